import {
  actorOf,
  allow,
  answerList,
  answerListFile,
  audit,
  createRoute,
  etagResponse,
  exportRoute,
  found,
  itemResponse,
  jsonBody,
  jsonResponse,
  type ListSource,
  listQuery,
  newRouter,
  type Principal,
  pageOf,
  problemResponses,
  requireLock,
} from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import type { RegisterRouteDeps } from '@mingcha/register';
import { queryShown, replace, type Stored, type TenantStore } from '@mingcha/store';
import * as z from 'zod';
import { openMapping } from '../contract/published.ts';
import type { ExchangeDeps } from '../deps.ts';
import { channelEntity, type ExchangeRow, rowEntity, stateOf } from '../sending/entities.ts';
import { mendedRow } from '../sending/mend.ts';
import { pageOfRows, rowsBy } from '../sending/settled.ts';
import { writing } from './channelRoutes.ts';
import { knownOf, viewingOf } from './known.ts';
import { rowFilters, rowList } from './rowList.ts';
import { mendBody, params, path, type RowView, resendBody, rowDetail, rowSchema, tags } from './schemas.ts';
import { keyText, maskedPayload, rowDetailView, rowView } from './views.ts';

const reading = [allow('exchange:read')];
const rows = `${path}/{contract}/rows` as const;
const rowParams = params.extend({ guid: z.string().max(40) });

const list = createRoute({
  method: 'get',
  path: rows,
  tags,
  operationId: 'listExchangeRows',
  summary: '一份合同的各行：发送、接受、退回、逾期',
  middleware: reading,
  request: { params, query: listQuery.extend(rowFilters.shape) },
  responses: { 200: jsonResponse('各行', pageOf(rowSchema)), ...problemResponses },
});
const { request: exportRequest, ...exporting } = exportRoute(rowList, {
  path: rows,
  tags,
  operationId: 'exportExchangeRows',
  middleware: reading,
  query: rowFilters,
});
const exportRows = createRoute({ ...exporting, request: { ...exportRequest, params } });
const get = createRoute({
  method: 'get',
  path: `${rows}/{guid}`,
  tags,
  operationId: 'getExchangeRow',
  summary: '一行：退回的内容和原因；个人信息脱敏',
  middleware: reading,
  request: { params: rowParams },
  responses: { 200: etagResponse('一行', rowDetail), ...problemResponses },
});
const mend = createRoute({
  method: 'put',
  path: `${rows}/{guid}/mending`,
  tags,
  operationId: 'mendExchangeRow',
  summary: '按行修正：不改来源，改要发送的内容；来源变了以来源为准。合同允许的才可以',
  precondition: 'if-match',
  middleware: writing,
  request: { params: rowParams, ...jsonBody(mendBody) },
  responses: { 200: etagResponse('一行', rowDetail), ...problemResponses },
});
const resend = createRoute({
  method: 'post',
  path: `${rows}:resend`,
  tags,
  operationId: 'resendExchangeRows',
  summary: '重新发送被退回的行，一次最多 90 行；全部可以才发送',
  middleware: writing,
  request: { params, ...jsonBody(resendBody) },
  responses: { 202: jsonResponse('已排队', z.object({ rows: z.number().int() })), ...problemResponses },
});

/** The rows of a contract, and what people do with those that were refused. */
export function rowRoutes(deps: ExchangeDeps & Pick<RegisterRouteDeps, 'files' | 'maxResponseBytes'>) {
  const { clock } = deps;
  type Filters = Omit<z.infer<typeof rowFilters>, 'q' | 'sort'>;

  async function sourceOf(
    store: TenantStore,
    id: string,
    { state, late }: Filters,
    principal: Principal,
  ): Promise<ListSource<RowView, void>> {
    const viewing = await viewingOf(store, deps, await knownOf(store, deps, id), principal);
    const shown = (row: ExchangeRow) => {
      const view = rowView(row, viewing);
      const isShown =
        (state ?? view.state) === view.state && (late ?? String(view.late)) === String(view.late);
      return isShown ? view : undefined;
    };
    const scope = `exchange rows ${id} ${state} ${late}`;
    const place = {
      shown: (items: ExchangeRow[]) => items.flatMap((row) => shown(row) ?? []),
      ...{ newestFirst: true, index: true },
    };
    return {
      page: (query) =>
        state === undefined || state === 'accepted'
          ? pageOfRows(store, id, { scope, shown }, query)
          : queryShown(store, rowEntity, [id, state], place, query),
      about: () => undefined,
    };
  }
  const rowOf = async (store: TenantStore, contract: string, guid: string) =>
    found((await rowsBy(store, contract, [guid]))[0], '该行');
  const detail = async (
    store: TenantStore,
    known: Parameters<typeof viewingOf>[2],
    principal: Principal,
    row: Stored<ExchangeRow>,
  ) => {
    const shown = rowDetailView(row, await viewingOf(store, deps, known, principal));
    return { ...shown, lock: row.lock };
  };

  return newRouter()
    .openapi(list, async (c) => {
      const { store, principal } = c.var;
      const { q, sort, limit, cursor, ...filters } = c.req.valid('query');
      const { contract } = c.req.valid('param');
      const source = await sourceOf(store, contract, filters, principal);
      return c.json(
        await answerList(store, rowList, { q, sort, limit, cursor, ...filters, contract }, source),
        200,
      );
    })
    .openapi(exportRows, async (c) => {
      const { store, principal } = c.var;
      const { contract } = c.req.valid('param');
      const asked = c.req.valid('query');
      const source = await sourceOf(store, contract, asked, principal);
      return (await answerListFile(c, rowList, { ...asked, contract }, source, deps)) as never;
    })
    .openapi(get, async (c) => {
      const { store, principal } = c.var;
      const { contract: id, guid } = c.req.valid('param');
      const known = await knownOf(store, deps, id);
      const row = await rowOf(store, id, guid);
      return c.json(itemResponse(c, await detail(store, known, principal, row)), 200);
    })
    .openapi(mend, async (c) => {
      const { store, principal } = c.var;
      const { contract: id, guid } = c.req.valid('param');
      const known = await knownOf(store, deps, id);
      const { published, channel } = known;
      const row = await rowOf(store, id, guid);
      const lock = requireLock(c, row);
      const opened = published && (await openMapping(store, deps, published));
      if (!opened || !channel)
        throw problems.conflict('contract-unpublished', '合同已不在公示的版本中，请先公示。');
      const { values, reason } = c.req.valid('json');
      const by = actorOf(principal);
      const mended = mendedRow(row, opened.mapping, { values, reason, by, at: clock().toISOString() });
      const titles = published.elements.filter(({ name }) => name in values).map(({ title }) => title);
      const { lock: channelLock, ...before } = channel;
      await store.write(
        replace(rowEntity, mended, lock),
        // The next comparison looks at all rows again.
        replace(channelEntity, { ...before, mark: undefined, comparing: undefined }, channelLock),
        ...audit(
          clock,
          by,
          'exchange.mend',
          { id, name: published.title },
          {
            detail: {
              row: keyText(published, maskedPayload(row.keys, opened.mapping.personal)),
              fields: titles.join('、'),
              reason,
            },
          },
        ),
      );
      const shown = await detail(store, known, principal, { ...mended, lock: lock + 1 });
      return c.json(itemResponse(c, shown), 200);
    })
    .openapi(resend, async (c) => {
      const { store, principal } = c.var;
      const { contract: id } = c.req.valid('param');
      const { channel, published } = await knownOf(store, deps, id);
      if (!channel?.running || !published)
        throw problems.conflict('exchange-stopped', '这份合同没有启用，请先启用。');
      const { guids, reason } = c.req.valid('json');
      const wanted = [...new Set(guids)];
      const read = await Promise.all(wanted.map((guid) => store.get(rowEntity, { contract: id, guid })));
      const by = actorOf(principal);
      const at = clock().toISOString();
      const operations = read.flatMap((row, i) => {
        const state = row && stateOf(row);
        if (!row || (state !== 'refused' && state !== 'mended'))
          throw problems.conflict('row-not-refused', `第 ${i + 1} 行没有被退回，或已经重发，请刷新后重选。`);
        if (state === 'mended') return [];
        if (reason === undefined)
          throw problems.invalid([
            {
              pointer: '/reason',
              message: `第 ${i + 1} 行没有修正过，原样重发须写明原因，如“对方已更正字典”`,
            },
          ]);
        const { lock, ...rest } = row;
        return [replace(rowEntity, { ...rest, again: { reason, by, at } }, lock)];
      });
      const { lock, ...before } = channel;
      await store.write(
        ...operations,
        replace(channelEntity, { ...before, mark: undefined, comparing: undefined, nextAt: at }, lock),
        ...audit(
          clock,
          by,
          'exchange.resend',
          { id, name: published.title },
          {
            detail: { count: wanted.length, ...(reason !== undefined && { reason }) },
          },
        ),
      );
      return c.json({ rows: wanted.length }, 202);
    });
}
