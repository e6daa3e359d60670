import type { CompiledCaseType, Field } from '@mingcha/cases';
import { divisionName, shanghaiDate } from '@mingcha/kernel';
import { lightNames } from '@mingcha/kernel/labels';
import type { CaseRow } from '../kept/row.ts';
import { textsIn } from '../texts.ts';
import type { Light } from '../view/lights.ts';
import type { Names } from '../view/names.ts';
import { aboutShown } from '../view/rowView.ts';

/** What lists know beside a row: the type as it is now, what ids are called, and how a due day stands. */
export type ListContext = {
  compiled: CompiledCaseType;
  names: Names;
  light: (row: CaseRow) => Light | undefined;
};

/** A column of the list of a type. */
export type CaseColumn = {
  name: string;
  header: string;
  width?: number;
  /** What it is sorted by; undefined where a case says nothing, and then it comes last. Missing where it is in a file only. */
  order?: (row: CaseRow, context: ListContext) => string | number | undefined;
  /** Texts are sorted by pinyin; without it by their code, as days and padded numbers are. */
  byPinyin?: true;
  /** The departments or people whose names it says. */
  named?: { kind: 'depts' | 'people'; ids: (row: CaseRow) => readonly string[] };
  /** As a file says it. */
  value: (row: CaseRow, context: ListContext) => string | number | undefined;
};

/** Of a text so much is sorted by; a place in a list, which names it, is not to grow. */
const mostSorted = 60;
const joined = (texts: readonly string[]): string | undefined =>
  texts.length === 0 ? undefined : texts.join('、');
const cut = (text: string | undefined): string | undefined => text?.slice(0, mostSorted);
/** Figures as figures, where texts are compared by their code. */
const padded = (text: string): string => text.replace(/\d+/g, (digits) => digits.padStart(12, '0'));
const rank = (all: readonly string[], one: string | undefined): number | undefined =>
  one === undefined ? undefined : all.indexOf(one) >>> 0;

/** Values that a list may show: of fields that are columns and have not become personal since. */
export const listedFields = ({ fields }: CompiledCaseType): [string, Field][] =>
  [...fields].filter(([, { list, personal }]) => list && !personal);

/** The columns of a type's list, by which it is sorted and with which it is exported. */
export function columnsOf(compiled: CompiledCaseType): Map<string, CaseColumn> {
  const { states, type } = compiled;
  const results = Object.keys(type.results ?? {});
  const stateOrder = [...states.keys()];
  const resultTitle = (result: string | undefined) => result && (type.results?.[result] ?? result);
  const stateTitle = ({ state }: CaseRow) => states.get(state)?.title ?? state;
  const about = (row: CaseRow) => aboutShown(compiled, row);
  const named = (ids: readonly string[], { names }: ListContext) =>
    joined(ids.map((id) => names.get(id) ?? id));
  const ofIds = (
    kind: 'depts' | 'people',
    ids: (row: CaseRow) => readonly string[],
  ): Omit<CaseColumn, 'name' | 'header'> => ({
    width: 24,
    byPinyin: true,
    named: { kind, ids },
    order: (row, context) => cut(named(ids(row), context)),
    value: (row, context) => named(ids(row), context),
  });
  const all: CaseColumn[] = [
    {
      ...{ name: 'number', header: '编号', width: 20 },
      order: ({ number }) => number && padded(number),
      value: ({ number }) => number,
    },
    {
      name: 'about',
      header: '事由',
      width: 40,
      byPinyin: true,
      order: (row) => cut(about(row)),
      value: about,
    },
    ...listedFields(compiled).map(([name, field]) => fieldColumn(name, field)),
    {
      ...{ name: 'state', header: '状态', width: 14 },
      order: ({ state }) => rank(stateOrder, state),
      value: stateTitle,
    },
    {
      ...{ name: 'result', header: '办理结果', width: 14 },
      order: ({ result }) => rank(results, result),
      value: ({ result }) => resultTitle(result),
    },
    {
      ...{ name: 'due', header: '期限', width: 12, order: dueOf },
      value: (row) => dueOf(row) && row.due?.day,
    },
    {
      ...{ name: 'light', header: '时限', width: 8 },
      value: (row, { light }) => {
        const found = light(row);
        return found && lightNames[found];
      },
    },
    { name: 'depts', header: '涉及单位', ...ofIds('depts', ({ depts }) => depts) },
    { name: 'people', header: '经办人', ...ofIds('people', ({ people = [] }) => people) },
    {
      ...{ name: 'opened', header: '登记', width: 12 },
      order: ({ openedAt }) => openedAt,
      value: ({ openedAt }) => shanghaiDate(new Date(openedAt)),
    },
    {
      ...{ name: 'ended', header: '办结', width: 12 },
      order: ({ endedOn }) => endedOn,
      value: ({ endedOn }) => endedOn,
    },
  ];
  return new Map(all.map((one) => [one.name, one]));

  function fieldColumn(name: string, field: Field): CaseColumn {
    const base = { name: `fields.${name}`, header: field.title, width: 18 };
    const listed = (row: CaseRow) => row.listed[name];
    const texts = (row: CaseRow) => textsIn(listed(row));
    switch (field.type) {
      case 'number':
      case 'money': {
        const number = (row: CaseRow) => {
          const found = listed(row);
          return typeof found === 'number' ? found : undefined;
        };
        return { ...base, order: number, value: number };
      }
      case 'yesNo':
        return {
          ...base,
          order: (row) => (typeof listed(row) === 'boolean' ? Number(listed(row)) : undefined),
          value: (row) => (listed(row) === undefined ? undefined : listed(row) ? '是' : '否'),
        };
      case 'choice':
        return {
          ...base,
          order: (row) => rank(field.choices ?? [], texts(row)[0]),
          value: (row) => joined(texts(row)),
        };
      case 'department':
        return { ...base, ...ofIds('depts', texts) };
      case 'person':
        return { ...base, ...ofIds('people', texts) };
      case 'division':
        return {
          ...base,
          order: (row) => texts(row)[0],
          value: (row) => joined(texts(row).map(divisionName)),
        };
      case 'row': {
        const titles = (row: CaseRow) => joined(texts(row).map((id) => row.names?.[id] ?? id));
        return { ...base, byPinyin: true, order: (row) => cut(titles(row)), value: titles };
      }
      case 'date':
        return { ...base, order: (row) => texts(row)[0], value: (row) => joined(texts(row)) };
      default:
        return {
          ...base,
          byPinyin: true,
          order: (row) => cut(joined(texts(row))),
          value: (row) => joined(texts(row)),
        };
    }
  }
}

/** When what runs in an open case runs out; what is done has nothing that does. */
export const dueOf = ({ due, endedOn }: Pick<CaseRow, 'due' | 'endedOn'>): string | undefined =>
  endedOn === undefined ? due?.at : undefined;
