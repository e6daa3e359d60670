import type { ComparedItem, ComparedTenant, LevelItem } from '../api/lists/levels.ts';

export const kindNames: Record<LevelItem['kind'], string> = {
  new: '省新增',
  existing: '本市已有',
  changed: '省有改动',
  removed: '省已取消',
};

export const stateNames = { pending: '待定', refused: '不采用', settled: '已采用' } as const;

/** A value of an element as text. */
export function valueText(value: unknown): string {
  if (value === undefined || value === null || value === '') return '（空）';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.map(valueText).join('、');
  if (typeof value === 'object') return Object.values(value).map(valueText).join(' ');
  return String(value);
}

/** A score as a percentage with one decimal, never rounded up to the whole. */
export const percent = (score: number): string => `${(Math.floor(score * 1000) / 10).toFixed(1)}%`;

/** What each of those who have an item says in an element. What they are held against is told once, where it is one of them. */
export function cellsOf(
  { cells, take, like }: Pick<ComparedItem['elements'][number], 'cells' | 'take' | 'like'>,
  tenants: readonly Pick<ComparedTenant, 'tenant' | 'called'>[],
) {
  const isAmong = tenants.some(({ called }, i) => i > 0 && called === like);
  return cells.flatMap(({ has, value }, i) => {
    const { tenant = '', called = '' } = tenants[i] ?? {};
    if (!has || (i === 0 && isAmong)) return [];
    return [{ called: i === 0 ? like : called, text: valueText(value), differs: take.includes(tenant) }];
  });
}

/** Who has to change what of an item for all to be the same. */
export function wayText(
  { elements, missing }: Pick<ComparedItem, 'elements' | 'missing'>,
  tenants: readonly Pick<ComparedTenant, 'tenant' | 'called'>[],
): string[] {
  const named = (codes: readonly string[]) =>
    codes.map((code) => tenants.find(({ tenant }) => tenant === code)?.called ?? code).join('、');
  return [
    ...elements.map(
      ({ header, take, reconsider, like }) =>
        `${named(take)}：${header}改为与${like}相同${reconsider ? `（其余各方彼此相同，可先核对${like}的内容）` : ''}`,
    ),
    ...(missing.length > 0 ? [`${named(missing)}：没有这一事项，应当有的请补上，或者说明理由`] : []),
  ];
}

/** What makes an item the same in all counties: the rows that differ, as they were seen, and what all of them then say. */
export function evening({ elements, counties = [] }: Pick<ComparedItem, 'elements' | 'counties'>) {
  const differing = new Set(elements.flatMap(({ take }) => take));
  return {
    rows: counties.flatMap(({ county, row, etag }) => (differing.has(county) ? [{ id: row, etag }] : [])),
    set: Object.fromEntries(elements.map(({ field, cells }) => [field, cells[0]?.value ?? null])),
  };
}
