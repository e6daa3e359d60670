import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadedDemo } from './support/run/loadedDemo.ts';
import { npmStart, type Started, startCommand } from './support/run/npmStart.ts';

type Versions = { items: { at: string }[] };
type DemoClient = { tenant: string; role: string; clientId: string; clientSecret: string };

let folder: string;
const children: ChildProcess[] = [];

/** Starts the system, which ends at the latest after the tests. */
async function start(): Promise<Started> {
  const started = await npmStart(folder);
  children.push(started.child);
  return started;
}

/** What a command says until it ends. */
async function output(script: string, args: string[], more?: NodeJS.ProcessEnv) {
  const child = startCommand(script, folder, args, more);
  children.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (text += part));
  const [code] = (await once(child, 'exit')) as [number];
  return { code, text: text.trim() };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingcha-start-'));
  await cp(await loadedDemo(), folder, { recursive: true });
}, 240_000);
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

describe('npm start', () => {
  it('has loaded the demo once, serves everything on one port, and keeps it over restarts', async () => {
    const { url, stop } = await start();
    const get = (path: string, headers: Record<string, string> = {}) => fetch(url + path, { headers });
    expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
    for (const path of ['/', '/console/', '/docs/'])
      expect(await (await get(path, { accept: 'text/html' })).text()).toContain('<html');
    const config = (await (await get('/config.json')).json()) as { issuer: string; demo: unknown[] };
    expect(config).toMatchObject({ issuer: `${url}/oidc`, clientId: 'console' });
    expect(config.demo).toHaveLength(4);

    const known = (await (await fetch(`${config.issuer}/.well-known/openid-configuration`)).json()) as {
      token_endpoint: string;
    };
    expect(known.token_endpoint).toBe(`${config.issuer}/token`);

    const port = new URL(url).port;
    const { text: token } = await output('token.ts', [
      '--tenant',
      '620300',
      '--role',
      'city-admin',
      '--port',
      port,
    ]);
    const authorization = `Bearer ${token}`;
    const draws = (await (await get('/v1/draws?series=all', { authorization })).json()) as {
      items: { id: string; state: string; source: string }[];
    };
    expect(draws.items.map(({ state, source }) => `${state} ${source}`).sort()).toEqual([
      'committed witness',
      'planned local',
      'published drand',
      'published local',
      'published witness',
      'voided witness',
    ]);
    const versions = await (await get('/v1/rosters/objects:versions?limit=200', { authorization })).json();
    const { id } = draws.items.find(({ state, source }) => state === 'published' && source === 'witness')!;
    const drawn = await (await get(`/v1/draws/${id}`, { authorization })).json();
    const { createdAt, committedAt, executedAt, publishedAt } = drawn as Record<string, string>;
    const steps = [(versions as Versions).items.at(-1)!.at, createdAt, committedAt, executedAt, publishedAt];
    const days = steps.map((at) => at!.slice(0, 10));
    // All of the demo happened in one minute: a list was not older than the draw from it.
    expect(days).toEqual([...new Set(days)].sort());
    expect(days.at(-1)! < new Date().toISOString().slice(0, 10)).toBe(true);
    const objects = await (await get('/v1/rosters/objects?limit=1', { authorization })).json();
    expect(objects).toMatchObject({ total: 400 });

    const second = await output('start.ts', ['--quiet']);
    expect(second.code).toBe(1);
    expect(second.text).toContain('in use');

    const file = join(folder, 'demo-clients.json');
    const clients = JSON.parse(await readFile(file, 'utf8')) as DemoClient[];
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(clients.map(({ tenant, role }) => `${tenant} ${role}`)).toContain('620000 province');
    expect(clients).toHaveLength(16);
    expect(await stop()).toBe(0);

    const again = await start();
    const kept = await fetch(`${again.url}/v1/rosters/objects?limit=1`, {
      headers: { authorization: `Bearer ${token}` },
    });
    // Another port is another issuer, so the old token is refused and a new one sees the same list.
    expect(kept.status).toBe(401);
    const { text: fresh } = await output('token.ts', ['--tenant', '620300', '--role', 'auditor'], {
      PORT: new URL(again.url).port,
    });
    const same = await fetch(`${again.url}/v1/rosters/objects?limit=1`, {
      headers: { authorization: `Bearer ${fresh}` },
    });
    expect(((await same.json()) as { version: unknown }).version).toEqual(
      (objects as { version: unknown }).version,
    );
    expect(await again.stop()).toBe(0);
  }, 120_000);
});

describe('npm run token', () => {
  it('says what is missing', async () => {
    const none = await output('token.ts', []);
    expect([none.code, none.text]).toEqual([1, expect.stringContaining('usage:')]);
    const role = await output('token.ts', ['--tenant', '620300', '--role', 'mayor']);
    expect(role.text).toContain('no demo client for 620300 mayor');
    const away = await output('token.ts', ['--tenant', '620300', '--role', 'auditor', '--port', '9']);
    expect(away.text).toContain('is the system running?');
  });
});
