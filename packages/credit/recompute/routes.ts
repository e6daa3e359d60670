import {
  actorOf,
  allow,
  createRoute,
  found,
  jsonBody,
  jsonResponse,
  listQuery,
  newRouter,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { type ImportQueue, openRegister } from '@mingcha/register';
import type { RuleFields } from '@mingcha/rules';
import { getJson } from '@mingcha/store';
import { loadTenant } from '@mingcha/tenancy';
import * as z from 'zod';
import { combinationsFor, draftCombinations } from '../combinations/published.ts';
import type { EvaluationDeps } from '../deps.ts';
import { withDirect } from '../explain/direct.ts';
import { exampleModels } from '../models/examples.ts';
import { recordFields } from '../models/fields.ts';
import {
  countsRecords,
  type Model,
  type ModelSubject,
  modelSchema,
  modelSubjects,
} from '../models/format.ts';
import { seenBy } from '../subjects/seen.ts';
import { fieldsOfSubjects, subjectRows } from '../subjects/sources.ts';
import { asOfNow, beginRun, draftModel, landingModel, publishedModel } from './begin.ts';
import { effectOf } from './effect.ts';
import { listRuns, loadRun } from './run.ts';
import type { ClassChange } from './summary.ts';
import { classSchema, decidedBySchema, milliSchema, runDetail, runSchema, runView } from './views.ts';

export type EvaluationRouteDeps = EvaluationDeps & { queue: ImportQueue };

const path = '/v1/credit/evaluations';
const tags = ['信用评价'];
const read = [allow('rosters:read')];
const params = z.object({ id: z.string().max(40) });
const begun = z
  .object({
    purpose: z.enum(['demand', 'simulation']),
    model: z.string().max(40).optional().openapi({
      description:
        '试算时是草稿中的模型，取现在的内容；评价时是已公示的模型，不填为结果写入名录的企业评价模型',
    }),
    combinations: z
      .literal(true)
      .optional()
      .openapi({ description: '试算草稿中的分类合成规则，按已公示的模型' }),
  })
  .strict()
  .refine(
    ({ purpose, model, combinations }) =>
      purpose === 'simulation' ? (model === undefined) !== (combinations === undefined) : !combinations,
    {
      path: ['model'],
      message: '试算须填写模型编号，或者试算分类合成规则；即时评价用已公示的模型和规则，只填模型编号',
    },
  );
const change = z
  .object({
    id: z.string(),
    name: z.string(),
    from: z.enum(['A', 'B', 'C', 'D', 'U']),
    to: classSchema,
    milli: milliSchema,
    rule: z.string().optional().openapi({ description: '分类不只由模型、由这条合成规则决定' }),
    decidedBy: decidedBySchema.optional(),
    why: z.array(z.object({ title: z.string(), milli: milliSchema, times: z.number().int() })).openapi({
      description: '影响最大的几项指标；直接判定的得分为 0；得分不起决定作用的没有',
    }),
  })
  .openapi('CreditClassChange');

const fields = z.array(
  z.object({
    name: z.string(),
    title: z.string(),
    type: z.enum(['string', 'number', 'boolean', 'strings', 'numbers']),
  }),
);
const subject = z.enum(Object.keys(modelSubjects) as ModelSubject[]);
const wordsSchema = z
  .object({
    kinds: z.array(z.object({ id: z.string(), title: z.string(), fields })),
    record: fields.openapi({ description: '每条记录都有的' }),
    subjects: z
      .array(z.object({ subject, title: z.string(), countsRecords: z.boolean(), fields }))
      .openapi({ description: '各类主体的；countsRecords 为可以按信用记录计分' }),
  })
  .openapi('CreditModelWords');

const routes = {
  list: createRoute({
    method: 'get',
    path,
    operationId: 'listCreditEvaluations',
    tags,
    summary: '信用评价和试算，新的在前',
    middleware: read,
    request: { query: listQuery },
    responses: { 200: jsonResponse('信用评价', pageOf(runSchema)), ...problemResponses },
  }),
  begin: createRoute({
    method: 'post',
    path,
    operationId: 'beginCreditEvaluation',
    tags,
    summary: '按现在的记录评价全部主体，企业的分类写入名录；或试算草稿中的模型',
    middleware: [allow('catalogue:write')],
    request: jsonBody(begun),
    responses: { 202: jsonResponse('已受理', runSchema), ...problemResponses },
  }),
  get: createRoute({
    method: 'get',
    path: `${path}/{id}`,
    operationId: 'getCreditEvaluation',
    tags,
    summary: '一次信用评价或试算；评价企业的，还有对一年抽查的影响',
    middleware: read,
    request: { params },
    responses: { 200: jsonResponse('信用评价', runDetail), ...problemResponses },
  }),
  changes: createRoute({
    method: 'get',
    path: `${path}/{id}/changes`,
    operationId: 'listCreditClassChanges',
    tags,
    summary: '分类改变的主体和主要原因，最多列出前 5,000 户',
    middleware: read,
    request: { params, query: z.object({ offset: z.coerce.number().int().min(0).max(5_000).default(0) }) },
    responses: {
      200: jsonResponse('分类改变的主体', z.object({ items: z.array(change), total: z.number().int() })),
      ...problemResponses,
    },
  }),
  words: createRoute({
    method: 'get',
    path: '/v1/credit/model-words',
    operationId: 'getCreditModelWords',
    tags,
    summary: '评价模型的条件里可以写的记录种类和字段',
    middleware: [allow('catalogue:read')],
    responses: { 200: jsonResponse('可以写的内容', wordsSchema), ...problemResponses },
  }),
  example: createRoute({
    method: 'get',
    path: '/v1/credit/example-model',
    operationId: 'getExampleCreditModel',
    tags,
    summary: '示例模型：分值和界限均为虚构，供修改后采用',
    middleware: [allow('catalogue:read')],
    request: {
      query: z.object({
        subject: z.enum(['enterprise', 'intermediary', 'department']).default('enterprise'),
      }),
    },
    responses: { 200: jsonResponse('示例模型', modelSchema.openapi('CreditModel')), ...problemResponses },
  }),
};

const pageSize = 100;

/** Evaluations as jobs, and what a model would do. */
export const evaluationRoutes = (deps: EvaluationRouteDeps) =>
  newRouter()
    .openapi(routes.list, async (c) => {
      const page = await listRuns(c.var.store, c.req.valid('query'));
      return c.json({ items: page.items.map(runView), next: page.next }, 200);
    })
    .openapi(routes.begin, async (c) => {
      const { store, principal } = c.var;
      const { purpose, model, combinations } = c.req.valid('json');
      const named = purpose === 'simulation' ? draftModel : publishedModel;
      const at = model === undefined ? await landingModel(store, deps) : await named(store, deps, model);
      if (!at)
        throw problems.conflict(
          'no-model',
          '还没有已公示、结果写入名录的企业评价模型，请先编辑模型，由另一人公示。',
        );
      const combination = combinations
        ? await draftCombinations(store)
        : await combinationsFor(store, at.model);
      const given = { purpose, at, combination, asOf: asOfNow(deps.clock()), by: actorOf(principal) };
      const run = await beginRun(store, given, deps);
      await deps.queue.send({ tenant: store.tenant, jobId: run.id });
      c.header('location', `${path}/${run.id}`);
      return c.json(runView(run), 202);
    })
    .openapi(routes.get, async (c) => {
      const { store } = c.var;
      const [run, { settings }] = await Promise.all([
        loadRun(store, c.req.valid('param').id),
        loadTenant(store),
      ]);
      // Draws are of enterprises.
      const effect =
        run.model.subject === 'enterprise' && run.summary && effectOf(run.summary, settings.drawPolicy);
      return c.json({ ...runView(run), ...(effect && { effect }) }, 200);
    })
    .openapi(routes.changes, async (c) => {
      const { store, principal } = c.var;
      const run = await loadRun(store, c.req.valid('param').id);
      const { offset } = c.req.valid('query');
      const listed = run.summary?.changes ? await getJson<ClassChange[]>(store, run.summary.changes) : [];
      const isSeen = seenBy(principal, run.model.subject);
      const all = (listed ?? []).filter(({ id }) => isSeen(id));
      const model = found(
        await openRegister(store, deps.models).row(run.model.version, run.model.id),
        '该评价模型',
      );
      const shown = all.slice(offset, offset + pageSize);
      const rows = await subjectRows(
        store,
        run,
        shown.map(({ id }) => id),
      );
      const items = shown.map((one, i) => ({ ...changeView(one, model), name: rows[i]?.name ?? one.id }));
      return c.json({ items, total: all.length }, 200);
    })
    .openapi(routes.words, async (c) => {
      const { store } = c.var;
      const [kinds, of] = await Promise.all([deps.recordKinds(store), fieldsOfSubjects(store, deps)]);
      const answer = {
        kinds: [...kinds].map(([id, { title, elements }]) => ({ id, title, fields: fieldsIn(elements) })),
        record: fieldsIn(recordFields),
        subjects: subject.options.map((one) => ({
          ...{ subject: one, title: modelSubjects[one], countsRecords: countsRecords(one) },
          fields: fieldsIn(of[one]),
        })),
      };
      return c.json(answer, 200);
    })
    .openapi(routes.example, (c) => c.json(exampleModels[c.req.valid('query').subject], 200));

const fieldsIn = (fields: RuleFields) =>
  [...fields].map(([name, { title, type, unit }]) => ({
    ...{ name, type },
    title: unit === undefined ? title : `${title}（${unit}）`,
  }));

/** A change with its reasons: the points only where they decided. Of a run that kept no more than the rule of combination, that is the reason. */
function changeView({ contributions, direct, ...one }: ClassChange, model: Model) {
  if (one.rule !== undefined && one.decidedBy === undefined)
    return { ...one, decidedBy: `按分类合成规则“${one.rule}”`, why: [] };
  const decidedBy = withDirect(one.decidedBy, { model, milli: one.milli, direct });
  if (decidedBy !== undefined && decidedBy !== one.decidedBy) return { ...one, decidedBy, why: [] };
  return {
    ...one,
    why: [
      ...direct.map(([at]) => ({ title: model.direct![at]!.title, milli: 0, times: 1 })),
      ...weightiest(contributions).map(({ at, ...sum }) => ({ title: model.indicators[at]!.title, ...sum })),
    ],
  };
}

const mostReasons = 3;

/** The indicators that weigh most, each with all that it gives. */
function weightiest(contributions: ClassChange['contributions']) {
  const sums = new Map<number, { at: number; milli: number; times: number }>();
  for (const [at, milli] of contributions) {
    const sum = sums.get(at) ?? { at, milli: 0, times: 0 };
    sums.set(at, { at, milli: sum.milli + milli, times: sum.times + 1 });
  }
  return [...sums.values()]
    .sort((a, b) => Math.abs(b.milli) - Math.abs(a.milli) || a.at - b.at)
    .slice(0, mostReasons);
}
