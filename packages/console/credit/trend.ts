import { divisionName } from '@mingcha/kernel';
import type { CreditClassMonth } from '../api/schema.d.ts';
import { industrySections } from '../registers/industries.ts';

type Classes = CreditClassMonth['classes'];

/** The whole city. Other scopes are `county:` and `industry:` with a code. */
export const whole = 'whole';

const sectionName = (key: string) => industrySections[key] ?? (key === '' ? '未填行业' : key);

/** The scopes that some month has, in groups for a select. */
export function scopesOf(months: readonly CreditClassMonth[]) {
  const keysOf = (of: 'counties' | 'industries') =>
    [...new Set(months.flatMap((one) => one[of].map(({ key }) => key)))].sort();
  return [
    { label: '全市', value: whole },
    {
      label: '县区',
      options: keysOf('counties').map((key) => ({
        label: key === '' ? '未填区划' : divisionName(key),
        value: `county:${key}`,
      })),
    },
    {
      label: '行业',
      options: keysOf('industries').map((key) => ({ label: sectionName(key), value: `industry:${key}` })),
    },
  ];
}

/** How many of a scope had each class in a month. */
export function classesIn({ classes, counties, industries }: CreditClassMonth, scope: string): Classes {
  if (scope === whole) return classes;
  const [kind, key] = scope.split(':');
  const groups = kind === 'county' ? counties : industries;
  return groups.find((one) => one.key === key)?.classes ?? {};
}
