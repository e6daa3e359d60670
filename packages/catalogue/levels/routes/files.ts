import { answerRowsFile } from '@mingcha/http';
import type { FileStore } from '@mingcha/store';
import type * as z from 'zod';
import type { LevelDeps } from '../published.ts';
import type { Refusal } from '../refusals.ts';
import type { comparedItem } from './comparisonSchemas.ts';
import type { levelItem } from './schemas.ts';

type FileDeps = { files: FileStore; maxResponseBytes: number };
/** What the routes of lists of several levels need. */
export type LevelRouteDeps = LevelDeps & FileDeps;

const kindNames = {
  new: '上级新增',
  existing: '本地已有',
  changed: '上级有改动',
  removed: '上级已取消',
} as const;
const stateNames = { pending: '待定', refused: '不采用', settled: '已采用' } as const;

/** A value of an element as people read it. */
function spoken(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.map(spoken).join('、');
  if (typeof value === 'object') return Object.values(value).map(spoken).join(' ');
  return String(value);
}

type Item = z.infer<typeof levelItem>;
type Line = { item: Item; element?: Item['elements'][number] };

/** A line of a file for each element of each item. */
export const levelLines = (items: readonly Item[]): Line[] =>
  items.flatMap((item): Line[] =>
    item.elements.length > 0 ? item.elements.map((element) => ({ item, element })) : [{ item }],
  );

export const levelColumns = [
  { header: '编码', width: 20, value: ({ item }: Line) => item.item },
  { header: '事项', width: 30, value: ({ item }: Line) => item.name },
  { header: '情形', width: 12, value: ({ item: { kind } }: Line) => kindNames[kind] },
  { header: '处理', width: 10, value: ({ item: { state } }: Line) => stateNames[state] },
  { header: '要素', width: 16, value: ({ element }: Line) => element?.header },
  { header: '采用时', width: 30, value: ({ element }: Line) => spoken(element?.base) },
  { header: '本地', width: 30, value: ({ element }: Line) => spoken(element?.own) },
  { header: '上级', width: 30, value: ({ element }: Line) => spoken(element?.offered) },
  { header: '不采用的理由', width: 30, value: ({ item }: Line) => item.refusal?.reason },
];

type Refused = Refusal & { called: string };

export const refusalColumns = [
  { header: '城市', width: 12, value: ({ called }: Refused) => called },
  { header: '编码', width: 20, value: ({ item }: Refused) => item },
  { header: '事项', width: 30, value: ({ name }: Refused) => name },
  { header: '情形', width: 12, value: ({ kind }: Refused) => kindNames[kind] },
  {
    header: '不采用的要素',
    width: 24,
    value: ({ elements }: Refused) => elements.map(({ header }) => header).join('、'),
  },
  { header: '理由', width: 40, value: ({ reason }: Refused) => reason },
  { header: '经办', width: 12, value: ({ by }: Refused) => by },
  { header: '时间', width: 20, value: ({ at }: Refused) => at },
  { header: '对省的第几版', width: 12, value: ({ edition }: Refused) => String(edition) },
];

type Compared = z.infer<typeof comparedItem>;
type Difference = { item: Compared; element?: Compared['elements'][number] };

/** A line of a file for each element that differs, and for each item that somebody does not have. */
const comparedLines = (items: readonly Compared[]): Difference[] =>
  items.flatMap((item): Difference[] => [
    ...item.elements.map((element) => ({ item, element })),
    ...(item.missing.length > 0 || item.elements.length === 0 ? [{ item }] : []),
  ]);

/** The columns of such a file, one for each tenant. */
function comparedColumns(tenants: readonly { tenant: string; called: string }[]) {
  const named = (codes: readonly string[]) =>
    codes.map((code) => tenants.find(({ tenant }) => tenant === code)?.called ?? code).join('、');
  return [
    { header: '编码', width: 20, value: ({ item }: Difference) => item.key },
    { header: '事项', width: 30, value: ({ item }: Difference) => item.name },
    { header: '要素', width: 16, value: ({ element }: Difference) => element?.header },
    ...tenants.map(({ called }, i) => ({
      header: called,
      width: 30,
      value: ({ element }: Difference) => spoken(element?.cells[i]?.value),
    })),
    { header: '须改为相同的', width: 24, value: ({ element }: Difference) => named(element?.take ?? []) },
    {
      header: '没有这一事项的',
      width: 24,
      value: ({ item, element }: Difference) => (element ? '' : named(item.missing)),
    },
  ];
}

type AnswerFile = Parameters<typeof answerRowsFile>;
type Tenants = Parameters<typeof comparedColumns>[0];

/** A comparison as a file. Who took it stands in the audit log, by the file's name. */
export const answerComparisonFile = (
  c: AnswerFile[0],
  file: { name: string; title: string },
  { items, tenants }: { items: readonly Compared[]; tenants: Tenants },
  asked: AnswerFile[4],
  deps: AnswerFile[5],
): Promise<Response> =>
  answerRowsFile(
    c,
    { ...file, columns: comparedColumns(tenants) },
    comparedLines(items),
    undefined,
    asked,
    deps,
  );
