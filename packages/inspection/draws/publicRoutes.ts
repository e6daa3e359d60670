import { problems, shanghaiYear } from '@mingcha/kernel';
import { type FileStore, pageRows, type Store } from '@mingcha/store';
import { findTenant, listTenants } from '@mingcha/tenancy';
import { Hono } from 'hono';
import * as z from 'zod';
import { answerProof } from './answerProof.ts';
import { asKept } from './askedCode.ts';
import { listDraws } from './list.ts';
import { lookUpInYear, lookUpObject } from './lookup.ts';
import { drawSeries, officialSeries, rehearsalSeries } from './numbers.ts';
import { committedDraw, requirePublished } from './publicDraw.ts';
import { publicDetail, publicNames, publicRows, publicSummary } from './publicView.ts';
import { loadDrawn } from './result.ts';
import { publicStates } from './states.ts';

export type PublicDeps = { store: Store; files: FileStore; maxResponseBytes: number; clock: () => Date };

const paging = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2_000).optional(),
});
const listing = paging.extend({
  year: z.coerce.number().int().min(2000).max(2200).optional(),
  state: z.enum(['committed', 'executed', 'published', 'voided']).optional(),
  series: z.enum(drawSeries).default('official'),
});
const finding = listing.pick({ year: true, limit: true, cursor: true }).extend({
  limit: z.coerce.number().int().min(1).max(20).default(10),
});

function parse<T extends z.ZodType>(schema: T, value: unknown): z.infer<T> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw problems.badRequest('bad-query', '查询参数有误，请返回上一页重试。');
  return parsed.data;
}

/** What anyone may read: no token, no write. */
export function publicRoutes({ store: all, files, maxResponseBytes, clock }: PublicDeps) {
  const open = async (code: string) => {
    const tenant = /^\d{6}$/.test(code) ? await findTenant(all, code) : undefined;
    if (!tenant) throw problems.notFound('该城市');
    return { tenant, store: await all.forTenant(tenant.code) };
  };

  return new Hono()
    .get('/public', async (c) => c.json({ items: await listTenants(all), next: null }))
    .get('/public/:tenant', async (c) => {
      const { tenant, store } = await open(c.req.param('tenant'));
      const { items } = await store.query(officialSeries.entity, [], { limit: 100, newestFirst: true });
      const rehearsals = await store.get(rehearsalSeries.entity, {});
      const { code, name, parent } = tenant;
      const years = items.map(({ year, last }) => ({ year, draws: last }));
      return c.json({ code, name, parent, years, rehearsals: rehearsals?.last ?? 0 });
    })
    .get('/public/:tenant/draws', async (c) => {
      const { store } = await open(c.req.param('tenant'));
      const { series, year, state, ...query } = parse(listing, c.req.query());
      // Official numbers begin anew each year; those of rehearsals go on.
      const of = year ?? (series === 'official' ? shanghaiYear(clock()) : undefined);
      const { items, next } = await listDraws(
        store,
        { series, year: of, state, states: publicStates },
        query,
      );
      const names = await publicNames(store);
      return c.json({ items: await Promise.all(items.map((draw) => publicSummary(draw, names))), next });
    })
    .get('/public/:tenant/draws/:id', async (c) => {
      const { store } = await open(c.req.param('tenant'));
      return c.json(await publicDetail(store, await committedDraw(store, c.req.param('id'))));
    })
    .get('/public/:tenant/draws/:id/outcome', async (c) => {
      const { store } = await open(c.req.param('tenant'));
      const draw = await committedDraw(store, c.req.param('id'));
      requirePublished(draw);
      const rows = publicRows(await loadDrawn(store, draw));
      return c.json(pageRows(store, `outcome ${draw.id}`, rows, parse(paging, c.req.query())));
    })
    .get('/public/:tenant/draws/:id/objects/:object', async (c) => {
      const { store } = await open(c.req.param('tenant'));
      const draw = await committedDraw(store, c.req.param('id'));
      requirePublished(draw);
      if (draw.compose.seed.source === 'local')
        throw problems.conflict('rehearsal', '这是一次内部演练，不据此检查任何企业，因此不提供查询。');
      return c.json(await lookUpObject(store, draw, asKept(c.req.param('object'))));
    })
    .get('/public/:tenant/objects/:object', async (c) => {
      const { store } = await open(c.req.param('tenant'));
      const { year = shanghaiYear(clock()), ...query } = parse(finding, c.req.query());
      return c.json(await lookUpInYear(store, { id: asKept(c.req.param('object')), year }, query));
    })
    .get('/public/:tenant/draws/:id/proof', async (c) => {
      const { store } = await open(c.req.param('tenant'));
      const draw = await committedDraw(store, c.req.param('id'));
      if (draw.compose.disclosure !== 'full') {
        throw problems.forbidden(
          '该任务的名单已封存，完整证明只向审计人员提供；您仍可在核验页核对公开的部分。',
        );
      }
      requirePublished(draw);
      return answerProof(store, draw, { files, maxResponseBytes });
    });
}
