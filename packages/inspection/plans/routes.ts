import { type CaseTypes, loadSeen, rowsOf } from '@mingcha/casework/reading';
import { allow, createRoute, jsonResponse, newRouter, problemResponses } from '@mingcha/http';
import * as z from 'zod';
import { batchCompletion, carriedTasks, type PlannedBatch, sightFor } from './completion.ts';
import { planType, taskType } from './drawTask.ts';
import { carriedTask, planCompletion } from './schemas.ts';

const tags = ['双随机抽查'];
const params = z.object({ id: z.string().max(40) });
const middleware = [allow('cases:inspection:read')];

const ofPlan = createRoute({
  method: 'get',
  path: '/v1/inspections/plans/{id}/completion',
  tags,
  operationId: 'getPlanCompletion',
  summary: '年度抽查计划各批次的完成情况：任务、抽取和检查',
  middleware,
  request: { params },
  responses: { 200: jsonResponse('完成情况', planCompletion), ...problemResponses },
});
const ofTask = createRoute({
  method: 'get',
  path: '/v1/inspections/tasks/{id}/completion',
  tags,
  operationId: 'getTaskCompletion',
  summary: '抽查任务的完成情况：执行它的抽取和检查',
  middleware,
  request: { params },
  responses: { 200: jsonResponse('完成情况', carriedTask), ...problemResponses },
});

/** How far plans and tasks of inspections are carried out; 404 where the caller does not see the case. */
export function completionRoutes({ types }: { types: CaseTypes }) {
  return newRouter()
    .openapi(ofPlan, async (c) => {
      const { principal, store } = c.var;
      const { id } = c.req.valid('param');
      const { found } = await loadSeen(store, { types }, { type: planType, id }, principal);
      const rows = (await rowsOf(store, taskType)).filter(({ listed }) => listed.plan === id);
      const tasks = await carriedTasks(
        store,
        types,
        rows.map((row) => ({ ...row, fields: row.listed })),
        sightFor(principal),
      );
      const batchOf = new Map(rows.map((row) => [row.id, row.listed.batch]));
      const batches = (found.course.record.fields.batches ?? []) as readonly PlannedBatch[];
      const answer = batches.map(({ name = '', ...batch }) => {
        const own = tasks.filter((task) => batchOf.get(task.id) === name);
        return { name, ...batchCompletion(batch, own), tasks: own };
      });
      return c.json({ id, batches: answer }, 200);
    })
    .openapi(ofTask, async (c) => {
      const { principal, store } = c.var;
      const { id } = c.req.valid('param');
      const { found } = await loadSeen(store, { types }, { type: taskType, id }, principal);
      const { state, fields } = found.course.record;
      const [task] = await carriedTasks(store, types, [{ ...found, state, fields }], sightFor(principal));
      return c.json(task!, 200);
    });
}
