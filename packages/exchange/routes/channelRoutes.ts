import { loadOffice } from '@mingcha/casework/besides';
import {
  actorOf,
  allow,
  allowPersons,
  audit,
  createRoute,
  jsonBody,
  jsonResponse,
  newRouter,
  pageOf,
  problemResponses,
  shownOnce,
} from '@mingcha/http';
import { type Problem, problems, type RandomBytes, shanghaiDate } from '@mingcha/kernel';
import { put } from '@mingcha/store';
import { secretPrefix } from '@mingcha/webhooks';
import * as z from 'zod';
import type { ExchangeDeps } from '../deps.ts';
import { type Channel, channelEntity, secretEntity } from '../sending/entities.ts';
import { createTerms } from '../sending/late.ts';
import { allKnown, figuresOf, knownOf } from './known.ts';
import { channelDetail, channelSchema, params, path, reason, tags } from './schemas.ts';
import { channelView, elementViews, type Known } from './views.ts';

const reading = [allow('exchange:read')];
/** What a person answers for: no program starts an exchange, stops it or gets its secret. */
export const writing = [
  allow('exchange:write'),
  allowPersons('启停、密钥和修正须由人员登录后办理，系统接口不能代办。'),
];

const routes = {
  list: createRoute({
    method: 'get',
    path,
    tags,
    operationId: 'listExchangeChannels',
    summary: '数据交换：各交换合同的运行情况',
    middleware: reading,
    responses: { 200: jsonResponse('运行情况', pageOf(channelSchema)), ...problemResponses },
  }),
  get: createRoute({
    method: 'get',
    path: `${path}/{contract}`,
    tags,
    operationId: 'getExchangeChannel',
    summary: '一份交换合同：字段对照和运行情况',
    middleware: reading,
    request: { params },
    responses: { 200: jsonResponse('交换合同', channelDetail), ...problemResponses },
  }),
  secret: createRoute({
    method: 'post',
    path: `${path}/{contract}/secret`,
    tags,
    operationId: 'makeExchangeSecret',
    summary: '生成新的签名密钥，只显示这一次；原来的随即失效',
    middleware: writing,
    request: { params },
    responses: {
      201: jsonResponse('密钥；签名的验证方法与回调相同', z.object({ secret: z.string() })),
      ...problemResponses,
    },
  }),
  start: createRoute({
    method: 'post',
    path: `${path}/{contract}/start`,
    tags,
    operationId: 'startExchange',
    summary: '启用：立即比对，此后按合同发送',
    middleware: writing,
    request: { params },
    responses: { 200: jsonResponse('运行情况', channelSchema), ...problemResponses },
  }),
  stop: createRoute({
    method: 'post',
    path: `${path}/{contract}/stop`,
    tags,
    operationId: 'stopExchange',
    summary: '停止：不再比对和发送，已在途的批次等到重新启用',
    middleware: writing,
    request: { params, ...jsonBody(z.object({ reason }).strict()) },
    responses: { 200: jsonResponse('运行情况', channelSchema), ...problemResponses },
  }),
  compare: createRoute({
    method: 'post',
    path: `${path}/{contract}/compare`,
    tags,
    operationId: 'compareExchange',
    summary: '立即比对：不等下一次，把与对方不同的行发出',
    middleware: writing,
    request: { params },
    responses: { 202: jsonResponse('运行情况', channelSchema), ...problemResponses },
  }),
};

/** Why a contract cannot be exchanged by now. */
function startFault({ published, hasSecret }: Known): Problem | undefined {
  if (!published)
    return problems.conflict(
      'contract-unpublished',
      '合同还没有公示。请由没有参与修改的另一人在“版本与公示”中公示。',
    );
  if (published.direction === 'in')
    return problems.conflict('contract-receives', '接收的合同公示后即可接收，不需要启用。');
  if (!hasSecret)
    return problems.conflict('no-secret', '还没有密钥。请先生成密钥并交给对方，对方凭它验证签名。');
  return undefined;
}

/** A channel that has not run yet. */
const newChannel = (contract: string, at: string): Channel => ({
  ...{ contract, running: false, nextAt: at, batches: 0, accepted: 0, late: 0 },
});

/** Contracts as they run. */
export function channelRoutes(deps: ExchangeDeps & { random: RandomBytes }) {
  const { clock, random, sources } = deps;
  /** The operation that changes a contract's channel, and what it is shown as then. */
  function changed(known: Known & { contract: { id: string } }, change: Partial<Channel>) {
    const fresh = { ...newChannel(known.contract.id, clock().toISOString()), lock: 0 };
    const { lock, ...before } = known.channel ?? fresh;
    const channel: Channel = { ...before, ...change };
    return {
      operation: put(channelEntity, channel, { lock }),
      shown: channelView({ ...known, channel: { ...channel, lock: lock + 1 } }),
    };
  }
  const named = ({ contract: { id, title } }: { contract: { id: string; title: string } }) => ({
    id,
    name: title,
  });

  return newRouter()
    .openapi(routes.list, async (c) => {
      const { store } = c.var;
      const today = shanghaiDate(clock());
      const [all, office] = await Promise.all([allKnown(store, deps), loadOffice(store)]);
      const items = await Promise.all(
        all.map(async (known) => {
          const contract = (known.published ?? known.draft)!;
          if (!known.channel) return channelView(known);
          const terms = createTerms(contract, known.channel.startedAt, office);
          return { ...channelView(known), figures: await figuresOf(store, known, contract, terms, today) };
        }),
      );
      return c.json({ items, next: null }, 200);
    })
    .openapi(routes.get, async (c) => {
      const { store } = c.var;
      const known = await knownOf(store, deps, c.req.valid('param').contract);
      const { contract } = known;
      const [source, office] = await Promise.all([sources.find(store, contract.source), loadOffice(store)]);
      const terms = createTerms(contract, known.channel?.startedAt, office);
      const figures = await figuresOf(store, known, contract, terms, shanghaiDate(clock()));
      const answer = {
        ...{ ...channelView(known), figures, terms: contract, elements: elementViews(contract, source) },
        ...(source && { sourceTitle: source.title }),
      };
      return c.json(answer, 200);
    })
    .openapi(routes.secret, async (c) => {
      const { store, principal } = c.var;
      const known = await knownOf(store, deps, c.req.valid('param').contract);
      const { id } = known.contract;
      const before = await store.get(secretEntity, { contract: id });
      const secret = secretPrefix + Buffer.from(random(32)).toString('base64');
      shownOnce(c);
      const made = { contract: id, secret, createdAt: clock().toISOString(), createdBy: actorOf(principal) };
      await store.write(
        put(secretEntity, made, before),
        ...audit(clock, actorOf(principal), 'exchange.secret', named(known)),
      );
      return c.json({ secret }, 201);
    })
    .openapi(routes.start, async (c) => {
      const { store, principal } = c.var;
      const known = await knownOf(store, deps, c.req.valid('param').contract);
      const fault = startFault(known);
      if (fault) throw fault;
      if (known.channel?.running) return c.json(channelView(known), 200);
      const nextAt = clock().toISOString();
      const startedAt = known.channel?.startedAt ?? nextAt;
      const start = {
        running: true,
        nextAt,
        startedAt,
        mark: undefined,
        comparing: undefined,
        fault: undefined,
      };
      const { operation, shown } = changed(known, start);
      await store.write(operation, ...audit(clock, actorOf(principal), 'exchange.start', named(known)));
      return c.json(shown, 200);
    })
    .openapi(routes.stop, async (c) => {
      const { store, principal } = c.var;
      const known = await knownOf(store, deps, c.req.valid('param').contract);
      if (!known.channel?.running) return c.json(channelView(known), 200);
      const { operation, shown } = changed(known, { running: false });
      const detail = { reason: c.req.valid('json').reason };
      await store.write(
        operation,
        ...audit(clock, actorOf(principal), 'exchange.stop', named(known), { detail }),
      );
      return c.json(shown, 200);
    })
    .openapi(routes.compare, async (c) => {
      const { store, principal } = c.var;
      const known = await knownOf(store, deps, c.req.valid('param').contract);
      if (!known.channel?.running)
        throw problems.conflict('exchange-stopped', '这份合同没有启用，请先启用。');
      const { operation, shown } = changed(known, {
        nextAt: clock().toISOString(),
        mark: undefined,
        comparing: undefined,
      });
      await store.write(operation, ...audit(clock, actorOf(principal), 'exchange.compare', named(known)));
      return c.json(shown, 202);
    });
}
