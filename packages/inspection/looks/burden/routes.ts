import type { CaseTypes } from '@mingcha/casework/reading';
import { allow, createRoute, jsonResponse, newRouter, problemResponses } from '@mingcha/http';
import { type Clock, shanghaiYear } from '@mingcha/kernel';
import * as z from 'zod';
import { classStrata } from '../../draws/composing/filter.ts';
import { rosterIndex } from '../dashboard/roster.ts';
import { visitsSeen } from '../visits.ts';
import { burdenOf } from './burden.ts';

type BurdenDeps = { clock: Clock; types: CaseTypes };

const count = z.number().int();
const burden = z
  .object({
    year: count,
    whole: z.boolean().openapi({ description: '计全市的检查；否则只计涉及本部门的' }),
    classes: z.array(
      z.object({
        class: z.enum(classStrata),
        objects: count.openapi({ description: '在营的检查对象' }),
        visits: count.openapi({ description: '今年已经结束的检查' }),
        visitsBefore: count.openapi({ description: '去年的检查' }),
      }),
    ),
  })
  .openapi('SupervisionBurden');

const route = createRoute({
  method: 'get',
  path: '/v1/credit/policy/burden',
  operationId: 'getSupervisionBurden',
  tags: ['信用评价'],
  summary: '各类企业今年和去年接受的检查次数，按名录中现在的分类',
  middleware: [allow('rosters:read')],
  responses: { 200: jsonResponse('各类企业接受的检查', burden), ...problemResponses },
});

/** How often the enterprises of each class are inspected. */
export const burdenRoutes = ({ clock, types }: BurdenDeps) =>
  newRouter().openapi(route, async (c) => {
    const { store, principal } = c.var;
    const year = shanghaiYear(clock());
    const [{ rows, reach }, roster] = await Promise.all([
      visitsSeen(store, types, principal),
      rosterIndex(store),
    ]);
    return c.json({ year, whole: reach === 'all', classes: burdenOf(rows, roster, year) }, 200);
  });
