import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Compose, type DemoCity, demoCities } from '@mingcha/demo';
import { gatherLines } from '@mingcha/draw';
import { shanghaiDate } from '@mingcha/kernel';
import { run } from '@mingcha/local';
import type { TenantStore } from '@mingcha/store';
import { caseLink } from '../../packages/casework/outside/link.ts';
import { createCursorSigner } from '../../packages/store/cursor.ts';
import { type Account, signedIn } from './signedIn.ts';

export const city: DemoCity = demoCities.find(({ code }) => code === '620300')!;

type DemoKey = { tenant: string; name: string; secret: string };
type Client = { tenant: string; role: string; clientId: string; clientSecret: string };

/** A draw as far as the tests look at it. */
export type DrawResponse = {
  id: string;
  number: string;
  title: string;
  state: string;
  parties: { link?: string }[];
};

/** Shares may be left to the city's own. */
type SentCompose = Omit<Compose, 'strata'> & Partial<Pick<Compose, 'strata'>>;

export type Ask = <T>(
  method: string,
  path: string,
  body?: unknown,
  etag?: string,
) => Promise<{ body: T; etag: string }>;

export type Site = {
  url: string;
  /** Errors that the system reported. */
  errors: string[];
  /** Asks the API as the city's administrator; throws on a refusal. */
  ask: Ask;
  /** The same as somebody with a demo account, or with one of their own. */
  askAs(who: string | Account): Promise<Ask>;
  /** Lets so many days pass on the system's clock, with what they bring; browsers keep the real time. */
  pass(days: number): Promise<void>;
  /** The day of the system's clock, `YYYY-MM-DD`. */
  today(): string;
  /** The file in which a witness of the city keeps its key, as its page offers it. */
  keyFile(name: string): Promise<{ name: string; mimeType: string; buffer: Buffer }>;
  /** Where the portal has a case of the city for whom its paper is about, whose matter ends on a day. */
  matterPath(id: string, end: string): Promise<string>;
  /** The city's demo draw in a state. */
  demoDraw(state: string): Promise<DrawResponse>;
  /** Composes a draw and takes it as far as asked. Rehearsals only beyond `planned`. */
  makeDraw(compose: SentCompose, ...actions: ('commit' | 'execute' | 'publish')[]): Promise<DrawResponse>;
  stop(): Promise<void>;
};

export type SiteOptions = {
  objects?: number;
  /** Codes of the cities that are there; all where it is missing. */
  cities?: readonly string[];
  /** Tenants whose reform notices are there; they take their time to load. */
  notices?: readonly string[];
  /** Whether the two years behind are there with their inspections. */
  past?: boolean;
  /** So many days from today it is when the system starts and the demo is loaded. */
  ahead?: number;
  /** A data folder where the demo is loaded already; a copy of it is used. */
  from?: string;
  /** The data folder to use and to keep. */
  keepIn?: string;
};

/** The whole system on a free port with a data folder of its own and small demo cities. */
export async function startSite({
  objects = 400,
  cities,
  notices = [],
  past = false,
  ahead: daysAhead = 0,
  from,
  keepIn,
}: SiteOptions = {}): Promise<Site> {
  const data = keepIn ?? (await mkdtemp(join(tmpdir(), 'mingcha-browser-')));
  if (from !== undefined) await cp(from, data, { recursive: true });
  const errors: string[] = [];
  const log = (line: string) => {
    if (line.startsWith('error')) errors.push(line);
  };
  let ahead = daysAhead * 86_400_000;
  const running = await run(
    {
      data,
      port: 0,
      host: '127.0.0.1',
      beacons: [],
      proxies: [],
      fresh: false,
      quiet: true,
      demoObjects: objects,
      demoCities: cities,
      demoNotices: notices,
      demoPast: past,
    },
    log,
    () => new Date(Date.now() + ahead),
  );
  const { url } = running;
  const token = await tokenOf(url, join(data, 'demo-clients.json'));

  const ask = askBy(url, token);

  return {
    url,
    errors,
    ask,
    async askAs(who) {
      const account = typeof who === 'string' ? { login: who } : who;
      const [session] = Object.values(await signedIn(url, account));
      return askBy(url, (JSON.parse(session!) as { access_token: string }).access_token);
    },
    async pass(days) {
      ahead += days * 86_400_000;
      await running.tick();
    },
    today: () => shanghaiDate(new Date(Date.now() + ahead)),
    async keyFile(name) {
      const keys = JSON.parse(await readFile(join(data, 'demo-witness-keys.json'), 'utf8')) as DemoKey[];
      const { secret } = keys.find((key) => key.tenant === city.code && key.name === name)!;
      const buffer = Buffer.from(`见证方：${name}\r\n见证密钥：${secret}\r\n`);
      return { name: `见证密钥-${name}.txt`, mimeType: 'text/plain', buffer };
    },
    async matterPath(id, end) {
      const { cursorKey } = JSON.parse(await readFile(join(data, 'secrets.json'), 'utf8')) as {
        cursorKey: string;
      };
      const cursors = createCursorSigner(Buffer.from(cursorKey, 'base64url'));
      const { token } = caseLink({ tenant: city.code, cursors } as TenantStore, id, end);
      return `/public/${city.code}/matters/${token}`;
    },
    async demoDraw(state) {
      const { body } = await ask<{ items: { id: string; source: string }[] }>(
        'GET',
        `/v1/draws?series=all&state=${state}&limit=50`,
      );
      const official = body.items.filter(({ source }) => source !== 'local').at(-1);
      return (await ask<DrawResponse>('GET', `/v1/draws/${(official ?? body.items[0]!).id}`)).body;
    },
    async makeDraw(compose, ...actions) {
      let made = await ask<DrawResponse>('POST', '/v1/draws', compose);
      const path = `/v1/draws/${made.body.id}`;
      for (const action of actions) {
        const seen = action === 'commit' && (await ask<{ versions: unknown }>('POST', `${path}/preview`, {}));
        const body = seen ? { versions: seen.body.versions } : {};
        made = await ask<DrawResponse>('POST', `${path}/${action}`, body, made.etag);
      }
      return made.body;
    },
    async stop() {
      await running.stop();
      if (keepIn === undefined) await rm(data, { recursive: true, force: true });
    },
  };
}

/** Asks the API by a token. */
const askBy =
  (url: string, token: string): Ask =>
  async (method, path, body, etag) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(etag !== undefined && { 'if-match': etag }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    const inLines = response.headers.get('content-type')?.startsWith('application/jsonl');
    const read = inLines ? gatherLines(text.trimEnd().split('\n')) : JSON.parse(text);
    return { body: read, etag: response.headers.get('etag') ?? '' };
  };

async function tokenOf(url: string, file: string): Promise<string> {
  const clients = JSON.parse(await readFile(file, 'utf8')) as Client[];
  const { clientId, clientSecret } = clients.find(
    ({ tenant, role }) => tenant === city.code && role === 'city-admin',
  )!;
  const response = await fetch(`${url}/oidc/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}
