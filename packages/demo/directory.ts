import { shippedLists } from '@mingcha/systems/lists';
import { furtherItems } from './catalogue/furtherItems.ts';
import { items } from './catalogue/items.ts';
import { permit } from './catalogue/kinds.ts';
import { furtherRows, type ListRow } from './listRows.ts';

/** The list that the province publishes and its cities take over. */
export const directoryName = 'service-directory';

/** A department of the province, by the letters that stand for it and for those of cities. */
const departments = {
  scjg: '市场监督管理局',
  zfjs: '住房和城乡建设',
  jtys: '交通运输',
  rlsb: '人力资源和社会保障',
  mzj: '民政',
  zrzy: '自然资源',
  shuiwu: '水利',
  gjj: '住房公积金管理中心',
  sthj: '生态环境',
  wsjk: '卫生健康委员会',
  jy: '教育',
  gaj: '公安',
  yjgl: '应急管理',
  nync: '农业农村',
  whly: '文化和旅游',
} as const;
const common = { level: '分级管理', edition: 1, state: '在用', adoption: '待认领' } as const;

/** The departments of the province that its directory names. */
export const provinceDepartments = (code: string) =>
  Object.entries(departments).map(([letters, what]) => ({
    id: `${code}-${letters}`,
    name: /[局会心]$/.test(what) ? `省${what}` : `省${what}厅`,
    short: `省${what.slice(0, 4)}`,
    division: code,
    kind: 'department' as const,
  }));

/** An item of the directory with the letters of its department. */
export type DirectoryRow = ListRow & { dept: string };

/** The province's first edition; departments by their letters. */
export function directoryRows(): DirectoryRow[] {
  const { samples, broken } = shippedLists.find(({ list }) => list.id === directoryName)!;
  const known = [...samples.filter(({ id }) => id !== broken.id), ...(furtherRows[directoryName] ?? [])];
  const listed = [items, furtherItems]
    .flatMap((some) => Object.entries(some))
    .flatMap(([dept, all]) =>
      all.map(([id, name, kind, basis]) => ({ ...common, id, name, kind, basis, dept })),
    );
  return [...(known as DirectoryRow[]).map((row) => ({ ...row, adoption: '待认领' })), ...listed];
}

/** What its second edition changes, which waits in the cities; items that go are named by their ids. */
export const nextEdition: { rows: DirectoryRow[]; gone: readonly string[] } = {
  rows: [
    {
      ...common,
      id: '000131001001',
      name: '食品（含保健食品）生产许可',
      kind: permit,
      basis: '《中华人民共和国食品安全法》第三十五条、第七十六条',
      dept: 'scjg',
      edition: 2,
    },
    {
      ...common,
      id: '000117005001',
      name: '燃气经营许可证核发',
      kind: permit,
      basis: '《城镇燃气管理条例》第十五条（新修订）',
      dept: 'zfjs',
      edition: 2,
    },
    {
      ...common,
      id: '000118007001',
      name: '网络预约出租汽车经营许可',
      kind: permit,
      basis: '《对确需保留的行政审批项目设定行政许可的决定》',
      dept: 'jtys',
    },
  ],
  gone: ['000114004001'],
};

/** In what one city's own directory differs from the province's: two elements of two items. */
export const differingRows: Readonly<Record<string, object>> = {
  '000116002001': { name: '排污许可证核发' },
  '000123002001': { basis: '《公共场所卫生管理条例》第八条' },
};
