import type { TenantStore } from '@mingcha/store';
import type { Draw } from '../draws/kept/draw.ts';
import { loadDrawn } from '../draws/outcome/result.ts';
import { resultRows } from '../draws/outcome/resultView.ts';
import { ofObjects, substitutionsOf } from '../draws/outcome/substitutions.ts';
import type { DrawnRows } from './wanted.ts';

/** A draw with the rows of its outcome as they are now. */
export async function drawnRows(store: TenantStore, draw: Draw): Promise<DrawnRows> {
  const [drawn, substitutions] = await Promise.all([loadDrawn(store, draw), substitutionsOf(store, draw)]);
  const reasons = new Map(ofObjects(substitutions).map(({ object, reason }) => [object, reason]));
  return { ...draw, rows: resultRows(substitutions, drawn), reasons };
}
