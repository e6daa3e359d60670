import { problems } from '@mingcha/kernel';
import type { Store } from '@mingcha/store';
import { findTenant } from '@mingcha/tenancy';
import { Hono } from 'hono';
import * as z from 'zod';
import { listNotices } from './notice/list.ts';
import { loadNotice } from './notice/notice.ts';
import { isPublic, publicDetail, publicListing } from './publicView.ts';

const paging = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(2_000).optional(),
});

/** Published notices and how their measures stand, for anyone: no token, no write. */
export function publicMeasuresRoutes({ store: all, clock }: { store: Store; clock: () => Date }) {
  const open = async (code: string) => {
    const tenant = /^\d{6}$/.test(code) ? await findTenant(all, code) : undefined;
    if (!tenant) throw problems.notFound('该城市');
    return all.forTenant(tenant.code);
  };

  return new Hono()
    .get('/public/:tenant/notices', async (c) => {
      const store = await open(c.req.param('tenant'));
      const query = paging.safeParse(c.req.query());
      if (!query.success) throw problems.badRequest('bad-query', '查询参数有误，请返回上一页重试。');
      const { items, next } = await listNotices(store, isPublic, query.data);
      return c.json({ items: await Promise.all(items.map((one) => publicListing(store, one))), next });
    })
    .get('/public/:tenant/notices/:id', async (c) => {
      const store = await open(c.req.param('tenant'));
      const notice = await loadNotice(store, c.req.param('id'));
      if (!isPublic(notice)) throw problems.notFound('该通知');
      return c.json(await publicDetail(store, notice, clock()));
    });
}
