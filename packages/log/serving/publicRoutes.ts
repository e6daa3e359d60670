import { createRoute, jsonResponse, newPublicRouter, problemResponses } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import type { Store, TenantStore } from '@mingcha/store';
import type { Context } from 'hono';
import * as z from 'zod';
import type { LogFiles } from '../keeping/files.ts';
import { nodeTools } from '../node.ts';
import { parseTilePath, toSize } from '../tlog/index.ts';
import { cosignersEntity } from './entities.ts';
import { cosignedSize, headNote, newestHead } from './heads.ts';
import { policyText } from './policyFile.ts';
import { proveEntry } from './prove.ts';
import { readTile } from './readTile.ts';
import { summarize, summarySchema } from './summary.ts';

export type PublicLogDeps = {
  store: Store;
  log: { files: LogFiles; demonstration: boolean };
  publicUrl: string;
  /** Whether there is such a city. */
  isTenant: (code: string) => Promise<boolean>;
};

const path = '/public/{tenant}/log';
const tags = ['公开日志'];
const ofCity = z.object({ tenant: z.string() });
const text = (description: string) => ({
  description,
  content: { 'text/plain': { schema: z.string() } },
});
const fileRoute = (name: string, operationId: string, summary: string) =>
  createRoute({
    method: 'get',
    path: `${path}/${name}`,
    tags,
    operationId,
    summary,
    request: { params: ofCity },
    responses: { 200: text(summary), ...problemResponses },
  });

const getSummary = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'getPublicLog',
  summary: '本市的公开日志：最新树头、联署方',
  request: { params: ofCity },
  responses: { 200: jsonResponse('公开日志', summarySchema), ...problemResponses },
});
const getCheckpoint = fileRoute('checkpoint', 'getLogCheckpoint', '最新树头（C2SP tlog-checkpoint）');
const getCosigned = fileRoute('cosigned', 'getCosignedCheckpoint', '联署足数的最新树头');
const getKey = fileRoute('key', 'getLogKey', '日志的公钥（vkey）');
const getPolicy = fileRoute('policy', 'getLogPolicy', '本市提议的联署方（C2SP tlog-policy）');
const getHead = createRoute({
  method: 'get',
  path: `${path}/head/{size}`,
  tags,
  operationId: 'getLogHead',
  summary: '签发过的树头，附已有的联署',
  request: { params: ofCity.extend({ size: z.string() }) },
  responses: { 200: text('树头'), ...problemResponses },
});
const getProof = createRoute({
  method: 'get',
  path: `${path}/proof/{index}`,
  tags,
  operationId: 'getLogProof',
  summary: '一条记录已载入日志的证明（C2SP tlog-proof）',
  request: { params: ofCity.extend({ index: z.string() }) },
  responses: { 200: text('证明'), ...problemResponses },
});

/** A moment: a reader of the newest head must not get an old one. */
const moving = 'public, max-age=1';
const settled = 'public, max-age=60';
const forEver = 'public, max-age=31536000, immutable';
const plain = (c: Context, body: string, cacheControl: string) =>
  c.text(body, 200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': cacheControl });
const noLog = () => problems.notFound('该城市的公开日志');

/** The log's files, for anybody: the addresses of C2SP tlog-tiles, and what else is read with them. */
export function publicLogRoutes(deps: PublicLogDeps) {
  const open = async (code: string): Promise<TenantStore> => {
    if (!/^\d{6}$/.test(code) || !(await deps.isTenant(code))) throw problems.notFound('该城市');
    return deps.store.forTenant(code);
  };
  const head = async (store: TenantStore) => {
    const newest = await newestHead(store);
    if (!newest) throw noLog();
    return newest;
  };
  const note = async (store: TenantStore, size: number | undefined, what: string) => {
    const served = size === undefined ? undefined : await headNote(store, size);
    if (served === undefined) throw problems.notFound(what);
    return served;
  };

  const router = newPublicRouter()
    .openapi(getSummary, async (c) => {
      const summary = await summarize(await open(c.req.valid('param').tenant), deps.log);
      if (!summary) throw noLog();
      return c.json(summary, 200, { 'cache-control': moving });
    })
    .openapi(getCheckpoint, async (c) =>
      plain(c, (await head(await open(c.req.valid('param').tenant))).note, moving),
    )
    .openapi(getCosigned, async (c) => {
      const store = await open(c.req.valid('param').tenant);
      return plain(c, await note(store, await cosignedSize(store), '联署足数的树头'), moving);
    })
    .openapi(getKey, async (c) =>
      plain(c, `${(await head(await open(c.req.valid('param').tenant))).vkey}\n`, settled),
    )
    .openapi(getPolicy, async (c) => {
      const { tenant } = c.req.valid('param');
      const store = await open(tenant);
      const { vkey } = await head(store);
      const proposal = (await store.get(cosignersEntity, {})) ?? { cosigners: [], needed: 0 };
      const url = `${deps.publicUrl}/public/${tenant}/log`;
      return plain(c, policyText(proposal, { vkey, url }, nodeTools), settled);
    })
    .openapi(getHead, async (c) => {
      const { tenant, size } = c.req.valid('param');
      return plain(c, await note(await open(tenant), toSize(size), '该树头'), settled);
    })
    .openapi(getProof, async (c) => {
      const { tenant, index } = c.req.valid('param');
      const at = toSize(index);
      const { files } = deps.log;
      const proof =
        at === undefined
          ? undefined
          : await proveEntry(await open(tenant), at, { files, hash: nodeTools.hash });
      if (proof === undefined) throw problems.notFound('该条记录的证明');
      return plain(c, proof, settled);
    });

  // A tile's address has as many parts as its number is long, which no description of routes can say.
  router.get('/public/:tenant/log/tile/*', async (c) => {
    const { tenant } = c.req.param();
    await open(tenant);
    const tile = parseTilePath(c.req.path.slice(`/public/${tenant}/log/`.length));
    const bytes = tile && (await readTile(deps.log.files, tenant, tile));
    if (!bytes) throw problems.notFound('该日志文件');
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': 'application/octet-stream',
      'cache-control': forEver,
    });
  });
  return router;
}
