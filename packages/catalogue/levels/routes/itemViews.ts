import { etagOf } from '@mingcha/http';
import type { Row } from '@mingcha/register';
import type * as z from 'zod';
import { basesOf } from '../bases.ts';
import type { LevelChange } from '../changes.ts';
import { type Values, valuesOf } from '../compared.ts';
import type { Edition } from '../published.ts';
import type { Refusal } from '../refusals.ts';
import type { Standing } from '../standing.ts';
import type { counts, edition, element, levelItem, refusalSchema } from './schemas.ts';

type Element = z.infer<typeof element>;

export const editionView = ({
  tenant,
  called,
  version,
}: Pick<Edition, 'tenant' | 'called' | 'version'>): z.infer<typeof edition> => {
  const { id, number, count, at } = version;
  return { tenant, called, version: id, number, count, at };
};

export function countsOf(changes: readonly LevelChange[]): z.infer<typeof counts> {
  const pending = { new: 0, existing: 0, changed: 0, removed: 0 };
  let [adopted, refused] = [0, 0];
  for (const { kind, state, own } of changes) {
    if (own?.origin) adopted++;
    if (state === 'pending') pending[kind]++;
    if (state === 'refused') refused++;
  }
  return { adopted, pending, refused };
}

export const refusalView = ({
  elements,
  edition: number,
  reason,
  by,
  at,
}: Refusal): z.infer<typeof refusalSchema> => ({
  elements: elements.map(({ header }) => header),
  ...{ edition: number, reason, by, at },
});

type Asked = { state?: string | undefined; kind?: string | undefined; q?: string | undefined };

/** The changes that match all that is asked. */
export function matching(changes: readonly LevelChange[], { state, kind, q }: Asked): LevelChange[] {
  const words = q?.toLowerCase();
  const isCalled = ({ item, name }: LevelChange) =>
    !words || item.toLowerCase().includes(words) || name.toLowerCase().includes(words);
  return changes.filter(
    (one) =>
      (state === undefined || one.state === state) &&
      (kind === undefined || one.kind === kind) &&
      isCalled(one),
  );
}

/** A page of changes with what their elements say: above now, here now, and above when the city took them over. */
export async function itemViews(
  standing: Standing,
  changes: readonly LevelChange[],
): Promise<z.infer<typeof levelItem>[]> {
  const { above, register, draft, refusals } = standing;
  const ids = changes.flatMap(({ own }) => own?.id ?? []);
  const [offered, baseOf, rows] = await Promise.all([
    above.open(changes.flatMap(({ offered }) => offered?.id ?? [])),
    basesOf(
      above,
      changes.flatMap(({ own, elements }) => (own && elements.length > 0 ? own : [])),
    ),
    draft ? register.rowsOf(draft.id, ids) : [],
  ]);
  const own = new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));
  return Promise.all(
    changes.map(async (change) => {
      const { item, kind, state, name, dept } = change;
      const row = change.own && own.get(change.own.id);
      const origin = change.own?.origin;
      const refusal = state === 'refused' ? refusals.get(item) : undefined;
      const sides = {
        base: change.own && baseOf(change.own),
        own: row && valuesOf(row),
        offered: offered.get(item),
      };
      return {
        ...{ item, kind, state, name },
        ...(dept !== undefined && { dept }),
        ...(row && { row: row.id, etag: etagOf(await register.etag(row as Row)) }),
        ...(origin && { from: origin.number }),
        elements: elementViews(standing, change, sides),
        ...(refusal && { refusal: refusalView(refusal) }),
      };
    }),
  );
}

function elementViews(
  { elements }: Standing,
  { kind, elements: differing }: LevelChange,
  { base, own, offered }: { base: Values | undefined; own: Values | undefined; offered: Values | undefined },
): Element[] {
  // Of a new item all that it says is shown.
  const shown =
    kind === 'new'
      ? elements.flatMap(({ field }, at) =>
          offered?.[field] === undefined ? [] : [{ at, state: undefined, conflict: false }],
        )
      : differing;
  return shown.map(({ at, state, conflict }) => {
    const { field } = elements[at]!;
    return {
      ...elements[at]!,
      ...(state && { state }),
      conflict,
      ...(base?.[field] !== undefined && { base: base[field] }),
      ...(own?.[field] !== undefined && { own: own[field] }),
      ...(offered?.[field] !== undefined && { offered: offered[field] }),
    };
  });
}
