import {
  type ApiEnv,
  allowCases,
  createRoute,
  jsonResponse,
  listQuery,
  newRouter,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import type { Context } from 'hono';
import * as z from 'zod';
import type { CaseDeps } from '../deps.ts';
import { loadOffice } from '../engine/opening/office.ts';
import { inboxOf, officeRights } from '../lists/inbox.ts';
import { listDue } from '../lists/lists.ts';
import type { Definition } from '../types/definitions.ts';
import { reasonOf, rowView } from '../view/rowView.ts';
import { caseRow, inboxRow } from './schemas.ts';

const tags = ['事项'];

const inbox = createRoute({
  method: 'get',
  path: '/v1/inbox',
  operationId: 'getInbox',
  tags,
  summary: '等我办理的事项，按期限先后，至多 100 件；一次答全，不翻页',
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
      const types = await typesByName(c);
      const [office, { entries, more }] = await Promise.all([
        loadOffice(store),
        inboxOf(store, principal, officeRights([...types.values()])),
      ]);
      const now = deps.clock();
      const items = entries.flatMap((entry) => {
        const compiled = types.get(entry.type)?.compiled;
        if (!compiled) return [];
        const reasons = entry.waiting.map((one) => {
          const reason = reasonOf(compiled, entry.state, one);
          return one.actingFor === undefined ? reason : `${reason}（代${one.actingFor}）`;
        });
        return [{ ...rowView(entry, { compiled, office, now }), reasons: [...new Set(reasons)] }];
      });
      return c.json({ items, more }, 200);
    })
    .openapi(due, async (c) => {
      const { store, principal: caller } = c.var;
      const { group } = c.req.valid('param');
      const { limit, cursor, until } = c.req.valid('query');
      const now = deps.clock();
      const [types, office, page] = await Promise.all([
        typesByName(c),
        loadOffice(store),
        listDue(store, { group, caller, until: until ?? now.toISOString() }, { limit, cursor }),
      ]);
      const items = page.items.flatMap((one) => {
        const compiled = types.get(one.type)?.compiled;
        return compiled ? [rowView(one, { compiled, office, now })] : [];
      });
      return c.json({ items, next: page.next }, 200);
    });

  async function typesByName(c: Context<ApiEnv>): Promise<Map<string, Definition>> {
    const all = await deps.types.all(c.var.store);
    return new Map(all.map((one) => [one.compiled.type.name, one]));
  }
}
