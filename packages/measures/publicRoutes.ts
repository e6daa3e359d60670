import { createRoute, jsonResponse, newPublicRouter, pageOf, problemResponses } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import type { Store } from '@mingcha/store';
import { openTenant } from '@mingcha/tenancy';
import * as z from 'zod';
import { listNotices } from './notice/list.ts';
import { loadNotice } from './notice/notice.ts';
import { publicNotice, publicNoticeDetail } from './publicSchemas.ts';
import { isPublic, publicDetail, publicListing } from './publicView.ts';

const path = '/public/{tenant}/notices';
const tags = ['改革举措'];
const params = z.object({ tenant: z.string() });
const query = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(2_000).optional(),
});

const list = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'listPublicNotices',
  summary: '已公开的通知，由新到旧',
  request: { params, query },
  responses: { 200: jsonResponse('已公开的通知', pageOf(publicNotice)), ...problemResponses },
});
const get = createRoute({
  method: 'get',
  path: `${path}/{id}`,
  tags,
  operationId: 'getPublicNotice',
  summary: '一份已公开的通知：举措和落实情况、报送日期、红黑榜',
  request: { params: params.extend({ id: z.string() }) },
  responses: { 200: jsonResponse('已公开的通知', publicNoticeDetail), ...problemResponses },
});

/** Published notices and how their measures stand, for anyone: no token, no write. */
export function publicMeasuresRoutes({ store: all, clock }: { store: Store; clock: () => Date }) {
  const open = async (code: string) => (await openTenant(all, code)).store;

  return newPublicRouter()
    .openapi(list, async (c) => {
      const store = await open(c.req.valid('param').tenant);
      const { items, next } = await listNotices(store, isPublic, c.req.valid('query'));
      return c.json({ items: await Promise.all(items.map((one) => publicListing(store, one))), next }, 200);
    })
    .openapi(get, async (c) => {
      const { tenant, id } = c.req.valid('param');
      const store = await open(tenant);
      const notice = await loadNotice(store, id);
      if (!isPublic(notice)) throw problems.notFound('该通知');
      return c.json(await publicDetail(store, notice, clock()), 200);
    });
}
