import { type Actor, audit, etagOf } from '@mingcha/http';
import { type FieldError, problems } from '@mingcha/kernel';
import { createRowFinder, openRegister, prepareKind, type Row, type RowOp } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import type { LevelChange } from './changes.ts';
import { type Values, valuesOf } from './compared.ts';
import type { LevelDeps } from './published.ts';
import { forgetRefusals } from './refuse.ts';
import type { Standing } from './standing.ts';
import { elementsTaken, ownFaults, rowTaken, type Taken } from './taken.ts';

/** An item that is taken over, with the row as it was seen: without an etag there was none. */
type Accepted = Taken & { etag?: string | undefined };

export type Acceptance = {
  items: readonly Accepted[];
  /** What the city says in each of them, unless the item says otherwise. */
  own?: Values | undefined;
  reason?: string | undefined;
  /** The city's version that was seen, where rows were not seen one by one; null where there was none. */
  draft?: string | null | undefined;
};

/** At most so many faults are told. */
const mostErrors = 100;

/**
 * Takes items of the province's edition into the city's draft, or changes of them, all or none. Throws `invalid` (422) at the
 * item and field where a row would not do, 412 where a row was changed meanwhile, 409 where the list was.
 */
export async function accept(
  store: TenantStore,
  standing: Standing,
  { items, own = {}, reason = '采用上级目录', draft }: Acceptance,
  { by, ...deps }: LevelDeps & { by: Actor },
): Promise<{ number: number; added: number; changed: number; removed: number }> {
  const { kind, above, elements, refusals } = standing;
  const known = new Map(standing.changes.map((change) => [change.item, change]));
  requireKnown(items, known);
  const faulty = [
    ...ownFaults(standing, own, '/own'),
    ...items.flatMap((one, i) => ownFaults(standing, one.own ?? {}, `/items/${i}/own`)),
  ];
  if (faulty.length > 0) throw problems.invalid(faulty.slice(0, mostErrors));
  const prepared = await prepareKind(kind, { store, now: deps.clock });
  const find = createRowFinder(kind, prepared);
  const offered = await above.open(items.map(({ item }) => item));
  const headerOf = (field: string) =>
    kind.columns.find((column) => column.field === field.split('/')[0])?.header ?? field;

  /** What becomes of an item's row, as the draft has it. */
  function opFor(
    one: Accepted,
    stored: Row | undefined,
    i: number,
  ): { op?: RowOp<Row>; errors: FieldError[] } {
    const change = known.get(one.item)!;
    if (change.kind === 'removed') return { op: { type: 'remove', id: change.own!.id }, errors: [] };
    const row = rowTaken(standing, change, {
      stored: stored && valuesOf(stored),
      offered: offered.get(one.item) ?? {},
      taken: elementsTaken(change, elements, one.fields, `/items/${i}`).map(({ field }) => field),
      refused: new Set(refusals.get(one.item)?.elements.map(({ field }) => field)),
      own: { ...own, ...one.own },
    });
    const { row: given, findings } = find.given(row);
    const errors = findings
      .filter(({ severity }) => severity === 'error')
      .map(({ field, message }) => ({
        pointer: `/items/${i}/own/${field}`,
        message: `${change.name}的“${headerOf(field)}”：${message}`,
      }));
    return errors.length > 0 || !given ? { errors } : { op: { type: 'put', row: given }, errors };
  }

  const register = openRegister(store, kind, { now: deps.clock, decides: true });
  const { version, counts } = await register.change({
    // What is taken off here is what others may not take off.
    prepared: { ...prepared, keeps: undefined },
    ...{ by, reason },
    source: { type: 'edit' },
    ...(draft !== undefined && { expect: draft }),
    async ops(view) {
      const ids = items.map((one) => idOf(one, known.get(one.item)!, own));
      // Of a version that is held to, rows are read a page at a time.
      const rows = draft
        ? await register.rowsOf(
            draft,
            ids.map((id) => id ?? ''),
          )
        : await Promise.all(ids.map((id) => (id === undefined ? undefined : view.row(id))));
      const isMoved = ({ etag }: Accepted, row: Row | undefined) =>
        draft === undefined && (row && etagOf(view.etag(row))) !== etag;
      const moved = items.filter((one, i) => isMoved(one, rows[i]));
      if (moved.length > 0) throw problems.preconditionFailed({ items: moved.map(({ item }) => item) });
      const made = items.map((one, i) => opFor(one, rows[i], i));
      const errors = made.flatMap((one) => one.errors);
      if (errors.length > 0) throw problems.invalid(errors.slice(0, mostErrors));
      return made.flatMap(({ op }) => op ?? []);
    },
    alongside: ({ version, counts: { added, changed, removed } }) => {
      const count = added + changed + removed;
      const { called, version: edition } = above;
      const detail = { above: called, edition: edition.number, count, number: version?.number, reason };
      const object = { id: kind.name, name: kind.title };
      return count === 0 ? [] : audit(deps.clock, by, 'level.accept', object, { detail });
    },
  });
  await forgetRefusals(store, standing, items, { by, ...deps });
  const { added, changed, removed } = counts;
  return { number: version?.number ?? 0, added, changed, removed };
}

/** The id that an item's row has in the city, or gets; undefined where nobody has said it yet. */
function idOf(one: Accepted, { own: row, offered }: LevelChange, own: Values): string | undefined {
  if (row) return row.id;
  const given = one.own?.id ?? own.id;
  if (typeof given === 'string') return given;
  return offered && offered.key === offered.id ? offered.id : undefined;
}

/** Throws `invalid` (422) where an item is not offered, or is named twice. */
export function requireKnown(
  items: readonly { item: string }[],
  known: ReadonlyMap<string, LevelChange>,
): void {
  const seen = new Set<string>();
  const errors = items.flatMap(({ item }, i): FieldError[] => {
    const isTwice = seen.has(item);
    seen.add(item);
    if (isTwice) return [{ pointer: `/items/${i}/item`, message: '这一项列了两次' }];
    if (known.has(item)) return [];
    return [{ pointer: `/items/${i}/item`, message: '上级现行的目录中没有这一项，或者它的编码有重复' }];
  });
  if (errors.length > 0) throw problems.invalid(errors.slice(0, mostErrors));
}
