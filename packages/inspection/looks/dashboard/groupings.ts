import type { CaseRow } from '@mingcha/casework/reading';
import { divisionName } from '@mingcha/kernel';
import { queryAll, type TenantStore } from '@mingcha/store';
import { type Department, personEntity } from '@mingcha/tenancy';
import { type ChecksColumn, deptOf } from './checksTable.ts';

/** How the lines of a yearly table of inspections are made: its title, the head of its first column, and the groups with their names. */
type Grouping = {
  title: string;
  header: string;
  groupsOf: (row: CaseRow) => readonly string[];
  names: ReadonlyMap<string, string>;
  /** Further columns that say where a group belongs. */
  places?: readonly ChecksColumn[];
};

/** The divisions of cities end with two zeros. */
const isCity = (county: string): boolean => county.endsWith('00');

const levelTitle = (county: string): string => (isCity(county) ? '市级' : `县级：${divisionName(county)}`);

/**
 * By department, by level and county of the department, or by who inspected: of a visit each of its inspectors with an account, with
 * the department and the level of each.
 */
export async function grouping(
  by: 'checks' | 'levels' | 'inspectors',
  {
    store,
    names,
    departments,
  }: {
    store: TenantStore;
    names: ReadonlyMap<string, string>;
    departments: readonly Pick<Department, 'id' | 'division'>[];
  },
): Promise<Grouping> {
  if (by === 'checks')
    return { title: '行政检查情况表', header: '实施部门', groupsOf: (row) => [deptOf(row)], names };
  const countyOf = new Map(departments.map(({ id, division }) => [id, division.slice(0, 6)]));
  if (by === 'levels') {
    const titles = [...new Set(countyOf.values())].map((county) => [county, levelTitle(county)] as const);
    const groupsOf = (row: CaseRow) => [countyOf.get(deptOf(row)) ?? deptOf(row)];
    return { title: '各级行政检查情况表', header: '层级和区划', groupsOf, names: new Map(titles) };
  }
  const people = await queryAll(store, personEntity, []);
  const deptOfPerson = new Map(people.map(({ id, dept }) => [id, dept]));
  const place = (header: string, textOf: (dept: string) => string | undefined): ChecksColumn => ({
    ...{ header, width: 24 },
    value: ({ group = '' }) => {
      const dept = deptOfPerson.get(group);
      return dept === undefined ? undefined : textOf(dept);
    },
  });
  const county = (dept: string) => countyOf.get(dept);
  return {
    ...{ title: '检查人员工作量表', header: '检查人员' },
    groupsOf: ({ people: team = [] }) => team,
    names: new Map(people.map(({ id, name }) => [id, name])),
    places: [
      place('层级和区划', (dept) => (county(dept) === undefined ? undefined : levelTitle(county(dept)!))),
      place('部门', (dept) => names.get(dept) ?? dept),
    ],
  };
}
