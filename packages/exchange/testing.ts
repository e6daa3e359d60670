import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLists } from '@mingcha/catalogue';
import { recordsRouter } from '@mingcha/credit/records';
import { bodyOf } from '@mingcha/http/testing';
import { createPartner, memoryFiles } from '@mingcha/local/testing';
import { queryAll, type TenantStore } from '@mingcha/store';
import { departmentSchema } from '@mingcha/tenancy';
import { startTestApi } from '@mingcha/tenancy/testApi';
import { webhookEventEntity } from '@mingcha/webhooks';
import { penaltyOf } from '../credit/testing/records.ts';
import { createExchange, exchangeRoutes } from './index.ts';

/** Two lines of a city, and none shipped. */
export const noLists = createLists(async () => ({ lists: [], checks: [] }));

/** How the partner behaves: it takes a batch, loses its answer after it took it, or is out of order. */
type Mood = 'well' | 'loses its answer' | 'answers nonsense' | 'is down';

/** The simulated partner on a port of its own, with what it was sent. */
export async function startPartner() {
  const partner = createPartner();
  const received: { id: string; headers: Record<string, unknown>; body: string }[] = [];
  const moods: Mood[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const { headers } = request;
      received.push({ id: String(headers['webhook-id']), headers, body });
      const mood = moods.shift() ?? 'well';
      if (mood === 'is down') {
        response.writeHead(503);
        return response.end();
      }
      const answer = partner.take(JSON.parse(body));
      if (mood === 'loses its answer') return request.socket.destroy();
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(mood === 'answers nonsense' ? '{"ok":true}' : JSON.stringify(answer));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ partner, received, moods, url: `http://127.0.0.1:${port}/in` },
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

const departments = [
  departmentSchema.parse({ id: 'scjg', name: '市市场监督管理局', short: '市市场监管局', division: '620300' }),
];

/** The routes of exchanging and of credit records, and what runs them. */
export async function startExchangeApi() {
  const fixed = {
    files: memoryFiles(),
    maxResponseBytes: 5_000_000,
    queue: { send: async () => undefined },
    random: (n: number) => new Uint8Array(n).fill(9),
    allowPrivateWebhooks: true,
  };
  const api = await startTestApi({
    start: '2026-11-27T02:00:00.000Z',
    departments: () => departments,
    routes: ({ clock }) => [recordsRouter({ ...fixed, clock }), exchangeRoutes(noLists, { ...fixed, clock })],
  });
  return { ...api, deps: createExchange(noLists, { clock: api.time.now, allowPrivateWebhooks: true }) };
}

/** All items of a list, asked for page by page by a part of the query. */
export async function allPages<Item>(page: (query: string) => Promise<Response>): Promise<Item[]> {
  const items: Item[] = [];
  let next: string | null | undefined;
  while (next !== null) {
    const cursor = next === undefined ? '' : `&cursor=${encodeURIComponent(next)}`;
    const found: { items: Item[]; next: string | null } = await bodyOf(page(`limit=50${cursor}`));
    items.push(...found.items);
    next = found.next;
  }
  return items;
}

/** The n-th penalty of a department, as it is pushed. */
export const rowOf = (n: number, more: object = {}) => {
  const { row: _, ...given } = penaltyOf(n, { authority: '市市场监督管理局', date: '2026-11-26', ...more });
  return given;
};

/** What those who look after the exchange of a contract are told of, by kind. */
export async function toldOf(store: TenantStore, id: string): Promise<string[]> {
  const events = await queryAll(store, webhookEventEntity, []);
  return events.flatMap(({ type, data }) =>
    type === 'people.concerned' && data.link.startsWith(`/exchange/${id}?`)
      ? data.to.map(({ kind }) => `${kind} ${data.about} ${data.link}`)
      : [],
  );
}
