import { type Exclusion, type Inclusion, SPEC_2, ticketInPlan } from '@mingcha/draw';
import { shanghaiDate } from '@mingcha/kernel';
import { openRegister } from '@mingcha/register';
import type { FileStore, Page, Stored, TenantStore } from '@mingcha/store';
import { type ObjectRow, objectSchema } from '../../rosters/object.ts';
import { objectKind } from '../../rosters/objectKind.ts';
import { createFraming } from '../frame/frame.ts';
import { pinnedItems } from '../frame/lists.ts';
import { saltsOf } from '../frame/salts.ts';
import { type Draw, objectSecretOf } from '../kept/draw.ts';
import { drawNumber } from '../kept/numbers.ts';
import { inclusionOf, type Standing, showsInclusion } from '../outcome/leaves.ts';
import { loadDrawn } from '../outcome/result.ts';
import { isNamed } from '../publishing/naming.ts';
import { listDraws } from '../reading/list.ts';
import { sha256 } from '../sha256.ts';
import { refusalOf } from './askedCode.ts';
import { blindSubstitutions, isBlind, publicSubstitutions } from './publicView.ts';

export type Lookup = {
  id: string;
  /** Missing where the frame goes by risk class: who was in it and who was not would show every enterprise's class. */
  inFrame?: boolean;
  name?: string;
  ticket?: string;
  /** Of a full draw of the second specification, where it is public: its ticket takes it. */
  salt?: string;
  excluded?: Exclusion;
  drawn: boolean;
  order?: number;
  /** Of a sealed draw: where it stands under the commitment, if that tells nothing of others. */
  inclusion?: Inclusion;
};

const rosterRow = (store: TenantStore, draw: Draw, id: string) =>
  objectSchema.shape.id.safeParse(id).success
    ? openRegister(store, objectKind).row(draw.committed!.pinned.objects, id)
    : undefined;

/** How an enterprise stands in a draw: a row of its frame, or why it is none. */
async function framed(store: TenantStore, draw: Draw, row: ObjectRow) {
  const { compose } = draw;
  const { at, loads, pinned, plan, idle = [] } = draw.committed!;
  const items = await pinnedItems(store, pinned, compose);
  const on = shanghaiDate(new Date(at));
  return createFraming({ spec: plan.spec, compose, items, on, loads, idle }).object(row);
}

/** Whether who is in the frame depends on class, so that nothing is said of who was not drawn. */
const goesByClass = ({ compose, committed }: Draw): boolean =>
  compose.filter.classes !== undefined ||
  (committed!.plan.spec === SPEC_2 && committed!.plan.classed.length > 0);

/** An object's ticket in a draw whose tickets are public, and the salt that it takes. */
function ticketIn(draw: Draw, seed: string, id: string): { ticket: string; salt?: string } {
  const { plan } = draw.committed!;
  const salt = objectSalt(draw, id);
  const ticket = ticketInPlan(plan, seed, { id, salt }, sha256);
  return { ticket, ...(plan.spec === SPEC_2 && { salt }) };
}

/** A row as the draw committed to it. */
function salted(draw: Draw, object: Awaited<ReturnType<typeof framed>>, id: string): Standing {
  if (typeof object !== 'string') return { list: 'objects', row: { ...object, salt: objectSalt(draw, id) } };
  const [salt] = saltsOf(draw.secret, 'excluded', [id]);
  return { list: 'excluded', row: { object: id, reason: object, salt: salt! } };
}

const objectSalt = (draw: Draw, id: string): string => saltsOf(objectSecretOf(draw), 'object', [id])[0]!;

/** What one may say of an enterprise in a published draw, with a code of any shape; with `files`, where it stands in it. */
async function standing(
  store: TenantStore,
  draw: Draw,
  id: string,
  files?: FileStore,
): Promise<Lookup & { listed: boolean }> {
  const { result } = await loadDrawn(store, draw);
  const row = await rosterRow(store, draw, id);
  const listed = row !== undefined;
  const order = result.selected.findIndex((selected) => selected.id === id);
  if (goesByClass(draw) && order < 0) return { id, drawn: false, listed };
  const object = row ? await framed(store, draw, row) : undefined;
  if (!row || object === undefined) return { id, inFrame: false, drawn: false, listed };
  const shown = files && showsInclusion(draw) ? salted(draw, object, id) : undefined;
  const inclusion = shown && (await inclusionOf(draw, id, shown, { files: files!, tenant: store.tenant }));
  const placed = inclusion && { inclusion };
  if (typeof object === 'string') {
    const reason = draw.committed!.plan.spec === SPEC_2 ? { name: row.name, excluded: object } : {};
    return { id, inFrame: false, ...reason, drawn: false, ...placed, listed };
  }
  const blind = isBlind(draw);
  return {
    id,
    inFrame: true,
    name: row.name,
    ...(!blind && ticketIn(draw, result.seed, id)),
    drawn: order >= 0,
    ...(order >= 0 && !blind && { order: order + 1 }),
    ...placed,
    listed,
  };
}

/**
 * Whether one enterprise was in a published draw's frame, as far as that may be published, its ticket, and whether it was
 * drawn. Throws `invalid` (422, at `/object`) for a code that its roster does not have and that is no right credit code.
 */
export async function lookUpObject(
  store: TenantStore,
  draw: Draw,
  id: string,
  { files }: { files: FileStore },
): Promise<Lookup> {
  const { listed, ...lookup } = await standing(store, draw, id, files);
  const refusal = listed ? undefined : refusalOf(id);
  if (refusal) throw refusal;
  return lookup;
}

export type FoundIn = Lookup & {
  draw: { id: string; number: string; title: string };
  /** Those that replaced it, or that it replaced. */
  substitutions: Awaited<ReturnType<typeof publicSubstitutions>>;
  /** Of a blind draw: that it was replaced, or came in, without the other side. */
  replaced?: Awaited<ReturnType<typeof blindSubstitutions>>['replaced'][number];
  substitute?: true;
};

/**
 * The same in each of a year's official draws whose names are public, newest first. A rehearsal is not among them, also where it has
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
      const { replaced, substitutes } = isBlind(draw)
        ? await blindSubstitutions(store, draw)
        : { replaced: [], substitutes: [] };
      const own = replaced.find((one) => one.id === id);
      const { compose, committed } = draw;
      return {
        listed,
        entry: {
          draw: { id: draw.id, number: drawNumber(committed!), title: compose.title },
          ...lookup,
          substitutions,
          ...(own && { replaced: own }),
          ...(substitutes.some((one) => one.id === id) && { substitute: true as const }),
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
      wanted: (draw) => draw.compose.seed.source !== 'local' && isNamed(draw),
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
