import { ticketOf } from '@mingcha/draw';
import { shanghaiDate } from '@mingcha/kernel';
import { openRegister } from '@mingcha/register';
import type { Page, Stored, TenantStore } from '@mingcha/store';
import { objectSchema } from '../../rosters/object.ts';
import { objectKind } from '../../rosters/objectKind.ts';
import type { Draw } from '../draw.ts';
import { createFraming } from '../frame/frame.ts';
import { pinnedItems } from '../frame/lists.ts';
import { listDraws } from '../list.ts';
import { drawNumber } from '../numbers.ts';
import { loadDrawn } from '../outcome/result.ts';
import { sha256 } from '../sha256.ts';
import { refusalOf } from './askedCode.ts';
import { publicSubstitutions } from './publicView.ts';

export type Lookup = {
  id: string;
  /** Missing where the frame goes by risk class: who was in it and who was not would show every enterprise's class. */
  inFrame?: boolean;
  name?: string;
  ticket?: string;
  drawn: boolean;
  order?: number;
};

const rosterRow = (store: TenantStore, draw: Draw, id: string) =>
  objectSchema.shape.id.safeParse(id).success
    ? openRegister(store, objectKind).row(draw.committed!.pinned.objects, id)
    : undefined;

/** What one may say of an enterprise in a published draw, with a code of any shape. */
async function standing(store: TenantStore, draw: Draw, id: string): Promise<Lookup & { listed: boolean }> {
  const { at, loads, pinned } = draw.committed!;
  const { result } = await loadDrawn(store, draw);
  const row = await rosterRow(store, draw, id);
  const listed = row !== undefined;
  const order = result.selected.findIndex((selected) => selected.id === id);
  if (draw.compose.filter.classes && order < 0) return { id, drawn: false, listed };
  const items = await pinnedItems(store, pinned, draw.compose);
  const framing = createFraming({ compose: draw.compose, items, on: shanghaiDate(new Date(at)), loads });
  const object = row && framing.object(row);
  if (!row || !object) return { id, inFrame: false, drawn: false, listed };
  return {
    id,
    inFrame: true,
    name: row.name,
    ticket: ticketOf(result.seed, id, 1, sha256),
    drawn: order >= 0,
    ...(order >= 0 && { order: order + 1 }),
    listed,
  };
}

/**
 * Whether one enterprise was in a published draw's frame, as far as that may be published, its ticket, and whether it was
 * drawn. Throws `invalid` (422, at `/object`) for a code that its roster does not have and that is no right credit code.
 */
export async function lookUpObject(store: TenantStore, draw: Draw, id: string): Promise<Lookup> {
  const { listed, ...lookup } = await standing(store, draw, id);
  const refusal = listed ? undefined : refusalOf(id);
  if (refusal) throw refusal;
  return lookup;
}

export type FoundIn = Lookup & {
  draw: { id: string; number: string; title: string };
  /** Those that replaced it, or that it replaced. */
  substitutions: Awaited<ReturnType<typeof publicSubstitutions>>;
};

/**
 * The same in each of a year's published official draws, newest first. A rehearsal is not among them, also where it has
 * an official number: nobody is inspected because of one.
 */
export async function lookUpInYear(
  store: TenantStore,
  { id, year }: { id: string; year: number },
  query: { limit?: number; cursor?: string | undefined },
): Promise<Page<FoundIn>> {
  const page = await inspecting(store, year, query);
  const found = await Promise.all(
    page.items.map(async (draw) => {
      const { listed, ...lookup } = await standing(store, draw, id);
      const all = lookup.inFrame === false ? [] : await publicSubstitutions(store, draw);
      const substitutions = all.filter(({ object, reserve }) => object.id === id || reserve.id === id);
      const { compose, committed } = draw;
      return {
        listed,
        entry: {
          draw: { id: draw.id, number: drawNumber(committed!), title: compose.title },
          ...lookup,
          substitutions,
        },
      };
    }),
  );
  const refusal = found.some(({ listed }) => listed) ? undefined : refusalOf(id);
  if (refusal && !(await listedIn(store, year, id))) throw refusal;
  return { items: found.map(({ entry }) => entry), next: page.next };
}

const inspecting = (
  store: TenantStore,
  year: number,
  query: { limit?: number; cursor?: string | undefined },
) =>
  listDraws(
    store,
    {
      series: 'official',
      year,
      state: 'published',
      wanted: ({ compose }) => compose.seed.source !== 'local',
    },
    query,
  );

/** Whether any roster that a year's published draws are pinned to has a code. */
async function listedIn(store: TenantStore, year: number, id: string): Promise<boolean> {
  if (!objectSchema.shape.id.safeParse(id).success) return false;
  const seen = new Set<string>();
  let cursor: string | undefined;
  do {
    const page: Page<Stored<Draw>> = await inspecting(store, year, { limit: 100, cursor });
    for (const draw of page.items) {
      const version = draw.committed!.pinned.objects;
      if (seen.has(version)) continue;
      seen.add(version);
      if (await rosterRow(store, draw, id)) return true;
    }
    cursor = page.next ?? undefined;
  } while (cursor);
  return false;
}
