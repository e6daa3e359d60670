import { type ListDefinition, listRegister, readElements } from '@mingcha/catalogue';
import { problems } from '@mingcha/kernel';
import { defineKind, openRegister, type Row } from '@mingcha/register';
import type { RuleField, RuleFields } from '@mingcha/rules';
import type { TenantStore } from '@mingcha/store';
import * as z from 'zod';
import { fullMonths } from '../models/fields.ts';
import { inPassing } from '../recompute/subjects.ts';
import { auditLookAtRow } from './auditLook.ts';
import { subjectField } from './names.ts';
import type { ReadSubjects, SubjectDeps, SubjectSource } from './source.ts';

/** 中介超市机构名录. What its rows say is in its definition, which a city may have changed. */
const list = 'intermediary-agencies';

type AgencyRow = Row & { readonly name?: string };

/** The register of the list, as far as it is the same for every definition. */
export const agencyKind = defineKind<AgencyRow>({
  ...{ name: listRegister(list), title: '中介超市机构名录', noun: '中介机构' },
  schema: z.looseObject({ id: z.string() }) as unknown as z.ZodType<AgencyRow>,
  rights: { read: 'catalogue:read', write: 'catalogue:write' },
  columns: [
    { field: 'id', header: '统一社会信用代码', type: 'code', required: true },
    { field: 'name', header: '机构名称', type: 'text', required: true },
  ],
});

/** Something that expressions read of a row, on a day, `YYYY-MM-DD`. */
type Reading = {
  name: string;
  field: RuleField;
  of: (row: Row, on: string) => unknown;
  isMonths?: true;
};

/** What expressions read of the rows of a list: its elements, and of a day how many full months it is past and to come. */
export function readingsOf({ elements }: Pick<ListDefinition, 'elements'>): Reading[] {
  const own = elements.filter(({ of, field }) => of === undefined && field !== 'id');
  const readings = readElements(own, elements).flatMap(({ element, rule, read }): Reading[] => {
    const name = subjectField(element.field);
    const { title } = element;
    // What has no entries has an empty list of them, so that a condition can say that something is not among them.
    const none = rule.type === 'strings' ? [] : undefined;
    if (element.type !== 'date') return [{ name, field: rule, of: (row) => read(row) ?? none }];
    const months = (of: (day: string, on: string) => number): Reading['of'] => {
      return (row, on) => {
        const day = read(row);
        return typeof day === 'string' ? of(day, on) : undefined;
      };
    };
    const number = (text: string): RuleField => ({ title: text, type: 'number' });
    return [
      {
        ...{ name: `${name}Months`, isMonths: true },
        field: number(`${title}以来满几个月，还没有到的为负数`),
        of: months((day, on) => fullMonths(day, on)),
      },
      {
        ...{ name: `${name}MonthsLeft`, isMonths: true },
        field: number(`距${title}还有几个月，已经过了的为负数`),
        of: months((day, on) => fullMonths(on, day)),
      },
    ];
  });
  // A column that is called as the months of a day are keeps its name.
  const columns = new Set(own.flatMap(({ field, type }) => (type === 'date' ? [] : [subjectField(field)])));
  return readings.filter(({ name, isMonths }) => !isMonths || !columns.has(name));
}

async function readings(store: TenantStore, { lists }: Pick<SubjectDeps, 'lists'>): Promise<Reading[]> {
  const found = await lists.find(store, list);
  return found ? readingsOf(found.list) : [];
}

/** What expressions may read of an agency, by the definition that the list has now. */
export const agencyFields = async (
  store: TenantStore,
  deps: Pick<SubjectDeps, 'lists'>,
): Promise<RuleFields> =>
  new Map((await readings(store, deps)).map(({ name, field }): [string, RuleField] => [name, field]));

/** The published agencies. */
export const agencies: SubjectSource = {
  async current(store) {
    const { published } = await openRegister(store, agencyKind).heads();
    if (published) return published.id;
    throw problems.conflict(
      'no-roster-of-subject',
      '“中介超市机构名录”还没有公示的版本，请先在清单中公示，再试算或评价中介机构。',
    );
  },
  named: (store, version, ids) => openRegister(store, agencyKind).rowsOf(version, ids),
  auditLook: auditLookAtRow(agencyKind),
  async read(store, { roster, on }, deps): Promise<ReadSubjects> {
    const all = await readings(store, deps);
    const values: Record<string, Record<string, unknown>> = {};
    for await (const row of openRegister(store, agencyKind, inPassing()).rows(roster))
      values[row.id] = Object.fromEntries(all.map(({ name, of }) => [name, of(row, on)]));
    return { fields: all.map(({ name, field }) => [name, field]), values };
  },
};
