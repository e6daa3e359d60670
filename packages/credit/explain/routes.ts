import {
  actorOf,
  allow,
  createRoute,
  found,
  jsonResponse,
  newRouter,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import { shanghaiDate } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import * as z from 'zod';
import { changesOf } from '../changes/change.ts';
import type { EvaluationDeps } from '../deps.ts';
import { monthForm } from '../models/format.ts';
import { objectedTo, openObjections } from '../objections/objection.ts';
import { loadRun } from '../recompute/run.ts';
import { classSchema, decidedBySchema, milliSchema } from '../recompute/views.ts';
import type { CreditRecord } from '../records/record.ts';
import { seenBy } from '../subjects/seen.ts';
import { sources } from '../subjects/sources.ts';
import { combinedSchema, combinedView } from './combined.ts';
import { classByPoints, decidingHits } from './direct.ts';
import { arePointsDecisive, comparedTo, courseOf, decidedBy, type Explained, explain } from './explain.ts';
import type { Fact } from './facts.ts';
import { manualChange, manualView } from './manual.ts';
import type { PartOf } from './parts.ts';
import { pointSource } from './source.ts';

export type ExplainDeps = EvaluationDeps & {
  recordsOf: (store: TenantStore, subject: string) => Promise<readonly CreditRecord[]>;
};

const path = '/v1/credit/evaluations/subjects/{id}';
const tags = ['信用评价'];
const middleware = [allow('rosters:read')];
/** A code of the roster or of a list, or the id of a department. */
const params = z.object({ id: z.string().regex(/^[0-9A-Za-z-]{3,40}$/, '应为主体的代码或编号') });
const model = z
  .string()
  .max(40)
  .optional()
  .openapi({ description: '评价模型的编号；不填为结果写入名录的企业评价模型' });
const month = z.string().regex(monthForm, '应为月份，如 2026-11');

const factSchema = z
  .object({
    title: z.string(),
    value: z
      .union([z.string(), z.number(), z.boolean(), z.array(z.string())])
      .optional()
      .openapi({ description: '没有的为当时没有值' }),
    unit: z.string().optional().openapi({ description: '数值的单位', example: '件' }),
  })
  .openapi('CreditFact');
const part = {
  of: z.enum(['start', 'record', 'subject', 'indicator-bound', 'group-bound'] satisfies PartOf[]).openapi({
    description:
      'start 为起始分，record 为一条记录，subject 为主体自身，indicator-bound 为指标合计上限的调整，group-bound 为分组上下限的调整',
  }),
  group: z.string(),
  indicator: z.string().optional(),
  title: z.string(),
  record: pointSource.optional(),
  facts: z
    .array(factSchema)
    .openapi({ description: '条件读到的主体情况，以评价时为准；有记录的和不是按条件计分的没有' }),
};
const points = z
  .object({
    month: z.string(),
    on: z.string(),
    class: classSchema,
    own: classSchema.openapi({ description: '评价模型的分类；class 是合成以后的' }),
    decidedBy: decidedBySchema.optional(),
    combined: z.array(combinedSchema).openapi({ description: '各条分类合成规则的结果' }),
    milli: milliSchema,
    byPoints: classSchema.openapi({ description: '只按得分的分类' }),
    arePointsDecisive: z
      .boolean()
      .openapi({ description: '得分是否决定了分类；不决定的，由 decidedBy 决定，parts 只作参考' }),
    model: z.object({ title: z.string(), number: z.number().int() }),
    groups: z.array(z.object({ id: z.string(), title: z.string(), milli: milliSchema })),
    parts: z.array(z.object({ ...part, milli: milliSchema })).openapi({ description: '各项之和即为得分' }),
    direct: z.array(
      z.object({
        title: z.string(),
        class: classSchema,
        decides: z.boolean().openapi({ description: '是否由它决定评价模型的分类' }),
        record: pointSource.optional(),
        facts: z.array(factSchema),
      }),
    ),
    manual: manualChange.optional().openapi({ description: '评价当日生效的人工调整；class 仍是评价的分类' }),
  })
  .openapi('CreditPoints');
const comparison = z
  .object({
    month: z.string(),
    class: classSchema,
    decidedBy: decidedBySchema.optional(),
    milli: milliSchema,
    sameModel: z.boolean(),
    changes: z
      .array(
        z.object({
          ...part,
          before: milliSchema,
          after: milliSchema,
          change: z.enum(['came', 'went', 'faded', 'moved']),
        }),
      )
      .openapi({ description: '各项前后之差的和，即为得分之差' }),
  })
  .openapi('CreditComparison');
const monthOfCourse = z
  .object({
    month: z.string(),
    run: z.string(),
    class: classSchema,
    milli: milliSchema,
    manual: classSchema.optional().openapi({ description: '评价当日人工调整的分类' }),
  })
  .openapi('CreditMonth');
const courseView = pageOf(monthOfCourse)
  .extend({
    changes: z.array(manualChange).openapi({ description: '人工调整，新的在前' }),
    objections: z.array(z.object({ case: z.string() })).openapi({ description: '对分类的未结异议' }),
  })
  .openapi('CreditCourse');

const course = createRoute({
  method: 'get',
  path,
  operationId: 'getCreditCourse',
  tags,
  summary: '一户各月的信用风险分类和得分，新的在前；和对企业的人工调整',
  middleware,
  request: { params, query: z.object({ model }) },
  responses: { 200: jsonResponse('各月的分类', courseView), ...problemResponses },
});
const explained = createRoute({
  method: 'get',
  path: `${path}/points`,
  operationId: 'explainCreditClass',
  tags,
  summary: '一户某月每一分的来源，可与另一月比较；记入审计日志',
  middleware,
  request: { params, query: z.object({ month, before: month.optional(), model }) },
  responses: {
    200: jsonResponse(
      '得分的来源',
      points.extend({ compared: comparison.optional() }).openapi('ExplainedCredit'),
    ),
    ...problemResponses,
  },
});

/** The evaluation of one subject, month by month and point by point. */
export const explainRoutes = (deps: ExplainDeps) =>
  newRouter()
    .openapi(course, async (c) => {
      const { store, principal } = c.var;
      const { id } = c.req.valid('param');
      const { model } = c.req.valid('query');
      // What people set and object to is the class of an enterprise.
      const [changes, open] =
        model === undefined ? await Promise.all([changesOf(store, id), openObjections(store)]) : [[], []];
      const today = shanghaiDate(deps.clock());
      const months = await courseOf(store, { subject: id, model }, changes);
      // The model that lands is of enterprises.
      const latest = model === undefined ? undefined : months[0] && (await loadRun(store, months[0].run));
      const items = seenBy(principal, latest?.model.subject ?? 'enterprise')(id) ? months : [];
      const objections = open.filter(({ subject, about }) => subject === id && about === objectedTo.class);
      return c.json(
        {
          ...{ items, next: null, changes: changes.map((one) => manualView(one, today)) },
          objections: objections.map((one) => ({ case: one.case })),
        },
        200,
      );
    })
    .openapi(explained, async (c) => {
      const { store, principal } = c.var;
      const { id: subject } = c.req.valid('param');
      const query = c.req.valid('query');
      const { model } = query;
      const asked = await explain(store, { subject, month: query.month, model }, deps);
      const isSeen = asked && seenBy(principal, asked.run.model.subject)(subject);
      const now = found(isSeen ? asked : undefined, '这个月的评价');
      const earlier =
        query.before === undefined
          ? undefined
          : found(
              await explain(store, { subject, month: query.before, model }, deps),
              '用来比较的月份的评价',
            );
      const { auditLook } = sources[now.run.model.subject];
      if (now.found) await store.write(...auditLook(deps.clock, actorOf(principal), now.found, query.month));
      const sourceOf = await sourcesOf(store, subject, deps);
      const shown = shownWith(sourceOf);
      const deciding = decidingHits(now);
      const view = {
        month: now.run.month,
        on: now.run.on,
        class: now.class,
        own: now.own,
        ...reasonOf(now),
        combined: combinedView(now, sourceOf),
        milli: now.milli,
        byPoints: classByPoints(now),
        arePointsDecisive: arePointsDecisive(now),
        model: { title: now.model.title, number: now.run.model.number },
        groups: now.model.groups.map(({ id, title }) => ({
          id,
          title,
          milli: now.parts.filter(({ group }) => group === id).reduce((sum, { milli }) => sum + milli, 0),
        })),
        parts: now.parts.map((one) => shown(now, one)),
        ...(now.manual && { manual: manualView(now.manual, shanghaiDate(deps.clock())) }),
        direct: now.direct.map((hit) => {
          const [at, record] = hit;
          const { title, class: own, when } = now.model.direct![at]!;
          return { ...shown(now, { record }, when), title, class: own, decides: deciding.includes(hit) };
        }),
      };
      if (!earlier) return c.json(view, 200);
      const compared = {
        month: earlier.run.month,
        class: earlier.class,
        ...reasonOf(earlier),
        milli: earlier.milli,
        sameModel: earlier.run.model.hash === now.run.model.hash,
        changes: comparedTo(earlier, now).map((one) => shown(one.change === 'went' ? earlier : now, one)),
      };
      return c.json({ ...view, compared }, 200);
    });

function reasonOf(of: Explained) {
  const text = decidedBy(of);
  return text === undefined ? {} : { decidedBy: text };
}

/** Finds records of a subject by their ids, as they are named as sources. */
async function sourcesOf(store: TenantStore, subject: string, deps: ExplainDeps) {
  const [records, kinds] = await Promise.all([deps.recordsOf(store, subject), deps.recordKinds(store)]);
  const known = new Map(records.map((one) => [one.id, one]));
  return (id: string | undefined) => {
    const one = id === undefined ? undefined : known.get(id);
    return (
      one && {
        id: one.id,
        kind: one.kind,
        kindTitle: kinds.get(one.kind)?.title ?? one.kind,
        number: one.number,
        authority: one.authority,
        date: one.date,
      }
    );
  };
}

const factView = ({ title, value, unit }: Fact) => ({
  title,
  ...(value !== undefined && { value: typeof value === 'object' ? [...value] : value }),
  ...(unit !== undefined && { unit }),
});

/** Gives parts their titles, their records, and what conditions have read of the subject. */
function shownWith(sourceOf: Awaited<ReturnType<typeof sourcesOf>>) {
  return <T extends { record?: string | undefined; indicator?: string; group?: string }>(
    { model, facts }: Explained,
    part: T,
    when?: string | undefined,
  ) => {
    const { record: id, ...rest } = part;
    const source = sourceOf(id);
    const indicator = model.indicators.find((one) => one.id === part.indicator);
    const title = indicator?.title ?? model.groups.find((one) => one.id === part.group)?.title ?? '';
    // The source of a record's points is the record.
    const read = id === undefined ? facts(when ?? indicator?.when).map(factView) : [];
    return { ...rest, title, facts: read, ...(source && { record: source }) };
  };
}
