import type { CompiledCaseType, Field } from '@mingcha/cases';
import type { Depts } from '@mingcha/http';
import { type FieldError, isDate, Problem } from '@mingcha/kernel';
import type { OfficeCalendar } from '@mingcha/lifecycle/clocks';
import { codesPart, type Filter } from '@mingcha/register';
import { isReached } from '../access/concerned.ts';
import type { CaseRow } from '../kept/row.ts';
import { textsIn } from '../texts.ts';
import { createLights, type Light } from '../view/lights.ts';
import { dueOf, listedFields } from './columns.ts';

/** What a list of cases is narrowed to. Of what stands several times any holds. */
export type CaseFilter = {
  state?: readonly string[] | undefined;
  result?: readonly string[] | undefined;
  dept?: readonly string[] | undefined;
  person?: readonly string[] | undefined;
  light?: readonly Light[] | undefined;
  /** Days, the last included. */
  openedFrom?: string | undefined;
  openedTo?: string | undefined;
  endedFrom?: string | undefined;
  endedTo?: string | undefined;
  /** Fields of the list: `field=value`, `field>=value`, `field<=value`. */
  where?: readonly string[] | undefined;
  /** Those that have left the usual list. */
  archived?: boolean | undefined;
};

/** A filter or an order that a list of this type does not know, at what was asked. */
export const badQuery = (errors: FieldError[]): Problem =>
  new Problem({
    status: 400,
    code: 'bad-query',
    title: '查询条件有误',
    detail: errors.map(({ message }) => message).join(''),
    errors,
  });

type About = { compiled: CompiledCaseType; reach: Depts; office: OfficeCalendar; now: Date };

const ofRow = (name: string, value: (row: CaseRow) => unknown) => codesPart(name, value);
const among = (wanted: ReadonlySet<string>) => (value: unknown) =>
  textsIn(value).some((one) => wanted.has(one));

/** The filters of a question. Throws `bad-query` (400) with all that is wrong with it. */
export function filtersOf(filter: CaseFilter, { compiled, reach, office, now }: About): Filter[] {
  const errors: FieldError[] = [];
  const filters: Filter[] = [
    {
      part: ofRow('archived', ({ isArchived }) => isArchived),
      test: (value) => (value === true) === (filter.archived === true),
    },
  ];
  if (reach !== 'all')
    filters.push({
      part: ofRow('depts', ({ depts }) => depts),
      test: (depts) => isReached(reach, depts as string[]),
    });
  const known = (name: 'state' | 'result', value: (row: CaseRow) => unknown, names: readonly string[]) => {
    const wanted = filter[name] ?? [];
    for (const one of wanted)
      if (!names.includes(one))
        errors.push({
          pointer: `/${name}`,
          message: `没有“${one.slice(0, 40)}”这种${name === 'state' ? '状态' : '办理结果'}，可用的有：${names.join('、') || '无'}。`,
        });
    if (wanted.length > 0) filters.push({ part: ofRow(name, value), test: among(new Set(wanted)) });
  };
  known('state', ({ state }) => state, [...compiled.states.keys()]);
  known('result', ({ result }) => result, Object.keys(compiled.type.results ?? {}));
  const listed = (name: 'dept' | 'person', part: string, value: (row: CaseRow) => unknown) => {
    const wanted = filter[name] ?? [];
    if (wanted.length > 0) filters.push({ part: ofRow(part, value), test: among(new Set(wanted)) });
  };
  listed('dept', 'depts', ({ depts }) => depts);
  listed('person', 'people', ({ people }) => people);
  if (filter.light && filter.light.length > 0) {
    const wanted = new Set(filter.light);
    const lightOf = createLights(office, now);
    filters.push({
      part: ofRow('due', (row) => dueOf(row) && { due: row.due, warn: row.warn }),
      test: (value) => {
        if (value === undefined) return false;
        const { due, warn } = value as Required<Pick<CaseRow, 'due' | 'warn'>>;
        return wanted.has(lightOf(due, warn));
      },
    });
  }
  for (const [name, part, value] of [
    ['opened', 'openedOn', ({ openedOn }: CaseRow) => openedOn],
    ['ended', 'endedOn', ({ endedOn }: CaseRow) => endedOn],
  ] as const) {
    const [from, to] = [filter[`${name}From`], filter[`${name}To`]];
    if (from !== undefined && to !== undefined && from > to)
      errors.push({ pointer: `/${name}To`, message: '截止日期早于起始日期，请对调。' });
    if (from !== undefined || to !== undefined)
      filters.push({ part: ofRow(part, value), test: isBetween(from, to) });
  }
  filters.push(...fieldFilters(filter.where ?? [], compiled, errors));
  if (errors.length > 0) throw badQuery(errors);
  return filters;
}

const isBetween =
  <V extends string | number>(from: V | undefined, to: V | undefined) =>
  (value: unknown): boolean =>
    (Array.isArray(value) ? value : [value]).some(
      (one) => one !== undefined && (from === undefined || one >= from) && (to === undefined || one <= to),
    );

const condition = /^([a-z][A-Za-z0-9]{0,39})(>=|<=|=)(.*)$/s;
type Wanted = { equal: string[]; from?: string; to?: string };

function fieldFilters(where: readonly string[], compiled: CompiledCaseType, errors: FieldError[]): Filter[] {
  const fields = new Map(listedFields(compiled));
  const asked = new Map<string, Wanted>();
  const fault = (name: string, message: string) => void errors.push({ pointer: `/where/${name}`, message });
  for (const [i, text] of where.entries()) {
    const [, name, sign, value = ''] = condition.exec(text) ?? [];
    const field = name === undefined ? undefined : fields.get(name);
    if (name === undefined || !field) {
      const known = [...fields].map(([one, { title }]) => `${one}（${title}）`).join('、');
      fault(
        name ?? String(i),
        `“${text.slice(0, 40)}”不能用作条件。写法为 字段=值、字段>=值 或 字段<=值，可用的字段有：${known || '无'}。`,
      );
      continue;
    }
    const wrong = wrongValue(field, sign!, value);
    if (wrong !== undefined) {
      fault(name, `${field.title}：${wrong}`);
      continue;
    }
    const one = asked.get(name) ?? { equal: [] };
    asked.set(name, one);
    if (sign === '=') one.equal.push(value);
    else one[sign === '>=' ? 'from' : 'to'] = value;
  }
  return [...asked].flatMap(([name, wanted]) =>
    testsOf(fields.get(name)!, wanted).map((test) => ({
      part: ofRow(`fields.${name}`, ({ listed }) => listed[name]),
      test,
    })),
  );
}

const isNumeric = ({ type }: Field) => type === 'number' || type === 'money';

/** Why a value cannot be asked for; an empty one asks for what is not filled in. */
function wrongValue(field: Field, sign: string, value: string): string | undefined {
  if (field.type === 'table' || field.type === 'file') return '这一项不能用作条件。';
  const isRange = sign !== '=';
  if (isRange && field.type !== 'date' && !isNumeric(field)) return '只有日期和数字可以按范围筛选，请用“=”。';
  if (value === '') return isRange ? '请写明范围的一端。' : undefined;
  if (field.type === 'date') return isDate(value) ? undefined : '须是日期，如 2026-03-16。';
  if (isNumeric(field)) return /^-?\d{1,15}(\.\d{1,6})?$/.test(value) ? undefined : '须是数字。';
  if (field.type === 'yesNo')
    return value === 'true' || value === 'false' ? undefined : '须是 true（是）或 false（否）。';
  if (field.type === 'choice')
    return field.choices?.includes(value) ? undefined : `只能是：${field.choices?.join('、') ?? ''}。`;
  if (field.type === 'division')
    return /^\d{6}(\d{6})?$/.test(value) ? undefined : '须是 6 位或 12 位区划代码。';
  return undefined;
}

function testsOf(field: Field, { equal, from, to }: Wanted): Filter['test'][] {
  const tests: Filter['test'][] = [];
  if (from !== undefined || to !== undefined) {
    const end = (text: string | undefined) =>
      text === undefined ? undefined : isNumeric(field) ? Number(text) : text;
    tests.push(isBetween(end(from), end(to)));
  }
  if (equal.length === 0) return tests;
  const takesEmpty = equal.includes('');
  const wanted = equal.filter((one) => one !== '');
  const one = equalTo(field, wanted);
  tests.push((value) => {
    const values = Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value];
    return values.length === 0 ? takesEmpty : values.some(one);
  });
  return tests;
}

function equalTo({ type }: Field, wanted: readonly string[]): (value: unknown) => boolean {
  if (type === 'number' || type === 'money') {
    const numbers = new Set(wanted.map(Number));
    return (value) => numbers.has(value as number);
  }
  if (type === 'division') {
    const within = wanted.map(divisionStart);
    return (value) => within.some((start) => String(value).startsWith(start));
  }
  if (type === 'text') {
    const parts = wanted.map((one) => one.toLowerCase());
    return (value) => parts.some((part) => String(value).toLowerCase().includes(part));
  }
  const texts = new Set(wanted);
  return (value) => texts.has(String(value));
}

/** What the codes of a division and of all in it begin with: two figures for province, city and county, three below them. */
function divisionStart(code: string): string {
  const above = code.slice(0, 6).replace(/(00)+$/, '');
  const below = code.slice(6).replace(/(000)+$/, '');
  return below === '' ? above : code.slice(0, 6) + below;
}
