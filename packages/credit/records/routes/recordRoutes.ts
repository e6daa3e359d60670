import {
  actorOf,
  allow,
  audit,
  createRoute,
  deptsOf,
  etagResponse,
  found,
  includesDept,
  itemResponse,
  jsonBody,
  jsonResponse,
  newRouter,
  problemResponses,
  requireLock,
} from '@mingcha/http';
import { Problem, problems } from '@mingcha/kernel';
import { put, type Stored } from '@mingcha/store';
import * as z from 'zod';
import { objectionFinder, openObjections } from '../../objections/objection.ts';
import { creditKind } from '../kinds/index.ts';
import { loadRules, publicationRules, rulesEntity } from '../publication/rules.ts';
import { byRuns, versionsOf } from '../reading/read.ts';
import type { Given } from '../writing/judge.ts';
import { pushRecords } from '../writing/push.ts';
import { path, type RecordDeps, tags } from './deps.ts';
import { batchAnswer, batchBody, recordDetail } from './schemas.ts';
import { detailView, fieldTitle, loadLights } from './view.ts';

const get = createRoute({
  method: 'get',
  path: `${path}/{subject}/{id}`,
  tags,
  operationId: 'getCreditRecord',
  summary: '一条信用记录和它的各个版本',
  middleware: [allow('credit:read')],
  request: {
    params: z.object({ subject: z.string().max(18), id: z.string().max(40) }),
    query: z.object({
      personal: z.enum(['true', 'false']).optional().openapi({
        description: 'true：不脱敏显示个人信息。须有 credit:personal 权限，每次查看记入审计日志',
      }),
    }),
  },
  responses: { 200: jsonResponse('信用记录', recordDetail), ...problemResponses },
});
const batch = createRoute({
  method: 'post',
  path: `${path}:batch`,
  tags,
  operationId: 'pushCreditRecords',
  summary:
    '批量报送：新增、更正、撤下，一次最多 1000 行。机关、文书号、相对人相同即为同一条；内容相同的再报不改变什么',
  middleware: [allow('credit:write')],
  request: jsonBody(batchBody),
  responses: { 200: jsonResponse('办理结果', batchAnswer), ...problemResponses },
});
const readRules = createRoute({
  method: 'get',
  path: `${path}:rules`,
  tags,
  operationId: 'getPublicationRules',
  summary: '双公示规则：公示时限和各类处罚的公示期限',
  middleware: [allow('credit:read')],
  responses: { 200: etagResponse('双公示规则', publicationRules), ...problemResponses },
});
const writeRules = createRoute({
  method: 'put',
  path: `${path}:rules`,
  tags,
  operationId: 'putPublicationRules',
  summary: '修改双公示规则（市级管理员）；公示与否即时按新规则计算',
  precondition: 'if-match',
  middleware: [allow('tenancy:write')],
  request: jsonBody(publicationRules),
  responses: { 200: etagResponse('双公示规则', publicationRules), ...problemResponses },
});

const rulesName = { id: 'publication', name: '双公示规则' };

/** One record, pushes, and the rules of publication. */
export function recordRoutes({ clock }: RecordDeps) {
  return newRouter()
    .openapi(get, async (c) => {
      const { store, principal } = c.var;
      const { subject, id } = c.req.valid('param');
      const versions = await byRuns(store, (runs) =>
        versionsOf(store, runs, [subject], (row) => row.id === id),
      );
      const record = found(versions.at(-1), '该记录');
      if (!includesDept(deptsOf(principal, 'credit:read'), record.department))
        throw problems.notFound('该记录');
      const personal = c.req.valid('query').personal === 'true';
      if (personal) {
        if (!includesDept(deptsOf(principal, 'credit:personal'), record.department))
          throw problems.forbidden();
        const fields = (creditKind(record.kind)?.personal ?? []).map((field) =>
          fieldTitle(field, record.kind),
        );
        const object = { id, name: `${record.name} ${record.number}`, in: subject };
        const detail = { fields: fields.join('、') };
        await store.write(
          ...audit(clock, actorOf(principal), 'credit-record.view-personal', object, { detail }),
        );
      }
      const [viewing, objections] = await Promise.all([loadLights(store, clock()), openObjections(store)]);
      const objectionTo = objectionFinder(objections, { accepted: false });
      return c.json(
        detailView(versions, {
          ...viewing,
          objectionTo,
          writer: deptsOf(principal, 'credit:write'),
          personal,
        }),
        200,
      );
    })
    .openapi(batch, async (c) => {
      const { store, principal } = c.var;
      const { mode, dryRun = false, rows } = c.req.valid('json');
      const given = rows.map(({ rowId: _, ...row }, at): Given => ({ ...row, row: at + 1 }));
      const partial = mode === 'partial';
      const writer = deptsOf(principal, 'credit:write');
      const pushed = await pushRecords(store, clock, given, {
        by: actorOf(principal),
        writer,
        partial,
        dryRun,
      });
      const named = <T extends { row: number }>(one: T) => {
        const { rowId, kind } = rows[one.row - 1]!;
        return { one: { ...one, ...(rowId !== undefined && { rowId }) }, kind };
      };
      const errors = pushed.faults.map((fault) => {
        const { one, kind } = named(fault);
        const title = fieldTitle(fault.field, kind);
        return { ...one, ...(title !== undefined && { title }) };
      });
      if (!partial && !dryRun && errors.length > 0) throw refused(errors);
      const { outcomes, counts, rows: count, refused: wrong, isWritten } = pushed;
      return c.json(
        {
          rows: count,
          ...counts,
          refused: wrong,
          isWritten,
          outcomes: outcomes.map((one) => named(one).one),
          errors,
        },
        200,
      );
    })
    .openapi(readRules, async (c) => {
      const { rules, lock } = await loadRules(c.var.store);
      return c.json(itemResponse(c, { ...rules, lock }), 200);
    })
    .openapi(writeRules, async (c) => {
      const { store, principal } = c.var;
      const rules = c.req.valid('json');
      const before = await loadRules(store);
      requireLock(c, before);
      await store.write(
        put(rulesEntity, { rules }, before),
        ...audit(clock, actorOf(principal), 'publication-rules.update', rulesName, {
          detail: { changed: `公示期限规则 ${rules.periods.length} 条` },
        }),
      );
      const after: Stored<typeof rules> = { ...rules, lock: before.lock + 1 };
      return c.json(itemResponse(c, after), 200);
    });
}

const refused = (errors: readonly { row: number; field?: string; code: string; message: string }[]) =>
  new Problem({
    status: 422,
    code: 'batch-refused',
    title: '没有写入',
    detail: `有 ${new Set(errors.map(({ row }) => row)).size} 行有错误，没有写入任何一行。请按错误清单改正后重新报送。`,
    extra: {
      errors: errors.map(({ field, ...error }) => ({
        ...error,
        pointer: `/rows/${error.row - 1}${field === undefined ? '' : `/${field}`}`,
      })),
    },
  });
