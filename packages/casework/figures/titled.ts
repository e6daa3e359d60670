import { divisionName } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import type { CaseRow } from '../kept/row.ts';
import type { Definition } from '../types/definitions.ts';
import { lookUpNames } from '../view/names.ts';
import type { FigureFound } from './figuresOf.ts';

/** Groups with the names of what they are of. */
export async function titled(
  store: TenantStore,
  { fields }: Definition['compiled'],
  rows: readonly CaseRow[],
  figures: readonly FigureFound[],
) {
  const typeOf = (field: string) => fields.get(field)?.type;
  const keys = (type: string) => [
    ...new Set(
      figures.flatMap(({ groups }) =>
        groups.flatMap(({ field, items }) => (typeOf(field) === type ? items.map(({ key }) => key) : [])),
      ),
    ),
  ];
  const people = await lookUpNames(store, {
    depts: keys('department').filter(Boolean),
    people: keys('person').filter(Boolean),
  });
  const ofRows = new Map(rows.flatMap(({ names = {} }) => Object.entries(names)));
  const titleOf = (field: string, key: string): string => {
    if (key === '') return '未填写';
    const type = typeOf(field);
    if (type === 'division') return divisionName(key);
    if (type === 'yesNo') return key === 'true' ? '是' : '否';
    return people.get(key) ?? ofRows.get(key) ?? key;
  };
  return figures.map((one) => ({
    ...one,
    groups: one.groups.map(({ field, items }) => ({
      field,
      title: fields.get(field)?.title ?? field,
      items: items.map((item) => ({ ...item, title: titleOf(field, item.key) })),
    })),
  }));
}
