import { allow, createRoute, jsonResponse, newRouter, problemResponses } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import * as z from 'zod';
import { openMapping } from '../contract/published.ts';
import type { ExchangeDeps } from '../deps.ts';
import type { Mapping } from '../mapping/compile.ts';
import type { Source } from '../source/source.ts';
import { knownOf } from './known.ts';
import { params, path, previewSchema, tags } from './schemas.ts';
import { keyText, maskedPayload } from './views.ts';

/** Rows of the source that a preview looks at, so that it comes at once however many there are. */
const mostLooked = 2_000;
const mostShown = 50;

const route = createRoute({
  method: 'get',
  path: `${path}/{contract}/preview`,
  tags,
  operationId: 'previewExchange',
  summary: '预览：按草稿会发出的前几行，不合要求的在前；不写入，也不发送',
  middleware: [allow('exchange:read')],
  request: {
    params,
    query: z.object({ limit: z.coerce.number().int().min(1).max(mostShown).optional() }),
  },
  responses: { 200: jsonResponse('预览', previewSchema), ...problemResponses },
});

type Shown = z.infer<typeof previewSchema>['items'][number];

/** The rows as the contract would send them, those with faults first; personal elements are masked. */
async function previewOf(
  store: TenantStore,
  { mapping, source }: { mapping: Mapping; source: Source },
  limit: number,
): Promise<z.infer<typeof previewSchema>> {
  const { contract, personal } = mapping;
  const [good, bad]: [Shown[], Shown[]] = [[], []];
  const counts = { looked: 0, goes: 0, faulty: 0 };
  let isWhole = true;
  for await (const row of source.rows(store)) {
    if (counts.looked === mostLooked) {
      isWhole = false;
      break;
    }
    counts.looked++;
    if (!mapping.goes(row)) continue;
    counts.goes++;
    const { keys, payload } = mapping.map(row);
    const errors = mapping.faultsOf(payload);
    if (errors.length > 0) counts.faulty++;
    const own = errors.length > 0 ? bad : good;
    if (own.length < limit)
      own.push({
        ...{ key: keyText(contract, maskedPayload(keys, personal)), errors },
        payload: maskedPayload(payload, personal),
      });
  }
  return { ...counts, isWhole, items: [...bad, ...good].slice(0, limit) };
}

/** What a contract would send, before anybody publishes it. */
export const previewRoutes = (deps: ExchangeDeps) =>
  newRouter().openapi(route, async (c) => {
    const { store } = c.var;
    const { draft, published } = await knownOf(store, deps, c.req.valid('param').contract);
    const contract = (draft ?? published)!;
    if (contract.direction === 'in')
      throw problems.conflict('contract-receives', '接收的合同不发送数据，没有预览。');
    const opened = await openMapping(store, deps, contract);
    if (!opened)
      throw problems.conflict('no-source', '本系统已没有合同所写的数据来源，请修改合同的“本系统的数据”。');
    return c.json(await previewOf(store, opened, c.req.valid('query').limit ?? 20), 200);
  });
