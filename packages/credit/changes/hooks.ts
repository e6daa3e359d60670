import type { Hook, Hooks } from '@mingcha/casework/besides';
import { objectKind } from '@mingcha/inspection';
import { addDays, isDate, problems, shanghaiDate } from '@mingcha/kernel';
import { openRegister } from '@mingcha/register';
import { atOnce, create, put, remove, replace, type TenantStore } from '@mingcha/store';
import { personEntity } from '@mingcha/tenancy';
import { type RiskClass, riskClasses } from '../models/format.ts';
import { changedClassEntity, classOutEntity, type ManualChange, manualChangeEntity } from './change.ts';

/** A class that is set by hand holds for no longer than so many days. */
const mostDays = 366;

/** The row of the roster that a change is about. */
async function rosterRow(store: TenantStore, id: unknown) {
  const roster = openRegister(store, objectKind);
  const { draft } = await roster.heads();
  return draft && typeof id === 'string' ? roster.row(draft.id, id) : undefined;
}

const asClass = (text: unknown): RiskClass | undefined => riskClasses.find((one) => text === `${one} 类`);

/** The class that the roster gives to whom the case is about. */
const classNow: Hook = {
  reads: ['object'],
  async looks({ fields: { object } }, { store }) {
    const row = await rosterRow(store, object);
    return row && (row.riskClass ? `${row.riskClass} 类` : '未分类');
  },
};

/** What is asked can be: of somebody in the roster, another class than it has, until a day that is to come. */
const changeable: Hook = {
  reads: ['object', 'wanted', 'until'],
  async refuses({ fields: { object, wanted, until } }, { store, now }) {
    const row = await rosterRow(store, object);
    if (!row) return { refusal: '检查对象名录里没有这个主体，请核对统一社会信用代码。' };
    const errors: { pointer: string; message: string }[] = [];
    if (row.riskClass !== undefined && row.riskClass === asClass(wanted))
      errors.push({ pointer: '/values/wanted', message: `现在就是 ${row.riskClass} 类，不必调整。` });
    const today = shanghaiDate(now);
    if (typeof until === 'string' && isDate(until)) {
      const last = addDays(today, mostDays);
      if (until < today || until > last)
        errors.push({ pointer: '/values/until', message: `应在 ${today} 至 ${last} 之间。` });
    }
    return { errors };
  },
};

const isPerson = async (store: TenantStore, id: string) =>
  (await store.get(personEntity, { id })) !== undefined;

/** The change as one row, in force from now on, and an entry for the clock, which brings it into the roster. */
const changeClass: Hook = {
  reads: ['object', 'wanted', 'reason', 'until'],
  async alongside({ type, id = '', fields, event }, { store, caseOf }) {
    const { by, approvedBy, at } = event;
    if (!(await isPerson(store, by.sub)))
      throw problems.forbidden('人工调整由人员提出，系统接口不能提出，请由有权限的人员提出。');
    const to = asClass(fields.wanted);
    if (!to) throw new Error(`no class ${String(fields.wanted)}`);
    const [own, row] = await Promise.all([caseOf(type, id), rosterRow(store, fields.object)]);
    const [subject, until] = [String(fields.object), String(fields.until)];
    const change: ManualChange = {
      ...{ subject, case: id, from: row?.riskClass ?? 'U', to, reason: String(fields.reason) },
      ...(own?.number !== undefined && { number: own.number }),
      ...{ asked: by, agreed: approvedBy, at, until },
    };
    const agreed = approvedBy.map(({ name }) => name).join('、');
    const reason = `人工调整（${change.number ?? id}）至 ${until}，${by.name}提出，${agreed}批准`;
    return [
      create(manualChangeEntity, change),
      create(changedClassEntity, { subject, case: id, to, until }),
      create(classOutEntity, { at: atOnce, subject, case: id, by, reason, tries: 0 }),
    ];
  },
};

/** Ends a change by its day or before: the row says when, and the clock brings the class of the evaluation back. */
const endChange: Hook = {
  reads: ['object'],
  async alongside({ id = '', fields, event: { by, at, name } }, { store }) {
    const subject = String(fields.object);
    const [change, changed, out] = await Promise.all([
      store.get(manualChangeEntity, { subject, case: id }),
      store.get(changedClassEntity, { subject }),
      store.get(classOutEntity, { at: atOnce, case: id }),
    ]);
    if (!change) throw new Error(`the change ${id} is missing`);
    const { lock, ...rest } = change;
    const why = name === 'revoke' ? '撤销' : '到期';
    const reason = `人工调整（${change.number ?? id}）${why}，恢复评价的分类`;
    return [
      replace(manualChangeEntity, { ...rest, endedAt: at }, lock),
      ...(changed?.case === id ? [remove(changedClassEntity, changed, changed.lock)] : []),
      put(classOutEntity, { at: atOnce, subject, case: id, by, reason, tries: 0 }, out),
    ];
  },
};

/** The code that the definition of a manual change names. */
export const classChangeHooks: Hooks = new Map<string, Hook>([
  ['credit.classNow', classNow],
  ['credit.changeable', changeable],
  ['credit.changeClass', changeClass],
  ['credit.endChange', endChange],
]);
