import { rightName } from '@mingcha/kernel/labels';
import type { Definition } from '../api/cases/definitions.ts';

type Party = Definition['parties'][string];
type Clock = NonNullable<Definition['clocks']>[string];
type Task = NonNullable<Definition['tasks']>[string];
type Limit = Clock['limit'];
type Titled = { title: string };

const quoted = (text: string): string => `“${text}”`;
const titleIn = (parts: Readonly<Record<string, Titled>> | undefined, name: string): string =>
  parts && Object.hasOwn(parts, name) ? parts[name]!.title : name;

export const fieldTitle = (type: Definition, name: string): string => titleIn(type.fields, name);
export const partyTitle = (type: Definition, name: string): string =>
  name === 'clock' ? '到期自动' : name === 'engine' ? '系统自动' : titleIn(type.parties, name);
export const stateTitle = (type: Definition, name: string): string => titleIn(type.states, name);
export const actionTitle = (type: Definition, name: string): string => titleIn(type.actions, name);

export const units = {
  workingDays: '个工作日',
  days: '天',
  months: '个月',
  officeHours: '个办公小时',
} as const;
export type Unit = keyof typeof units;

/** The unit of a plain span; undefined where a limit is not one. */
export const unitOf = (limit: Limit | undefined): Unit | undefined =>
  (Object.keys(units) as Unit[]).find((unit) => limit !== undefined && unit in limit);

/** A condition with the titles of its fields in place of their names. */
export const conditionText = (type: Definition, condition: string): string =>
  condition
    .replaceAll(/"[^"]*"|[a-z][A-Za-z0-9]*/g, (word) =>
      Object.hasOwn(type.fields, word) ? quoted(fieldTitle(type, word)) : word,
    )
    .replaceAll('&&', '且')
    .replaceAll('||', '或')
    .replaceAll(' != ', '不是')
    .replaceAll(' == ', '是')
    .replaceAll(' in ', '属于');

/** How long, or until when, in words. */
export function limitText(type: Definition, limit: Limit): string {
  const unit = unitOf(limit);
  if (unit) return `${(limit as Record<string, number>)[unit]} ${units[unit]}`;
  if ('workingDaysIn' in limit)
    return `${quoted(fieldTitle(type, limit.workingDaysIn))}所填的工作日数，至多 ${limit.max} 个`;
  if ('row' in limit) return `${quoted(fieldTitle(type, limit.row))}所选条目规定的工作日数`;
  if ('date' in limit) return `到${quoted(fieldTitle(type, limit.date))}所填的日期`;
  if ('yearly' in limit) return `${quoted(fieldTitle(type, limit.year))}所填年份的 ${limit.yearly}`;
  if (!('rules' in limit)) return '';
  return limit.rules
    .map(({ when, limit: one }) =>
      when === undefined
        ? `其余 ${limitText(type, one)}`
        : `${conditionText(type, when)}时 ${limitText(type, one)}`,
    )
    .join('；');
}

/** What happens when a clock has run out. */
export function expiryText(type: Definition, { expires }: Clock): string {
  if ('action' in expires) return `自动${quoted(actionTitle(type, expires.action))}`;
  if ('tell' in expires) return `提醒${expires.tell.map((name) => partyTitle(type, name)).join('、')}`;
  return expires.nothing;
}

/** Who a task asks. */
export function askedText(type: Definition, { to }: Task): string {
  if (typeof to === 'string') return partyTitle(type, to);
  return 'each' in to ? `${quoted(fieldTitle(type, to.each))}中的每个单位` : '名录中的每个单位';
}

/** What stands for an answer that does not come. */
export function silenceText(type: Definition, { silence, answers }: Task): string {
  if (!silence) return '';
  return 'counts' in silence
    ? `逾期视为${quoted(answers[silence.counts] ?? silence.counts)}`
    : `逾期提醒${silence.tell.map((name) => partyTitle(type, name)).join('、')}`;
}

/** A right in words, of the cases of this type without their group. */
export function rightText({ group }: Definition, right: string): string {
  const [, of, verb] = /^cases:([^:]+):(\w+)$/.exec(right) ?? [];
  return of === group ? rightName(`cases:*:${verb}`).replace('各类事项', '这类事项') : rightName(right);
}

/** Who a party is. */
export function whoText(type: Definition, party: Party): string {
  if ('receipt' in party) return '持该事项回执码的人';
  if ('public' in party) return '任何人';
  if ('client' in party) return `系统接口，权限：${rightName(party.client)}`;
  const of = (name: string | undefined, words: (title: string) => string) =>
    name === undefined ? [] : [words(quoted(fieldTitle(type, name)))];
  return [
    `有“${rightText(type, party.right)}”权限的人员`,
    ...of(party.dept, (title) => `属于${title}`),
    ...of(party.person, (title) => `是${title}本人`),
    ...of(party.division, (title) => `在${title}`),
    ...of(party.notDept, (title) => `不属于${title}`),
    ...of(party.notPerson, (title) => `不是${title}`),
  ].join('，');
}

/** What a party does, by the titles of actions. */
export function doesText(type: Definition, party: string): string {
  const actions = Object.values(type.actions);
  const does = actions.flatMap(({ title, by }) => (by.includes(party) ? [title] : []));
  const approves = actions.flatMap(({ title, approve }) => (approve?.includes(party) ? [title] : []));
  return [
    [...(type.open.by.includes(party) ? ['登记'] : []), ...does].join('、'),
    approves.length > 0 ? `审批${approves.map(quoted).join('')}` : '',
  ]
    .filter(Boolean)
    .join('；');
}

const partsBy: Readonly<Record<string, readonly (keyof Definition)[]>> = {
  fills: ['fields'],
  asks: ['fields'],
  clears: ['fields'],
  fields: ['fields'],
  dept: ['fields'],
  person: ['fields'],
  by: ['parties'],
  for: ['parties'],
  approve: ['parties'],
  tell: ['parties'],
  from: ['states'],
  to: ['states', 'parties'],
  while: ['states'],
  states: ['states'],
  opens: ['tasks', 'children'],
  papers: ['papers'],
};

const isPlain = (value: unknown): value is string | number => ['string', 'number'].includes(typeof value);

/** A value that stands at a place of a definition, as people read it: names by their titles. */
export function valueAtText(type: Definition, pointer: string, value: unknown): string {
  if (value === undefined) return '（无）';
  if (typeof value === 'boolean') return value ? '是' : '否';
  const parts = partsBy[pointer.split('/').at(-1) ?? ''] ?? [];
  const named = (one: string | number): string => {
    for (const part of parts) {
      const found = type[part] as Readonly<Record<string, Titled>> | undefined;
      if (found && Object.hasOwn(found, one)) return found[one]!.title;
    }
    return String(one);
  };
  if (isPlain(value)) return named(value);
  if (Array.isArray(value) && value.every(isPlain)) return value.map(named).join('、') || '（空）';
  if (Array.isArray(value)) return value.map((one) => valueAtText(type, pointer, one)).join('；');
  const object = value as Record<string, unknown>;
  if (typeof object.else === 'string') return object.else;
  if (typeof object.months === 'number' && 'do' in object)
    return `${object.months} 个月后${object.do === 'archive' ? '归档' : '清除个人信息'}`;
  if (typeof object.title === 'string') return quoted(object.title);
  if (unitOf(object as Limit) && Object.keys(object).length === 1) return limitText(type, object as Limit);
  return JSON.stringify(value);
}
