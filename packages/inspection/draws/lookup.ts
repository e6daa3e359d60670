import { ticketOf } from '@mingcha/draw';
import { shanghaiDate } from '@mingcha/kernel';
import { openRegister } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import { objectKind } from '../rosters/objectKind.ts';
import type { Draw } from './draw.ts';
import { createFraming } from './frame.ts';
import { pinnedItems } from './lists.ts';
import { loadDrawn } from './result.ts';
import { sha256 } from './sha256.ts';

export type Lookup = {
  id: string;
  /** Missing where the frame goes by risk class: who was in it and who was not would tell every enterprise's. */
  inFrame?: boolean;
  name?: string;
  ticket?: string;
  drawn: boolean;
  order?: number;
};

/** Whether one enterprise was in a published draw's frame, as far as that may be told, its ticket, and whether it was drawn. */
export async function lookUpObject(store: TenantStore, draw: Draw, id: string): Promise<Lookup> {
  const { pinned, at, loads } = draw.committed!;
  const { result } = await loadDrawn(store, draw);
  const order = result.selected.findIndex((selected) => selected.id === id);
  if (draw.compose.filter.classes && order < 0) return { id, drawn: false };
  const row = await openRegister(store, objectKind).row(pinned.objects, id);
  const items = await pinnedItems(store, pinned, draw.compose);
  const framing = createFraming({ compose: draw.compose, items, on: shanghaiDate(new Date(at)), loads });
  const object = row && framing.object(row);
  if (!row || !object) return { id, inFrame: false, drawn: false };
  return {
    id,
    inFrame: true,
    name: row.name,
    ticket: ticketOf(result.seed, id, 1, sha256),
    drawn: order >= 0,
    ...(order >= 0 && { order: order + 1 }),
  };
}
