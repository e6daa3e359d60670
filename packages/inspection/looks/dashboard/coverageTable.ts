import { divisionName, percent } from '@mingcha/kernel';
import type { dashboardOf } from './dashboard.ts';

/** Objects in business of one part of the roster, and those of them that were inspected in the year. */
export type CoverageLine = { by: string; name: string; objects: number; visited: number };

const unknown = '未填写';

/** The coverage of a year as one table: in whole, then by county, industry and class, as far as the caller sees them. */
export function coverageTable({
  whole,
  counties,
  industries,
  classes = [],
}: ReturnType<typeof dashboardOf>['coverage']): CoverageLine[] {
  const parts = [
    { by: '县区', of: counties, nameOf: divisionName },
    { by: '行业门类', of: industries, nameOf: (key: string) => key },
    { by: '信用风险分类', of: classes, nameOf: (key: string) => key },
  ];
  return [
    { by: '全部', name: '合计', ...whole },
    ...parts.flatMap(({ by, of, nameOf }) =>
      of.map(({ key, objects, visited }) => ({
        ...{ by, objects, visited },
        name: key === '' ? unknown : nameOf(key),
      })),
    ),
  ];
}

/** The columns of the table of coverage (检查对象覆盖情况). */
export const coverageColumns: readonly {
  header: string;
  width: number;
  value: (line: CoverageLine) => string | number | undefined;
}[] = [
  { header: '分类', width: 14, value: ({ by }) => by },
  { header: '名称', width: 24, value: ({ name }) => name },
  { header: '在营对象', width: 14, value: ({ objects }) => objects },
  { header: '已检查', width: 14, value: ({ visited }) => visited },
  { header: '未检查', width: 14, value: ({ objects, visited }) => objects - visited },
  { header: '覆盖率（%）', width: 14, value: ({ visited, objects }) => percent(visited, objects) },
];
