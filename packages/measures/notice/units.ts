import type { Department } from '@mingcha/tenancy';
import type { Unit } from './notice.ts';

/** All counties as one name: 各县（区）人民政府, 县、区政府, 各县（市、区）. */
const counties = /^(?:各[县市区旗州]+|(?=.*[县区])[县市区旗州]{2,})(?:人民政府|政府)?$/;
const between = /[（）()、，,和及与\s]/g;

/** Whether a printed name means all counties. */
export const isCountyGroup = (name: string): boolean => counties.test(name.replace(between, ''));

/** A department, as far as the units of a notice go. */
export type NamedDepartment = Pick<Department, 'id' | 'name' | 'short' | 'aliases' | 'kind'>;

/** Says for each printed name which departments it is; likeness only suggests. */
export async function readUnits(
  names: Iterable<string>,
  departments: readonly NamedDepartment[],
): Promise<(name: string) => Unit> {
  // The reader of notices is large, and few requests need it.
  const { matchUnits } = await import('@mingcha/notices');
  const distinct = [...new Set(names)];
  const units = new Map(
    matchUnits(distinct, departments).map(({ name, department, suggestions }): [string, Unit] => {
      if (department !== undefined) return [name, { name, depts: [department] }];
      if (isCountyGroup(name)) {
        return [name, { name, depts: departments.filter((d) => d.kind === 'county').map((d) => d.id) }];
      }
      const likely = suggestions.map(({ id, score }) => ({ dept: id, score }));
      return [name, { name, depts: [], ...(likely.length > 0 && { suggestions: likely }) }];
    }),
  );
  return (name) => units.get(name) ?? { name, depts: [] };
}
