import { type Answer, answerOf, type Hook, type Hooks } from '@mingcha/casework/besides';
import { addDays, isDate, problems, shanghaiDate } from '@mingcha/kernel';
import { addMonths } from '@mingcha/lifecycle/clocks';
import { openRegister, suspendedNow, suspendedSince } from '@mingcha/register';
import { atOnce, create, put, type TenantStore } from '@mingcha/store';
import { personEntity } from '@mingcha/tenancy';
import { notedEntity } from '../proposals/noted.ts';
import { groundsOf } from './grounds.ts';
import { type MeasureUse, measureKind, measureUses, rowRefusal } from './measureLists.ts';

const uses = Object.keys(measureUses) as MeasureUse[];
const useOf = (type: string): MeasureUse => uses.find((use) => measureUses[use].type === type)!;

/** A row of the published edition, the edition's number, and what refuses a write once another is published. */
async function published(store: TenantStore, use: MeasureUse, measure: unknown) {
  const register = openRegister(store, measureKind(use));
  const heads = await register.heads();
  const row = heads.published && (await register.row(heads.published.id, String(measure)));
  return { row, edition: heads.published?.number, unchanged: register.unchanged(heads) };
}

/** The number of the edition that holds the measure. */
const edition: Hook = {
  reads: ['measure', 'until'],
  async looks({ type, fields: { measure } }, { store }) {
    return (await published(store, useOf(type), measure)).edition;
  },
};

/** What it rests on, for who decides. */
const ground: Hook = {
  reads: ['object', 'rests'],
  async looks({ type, fields: { object, rests } }, { store, now }) {
    const grounds = await groundsOf(store, String(object), shanghaiDate(now));
    const found = grounds.find(useOf(type), String(rests));
    return found && `${found.text}${found.until === undefined ? '' : `，至 ${found.until}`}`;
  },
};

type Fields = Readonly<Record<string, unknown>>;
const dayIn = (value: unknown) => (typeof value === 'string' && isDate(value) ? value : undefined);

/** Only from the published edition, on a ground that stands, and for no longer than both let it last. */
const usable: Hook = {
  reads: ['object', 'measure', 'rests', 'begins', 'until'],
  async refuses({ type, fields, given }, { store, now }): Promise<Answer> {
    const use = useOf(type);
    const today = shanghaiDate(now);
    const [{ row, unchanged }, suspended, grounds] = await Promise.all([
      published(store, use, fields.measure),
      suspendedNow(store, measureKind(use).name, now),
      groundsOf(store, String(fields.object), today),
    ]);
    const { title } = measureUses[use];
    const out = suspended.get(String(fields.measure));
    const refused = !row
      ? `它不在公布的《${title}》里，清单之外不得实施。`
      : out
        ? `这项措施${suspendedSince(out)}。`
        : rowRefusal(row, today);
    const found = grounds.find(use, String(fields.rests));
    const faults = [
      ...(refused === undefined ? [] : [{ pointer: '/values/measure', message: refused }]),
      ...(found ? [] : [{ pointer: '/values/rests', message: groundless[use] }]),
      ...periodFaults(fields, { today, months: row?.months, last: found?.until }),
    ];
    return { ...answerOf({ given }, faults), checks: [unchanged, ...grounds.unchanged] };
  },
};

const groundless: Readonly<Record<MeasureUse, string>> = {
  punishment: '这个主体没有以此文号列入、仍然有效的失信名单，也没有以此文号公示的处罚等失信信息，不能惩戒。',
  incentive: '这个主体没有以此文号、仍然有效的奖励、纳税信用 A 级或者已履行的承诺，不能激励。',
};

function periodFaults(
  { begins, until }: Fields,
  { today, months, last }: { today: string; months: number | undefined; last: string | undefined },
): { pointer: string; message: string }[] {
  const [from, to] = [dayIn(begins), dayIn(until)];
  const at = (name: string, message: string) => [{ pointer: `/values/${name}`, message }];
  if (from === undefined || to === undefined) return [];
  if (from < today) return at('begins', `不能早于今天（${today}）。`);
  if (to < from) return at('until', '不能早于开始日期。');
  if (months !== undefined && to > addDays(addMonths(from, months), -1))
    return at('until', `清单规定最长 ${months} 个月，应不晚于 ${addDays(addMonths(from, months), -1)}。`);
  if (last !== undefined && to > last) return at('until', `所依据的名单或者信息到 ${last} 为止，不能更晚。`);
  return [];
}

/** That a subject is to be looked at by the clock: whether what is in force still has its ground. */
export const noteOf = (subject: string, id: string) => ({ at: atOnce, id, subjects: [subject] });

/** A use is decided by people. The clock looks once more at its ground, which may have gone at this moment. */
const decided: Hook = {
  reads: ['object'],
  async alongside({ id = '', fields: { object }, event: { by } }, { store }) {
    if (!(await store.get(personEntity, { id: by.sub })))
      throw problems.forbidden('惩戒和激励由人员提出，系统接口不能提出，请由有权限的人员提出。');
    return [create(notedEntity, noteOf(String(object), `use ${id}`))];
  },
};

/** A listing has ended: what rests on it ends too. */
const listingOver: Hook = {
  reads: ['uscc'],
  async alongside({ id = '', fields: { uscc } }, { store }) {
    const note = noteOf(String(uscc), `listing ${id}`);
    return [put(notedEntity, note, await store.get(notedEntity, note))];
  },
};

/** The code that the definitions of uses, and of the lists that they rest on, name. */
export const measureHooks: Hooks = new Map<string, Hook>([
  ['credit.edition', edition],
  ['credit.ground', ground],
  ['credit.usable', usable],
  ['credit.useDecided', decided],
  ['credit.listingOver', listingOver],
]);
