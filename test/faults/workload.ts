import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { QUICKNET } from '@mingcha/draw';
import { createApi } from '@mingcha/fn-api';
import { startTestStore } from '@mingcha/local/testing';
import { createTokenVerifier } from '@mingcha/tenancy';
import { createLocalJWKSet } from 'jose';

/** What the process is given to work with. */
export type WorkloadInit = {
  engine: string;
  keys: { keys: object[] };
  token: string;
  compose: object;
  /** Instant, ISO. */
  now: string;
  /** Names this process in what it makes. */
  name: string;
};

/** What the API has answered to; the parent believes these and nothing else. */
export type Acknowledged =
  | { draw: string; state: string }
  | { row: string }
  | { refused: number; body: string };

/** A process of the application that works until it is killed: it composes and takes draws, and imports rows. */
async function work({ engine, keys, token, compose, now, name }: WorkloadInit): Promise<void> {
  const { store } = await startTestStore({ engine });
  const began = performance.now();
  const start = Date.parse(now);
  const none = async () => undefined;
  const unlimited = { perSecond: 1_000_000, burst: 1_000_000 };
  const api = createApi({
    store,
    tokens: createTokenVerifier({
      issuer: 'https://issuer.test',
      audience: 'urn:mingcha:api',
      keys: createLocalJWKSet(keys as Parameters<typeof createLocalJWKSet>[0]),
    }),
    clock: () => new Date(start + performance.now() - began),
    random: (n: number) => new Uint8Array(randomBytes(n)),
    beacon: { chain: QUICKNET, enabled: false, fetch: none },
    publicUrl: 'https://mingcha.test',
    maxResponseBytes: 50_000_000,
    queue: { send: none },
    report: (error: unknown) => writeSync(2, `${String(error)}\n`),
    limits: { caller: unlimited, tenant: unlimited },
  } as unknown as Parameters<typeof createApi>[0]);
  const say = (one: Acknowledged) => writeSync(1, `${JSON.stringify(one)}\n`);

  async function ask(method: string, path: string, body?: string, headers: Record<string, string> = {}) {
    const response = await api.request(path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    if (!response.ok) say({ refused: response.status, body: text });
    return { ok: response.ok, body: JSON.parse(text), etag: response.headers.get('etag') ?? '' };
  }

  async function takeDraw(): Promise<void> {
    let at = await ask('POST', '/v1/draws', JSON.stringify(compose));
    const path = `/v1/draws/${at.body.id}`;
    say({ draw: at.body.id, state: 'planned' });
    const { versions } = (await ask('POST', `${path}/preview`)).body;
    const steps = [
      ['commit', { versions }],
      ['execute', {}],
      ['publish', undefined],
    ] as const;
    for (const [action, body] of steps) {
      const given = body && JSON.stringify(body);
      at = await ask('POST', `${path}/${action}`, given, { 'if-match': at.etag });
      if (!at.ok) return;
      say({ draw: at.body.id, state: at.body.state });
    }
  }

  let made = 0;
  async function importRows(): Promise<void> {
    const id = `${name}-${++made}`;
    const dept = (compose as { teams: { dept: string }[] }).teams[0]!.dept;
    const csv = `事项编码,事项名称,实施部门,事项类别\n${id},事项${id},${dept},一般`;
    const path = '/v1/catalogues/inspection/items:import';
    if ((await ask('POST', path, csv, { 'content-type': 'text/csv' })).ok) say({ row: id });
  }

  const forever = async (task: () => Promise<void>) => {
    for (;;) await task();
  };
  await Promise.all([forever(takeDraw), forever(importRows)]);
}

await work(JSON.parse(process.env.WORKLOAD ?? '') as WorkloadInit);
