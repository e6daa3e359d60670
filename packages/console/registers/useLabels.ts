import { cities, divisionName } from '@mingcha/kernel';
import { useDepartments } from '../api/tenancy.ts';
import type { Column } from '../api/types.ts';
import { useMe } from '../session/me.tsx';
import { industrySections, industryText } from './industries.ts';

export interface Option {
  value: string;
  label: string;
}

/** What stands behind the codes of a column, where the API's description alone does not say it. */
type Meaning = 'division' | 'department' | 'industry' | undefined;

export function meaningOf(field: string): Meaning {
  if (field === 'division' || field === 'divisions' || field === 'region') return 'division';
  if (field === 'dept' || field === 'jurisdiction') return 'department';
  return field === 'industry' ? 'industry' : undefined;
}

/** Names for the codes of a register's columns, and the choices for a column where they are known. */
export function useLabels() {
  const me = useMe();
  const departments = useDepartments().data ?? [];
  const counties = Object.entries(cities.find((city) => city.code === me.tenant.code)?.counties ?? {});

  const label = (column: Column, value: string): string => {
    const given = column.values?.find((one) => typeof one !== 'string' && one.value === value);
    if (given && typeof given !== 'string' && given.label) return given.label;
    const meaning = meaningOf(column.field);
    if (meaning === 'division') return divisionName(value);
    if (meaning === 'industry') return industryText(value);
    if (meaning === 'department') return departments.find(({ id }) => id === value)?.name ?? value;
    return value;
  };

  const options = (column: Column): Option[] | undefined => {
    if (column.values && column.values.length > 0) {
      return column.values.map((one) => {
        const value = typeof one === 'string' ? one : one.value;
        return { value, label: label(column, value) };
      });
    }
    const meaning = meaningOf(column.field);
    if (meaning === 'division') return counties.map(([value, name]) => ({ value, label: name }));
    if (meaning === 'department') return departments.map(({ id, name }) => ({ value: id, label: name }));
    if (meaning === 'industry') {
      return Object.entries(industrySections).map(([value, name]) => ({ value, label: `${value} ${name}` }));
    }
    return undefined;
  };

  return { label, options };
}

export type Labels = ReturnType<typeof useLabels>;
