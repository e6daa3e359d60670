import type { Principal } from '@mingcha/http';
import { byCode } from '@mingcha/kernel/arrange';
import { type Stored, sideBySide, type TenantStore } from '@mingcha/store';
import type { Draw } from '../../draws/kept/draw.ts';
import { drawNumber } from '../../draws/kept/numbers.ts';
import { loadDrawn } from '../../draws/outcome/result.ts';
import { resultRows } from '../../draws/outcome/resultView.ts';
import { substitutionsOf } from '../../draws/outcome/substitutions.ts';
import { rowsInSight, sightOf } from '../../draws/reading/sight.ts';
import { drawnSeen } from '../drawnSeen.ts';

/** A draw in which an enterprise was drawn, or came in for another. */
export type DrawnIn = {
  id: string;
  number: string;
  title: string;
  state: Draw['state'];
  year: number;
  at: string;
  /** It was replaced by another. */
  replaced: boolean;
  /** It came in for another. */
  substitute: boolean;
};

/** All draws in which an enterprise was drawn, newest first, as far as the caller sees their outcomes. */
export async function drawsOf(store: TenantStore, caller: Principal, object: string): Promise<DrawnIn[]> {
  const draws: Stored<Draw>[] = [];
  for await (const draw of drawnSeen(store, caller)) if (sightOf(draw, caller) !== 'none') draws.push(draw);
  const found: DrawnIn[] = [];
  await sideBySide(draws, async (draw) => {
    const all = resultRows(await substitutionsOf(store, draw), await loadDrawn(store, draw));
    const row = rowsInSight(draw, caller, all).find(({ id }) => id === object);
    if (!row) return;
    found.push({
      ...{ id: draw.id, state: draw.state, title: draw.compose.title, at: draw.outcome!.at },
      number: drawNumber(draw.committed!),
      year: draw.committed!.year,
      replaced: row.substitutedBy !== undefined,
      substitute: row.substituteOf !== undefined,
    });
  });
  return found.sort((a, b) => byCode(b.at, a.at) || byCode(a.id, b.id));
}
