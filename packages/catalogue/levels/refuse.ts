import { type Actor, audit } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { openRegister, type RowOp } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import { gone, type LevelChange, wholeItem } from './changes.ts';
import { wholeMark } from './compared.ts';
import type { LevelDeps } from './published.ts';
import { type Refusal, refusalId, refusalKind } from './refusals.ts';
import type { Standing } from './standing.ts';
import { elementsTaken, type Taken } from './taken.ts';

type Deps = LevelDeps & { by: Actor };

/** What of an item is refused: all of it, or of one that the city has, the elements that are named. */
function refusedOf(
  change: LevelChange,
  { elements }: Standing,
  fields: readonly string[] | undefined,
  pointer: string,
): Refusal['elements'] {
  const { kind, offered } = change;
  if (kind === 'removed') return [{ field: wholeItem, header: '取消', mark: gone }];
  if (kind !== 'changed') return [{ field: wholeItem, header: '全部', mark: wholeMark(offered!) }];
  const named = new Set(elementsTaken(change, elements, fields, pointer).map(({ field }) => field));
  return elements.flatMap(({ field, header }, at) =>
    named.has(field) ? [{ field, header, mark: offered!.marks[at]! }] : [],
  );
}

/**
 * Refuses what the province's edition says of items, with a reason that the province reads. The list itself stays as it is.
 * What is refused of an element anew replaces what was refused of it before. Throws `invalid` (422) where nothing of an item is
 * to be decided.
 */
export async function refuse(
  store: TenantStore,
  standing: Standing,
  { items, reason }: { items: readonly Taken[]; reason: string },
  { by, clock }: Deps,
): Promise<{ refused: number }> {
  const { above, kind, list } = standing;
  const known = new Map(standing.changes.map((change) => [change.item, change]));
  const at = clock().toISOString();
  const made = items.map(({ item, fields }, i): Refusal => {
    const change = known.get(item)!;
    const elements = refusedOf(change, standing, fields, `/items/${i}`);
    if (elements.length === 0)
      throw problems.invalid([
        { pointer: `/items/${i}/item`, message: '这一项与上级相同，没有需要决定的内容' },
      ]);
    return {
      ...{ id: refusalId(list.id, item), list: list.id, item, kind: change.kind },
      ...{ name: change.name.slice(0, 200), elements, edition: above.version.number },
      ...{ reason, by: by.name, sub: by.sub, at },
    };
  });
  await openRegister(store, refusalKind, { now: clock }).change({
    ...{ by, reason },
    source: { type: 'edit' },
    about: made.map(({ id }) => id),
    ops: (draft) =>
      Promise.all(
        made.map(async (row): Promise<RowOp<Refusal>> => {
          const before = (await draft.row(row.id))?.elements ?? [];
          const isAnew = (field: string) =>
            field === wholeItem || row.elements.some((element) => element.field === field);
          const isWhole = row.elements[0]!.field === wholeItem;
          const others = isWhole ? [] : before.filter(({ field }) => !isAnew(field));
          return { type: 'put', row: { ...row, elements: [...others, ...row.elements] } };
        }),
      ),
    alongside: () => {
      const detail = { above: above.called, edition: above.version.number, count: made.length, reason };
      return audit(clock, by, 'level.refuse', { id: kind.name, name: kind.title }, { detail });
    },
  });
  return { refused: made.length };
}

/** Takes back what was refused of items that are taken over after all. Where it does not come to that, it refuses nothing any more. */
export async function forgetRefusals(
  store: TenantStore,
  { list, refusals }: Pick<Standing, 'list' | 'refusals'>,
  items: readonly Taken[],
  { by, clock }: Deps,
): Promise<void> {
  const taken = items.filter(({ item }) => refusals.has(item));
  if (taken.length === 0) return;
  await openRegister(store, refusalKind, { now: clock }).change({
    ...{ by, reason: '已采用' },
    source: { type: 'edit' },
    async ops(draft) {
      const found: RowOp<Refusal>[] = [];
      for (const { item, fields } of taken) {
        const row = await draft.row(refusalId(list.id, item));
        const elements = row?.elements.filter(({ field }) => fields && !fields.includes(field)) ?? [];
        if (row && elements.length > 0) found.push({ type: 'put', row: { ...row, elements } });
        else if (row) found.push({ type: 'remove', id: row.id });
      }
      return found;
    },
  });
}
