import '@hono/zod-openapi';
import {
  type AuditAction,
  type AuditKind,
  type AuditObject,
  type AuditRecord,
  type AuditWhere,
  actor,
  auditActions,
  auditKinds,
  auditLink,
  auditSentence,
  deptsOf,
  instant,
  type Principal,
} from '@mingcha/http';
import { addDays, dateText, problems, startOfDay } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import * as z from 'zod';
import { membersOf } from './members.ts';

const actions = Object.keys(auditActions) as [AuditAction, ...AuditAction[]];
const kinds = Object.keys(auditKinds) as [AuditKind, ...AuditKind[]];

const object = z
  .object({
    kind: z.enum(kinds),
    noun: z.string().openapi({ description: '对象类别的名称', example: '督办' }),
    id: z.string(),
    name: z.string().openapi({ description: '操作当时的名称' }),
    in: z.string().optional().openapi({ description: '所属对象的编号，如举措所属的通知' }),
    link: z.string().optional().openapi({ description: '工作台中的地址' }),
  })
  .openapi('AuditObject');

export const recordSchema = z
  .object({
    id: z.string(),
    at: instant,
    by: actor.openapi({ description: '操作人及其当时的姓名' }),
    action: z.enum(actions),
    name: z.string().openapi({ description: '操作的名称', example: '签发督办' }),
    sentence: z
      .array(z.object({ text: z.string(), object: object.optional() }))
      .openapi({ description: '做了什么，分段；提到对象的段带有对象' }),
    object,
    changes: z
      .array(z.object({ label: z.string(), before: z.string(), after: z.string() }))
      .optional()
      .openapi({ description: '修改前后的内容；个人信息已脱敏' }),
    detail: z.record(z.string(), z.unknown()).optional(),
  })
  .openapi('AuditRecord');

export const filters = z.object({
  by: z.string().max(100).optional().openapi({ description: '操作人编号' }),
  action: z.enum(actions).optional(),
  kind: z.enum(kinds).optional().openapi({ description: '对象类别' }),
  object: z
    .string()
    .max(200)
    .optional()
    .openapi({ description: '对象编号，须与 kind 一起给出；也找出在其他记录中提到该对象的' }),
  q: z.string().trim().max(100).optional().openapi({ description: '记录中的文字，或对象编号的一部分' }),
  from: dateText.optional().openapi({ description: '起始日期，含当日' }),
  to: dateText.optional().openapi({ description: '截止日期，含当日' }),
  sort: z.enum(['at', '-at']).optional().openapi({ description: 'at 由旧到新，-at（缺省）由新到旧' }),
});
export type Filters = z.infer<typeof filters>;

/**
 * Which records a caller is given for their filters, or undefined where that can be none. What others did would show of a
 * department what its routes hide: a caller has what was done by people of the departments that their right reaches.
 */
export async function whereOf(
  { object: id, from, to, ...rest }: Filters,
  { store, principal }: { store: TenantStore; principal: Principal },
): Promise<AuditWhere | undefined> {
  if (id !== undefined && rest.kind === undefined)
    throw problems.invalid([{ pointer: '/kind', message: '按对象编号查询时，请同时给出对象类别 kind' }]);
  if (from !== undefined && to !== undefined && from > to)
    throw problems.invalid([{ pointer: '/to', message: '截止日期不能早于起始日期' }]);
  const where: AuditWhere = {
    ...rest,
    ...(id !== undefined && { object: { kind: rest.kind!, id }, kind: undefined }),
    ...(from !== undefined && { from: startOfDay(from).toISOString() }),
    ...(to !== undefined && { to: startOfDay(addDays(to, 1)).toISOString() }),
  };
  const depts = deptsOf(principal, 'audit:read');
  if (depts === 'all') return where;
  const self = { sub: principal.sub };
  const others = depts.length === 0 ? [] : await membersOf(store, depts);
  const among = [...others.filter(({ sub }) => sub !== self.sub), self];
  if (where.by !== undefined && !among.some(({ sub }) => sub === where.by)) return undefined;
  // Read by the index of the one person.
  return among.length === 1 ? { ...where, by: self.sub } : { ...where, among };
}

const shownObject = (one: AuditObject) => {
  const link = auditLink(one);
  return { ...one, noun: auditKinds[one.kind].noun, ...(link !== undefined && { link }) };
};

/** A record as a response has it. */
export const shownRecord = (record: AuditRecord) => ({
  id: record.id,
  at: record.at,
  by: record.by,
  action: record.action,
  name: auditActions[record.action].name,
  sentence: auditSentence(record).map(({ text, object: named }) => ({
    text,
    ...(named && { object: shownObject(named) }),
  })),
  object: shownObject(record.object),
  ...(record.changes && { changes: [...record.changes] }),
  ...(record.detail && { detail: { ...record.detail } }),
});
