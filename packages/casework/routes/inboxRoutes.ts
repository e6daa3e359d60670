import {
  allowCases,
  createRoute,
  jsonResponse,
  listQuery,
  newRouter,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import * as z from 'zod';
import type { CaseDeps } from '../deps.ts';
import { loadOffice } from '../engine/office.ts';
import { inboxOf } from '../lists/inbox.ts';
import { listDue } from '../lists/lists.ts';
import { requireType } from '../types/caseTypes.ts';
import { reasonOf, rowView } from '../view/rowView.ts';
import { caseRow, inboxRow } from './schemas.ts';
import { typesFor } from './typeRoutes.ts';

const tags = ['事项'];

const inbox = createRoute({
  method: 'get',
  path: '/v1/inbox',
  operationId: 'getInbox',
  tags,
  summary: '等我办理的事项，按期限先后，至多 200 件；一次答全，不翻页',
  middleware: [allowCases()],
  responses: {
    200: jsonResponse('等我办理的', z.object({ items: z.array(inboxRow), more: z.boolean() })),
    ...problemResponses,
  },
});
const due = createRoute({
  method: 'get',
  path: '/v1/case-groups/{group}/due',
  operationId: 'listDueCases',
  tags,
  summary: '一组事项中到期未办结的，最早到期的在前；部门只见涉及本部门的',
  middleware: [allowCases()],
  request: {
    params: z.object({ group: z.string().max(60) }),
    query: listQuery.extend({
      until: z.iso.datetime().optional().openapi({ description: '到期不晚于；不填为现在，即已逾期的' }),
    }),
  },
  responses: { 200: jsonResponse('到期的事项', pageOf(caseRow)), ...problemResponses },
});

/** What waits for the caller, and what is overdue. */
export function inboxRoutes(deps: CaseDeps) {
  return newRouter()
    .openapi(inbox, async (c) => {
      const { store, principal } = c.var;
      const groups = new Set(
        (await typesFor(store, deps, principal)).map(({ compiled }) => compiled.type.group),
      );
      const [office, { entries, more }] = await Promise.all([
        loadOffice(store),
        inboxOf(store, principal, [...groups]),
      ]);
      const now = deps.clock();
      const items = [];
      for (const entry of entries) {
        const { compiled } = await requireType(deps.types, store, entry.type);
        const reasons = entry.waiting.map((one) => reasonOf(compiled, entry.state, one));
        items.push({ ...rowView(entry, { compiled, office, now }), reasons: [...new Set(reasons)] });
      }
      return c.json({ items, more }, 200);
    })
    .openapi(due, async (c) => {
      const { store, principal: caller } = c.var;
      const { group } = c.req.valid('param');
      const { limit, cursor, until } = c.req.valid('query');
      const now = deps.clock();
      const [office, page] = await Promise.all([
        loadOffice(store),
        listDue(store, { group, caller, until: until ?? now.toISOString() }, { limit, cursor }),
      ]);
      const items = [];
      for (const one of page.items) {
        const { compiled } = await requireType(deps.types, store, one.type);
        items.push(rowView(one, { compiled, office, now }));
      }
      return c.json({ items, next: page.next }, 200);
    });
}
