import { once } from 'node:events';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '@mingcha/kernel';
import { listTenants } from '@mingcha/tenancy';
import * as z from 'zod';
import { createLocalBeacon } from './demo/beacon.ts';
import { startDemoCosigners } from './demo/cosigners.ts';
import { loadDemo } from './demo/load.ts';
import { demoAccounts, hashedDemoPassword } from './demo/people.ts';
import { createWalkingClock, type WalkingClock } from './demo/walkingClock.ts';
import { dataPaths, emptyDataFolder, makeDataFolder, requireTable } from './kept/dataFolder.ts';
import { lockFolder } from './kept/lock.ts';
import { writePrivate } from './kept/privateFile.ts';
import { readJson } from './kept/readJson.ts';
import { randomPassword } from './oidc/identities.ts';
import { createPartner, partnerPath } from './served/partner.ts';
import { buildSite } from './served/site.ts';
import type { Settings } from './settings.ts';
import { type System, startSystem } from './system.ts';
import { dropTable } from './table/table.ts';
import { buildWitnessProgram } from './witnessProgram.ts';

export type Running = {
  url: string;
  /** Whether the demo cities are there. */
  demo: boolean;
  /** Does at once what time brings, which else is looked for every few seconds. */
  tick(): Promise<void>;
  /** Settles when the engine broke. */
  ended: Promise<void>;
  stop(): Promise<void>;
};

const lingering = 3_000;

/**
 * Starts everything on one port and fills it when it is empty. Throws an error in words for the person who started it. The
 * clock is the real one unless another is given.
 */
export async function run(settings: Settings, log: (line: string) => void, clock?: Clock): Promise<Running> {
  const { data, port, host, fresh, beacons, dynamodb, proxies } = settings;
  const paths = dataPaths(data);
  await makeDataFolder(data);
  const lock = await lockFolder(data);
  const undo: (() => Promise<void>)[] = [lock.release];
  const stop = async () => {
    for (const step of undo.reverse()) await step();
    undo.length = 0;
  };
  try {
    if (fresh || (await demoState(paths.demo)) === 'loading') {
      await emptyDataFolder(data);
      if (dynamodb) await dropTable(dynamodb);
    }
    if (!dynamodb) requireTable(paths);
    const server = await listen(port, host);
    undo.push(() => close(server));
    let answer: RequestListener = (_, response) => notYet(response);
    const partner = createPartner();
    const demo: { state: DemoState } = { state: 'none' };
    server.on('request', (request, response) => {
      // While the demo is loaded it has a partner to exchange with already.
      const isPartners = demo.state !== 'none' && request.url?.startsWith(partnerPath);
      (isPartners ? partner.answer : answer)(request, response);
    });
    const publicUrl = `http://localhost:${(server.address() as AddressInfo).port}`;
    const report = (error: unknown, about: Record<string, unknown>) =>
      log(`error ${JSON.stringify(about)} ${error instanceof Error ? error.stack : String(error)}`);

    const time = createWalkingClock(clock);
    const system = await startSystem({
      paths,
      publicUrl,
      beacon: createLocalBeacon({ endpoints: beacons, demo: () => demo.state, clock: time.now }),
      dynamodb,
      proxies,
      // The first draws name it, so that it is there before them.
      witnessProgram: await buildWitnessProgram(),
      report,
      clock: time.now,
      demo: () => (demo.state === 'loaded' ? demoAccounts : []),
      firstPassword: () => (demo.state === 'loading' ? hashedDemoPassword() : randomPassword()),
    });
    undo.push(system.stop);
    const now = (state: DemoState) => {
      demo.state = state;
    };
    await Promise.all([buildSite(log), fill(system, settings, { log, time, now })]);
    system.startClock();
    answer = system.answer;
    if (demo.state === 'loaded' && settings.demoCosigners) {
      const { store } = system;
      const tenants = demoAccounts.map(({ tenant }) => tenant);
      const cosigners = await startDemoCosigners({
        store,
        clock: time.now,
        folder: paths.cosigners,
        url: publicUrl,
        tenants,
        log,
      });
      undo.push(cosigners.stop);
    }
    return { url: publicUrl, demo: demo.state === 'loaded', tick: system.tick, ended: system.ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const demoSchema = z.object({ state: z.enum(['loading', 'loaded']) });
type DemoState = z.infer<typeof demoSchema>['state'] | 'none';

const demoState = async (file: string): Promise<DemoState> =>
  (await readJson(file, demoSchema))?.state ?? 'none';

/** Loads the demo cities where there is nothing yet, and says how far they are; a load that was cut off starts over. */
async function fill(
  system: System,
  settings: Settings,
  { log, time, now }: { log: (line: string) => void; time: WalkingClock; now: (state: DemoState) => void },
): Promise<void> {
  const paths = dataPaths(settings.data);
  const state = await demoState(paths.demo);
  const tenants = await listTenants(system.store);
  if (state !== 'none' && tenants.length === 0) {
    throw new Error(
      `the table has no city, though ${paths.demo} says that it was filled: start anew with --fresh`,
    );
  }
  if (state !== 'none') return now('loaded');
  if (tenants.length > 0) return;
  now('loading');
  await writePrivate(paths.demo, JSON.stringify({ state: 'loading' }));
  const { demoObjects: objects, demoCities: cities, demoNotices: notices, demoPast: past = false } = settings;
  await system.fill(() => loadDemo(system, paths, { objects, cities, notices, past, log, time }));
  await writePrivate(paths.demo, JSON.stringify({ state: 'loaded' }));
  now('loaded');
}

async function listen(port: number, host: string): Promise<Server> {
  const server = createServer({ keepAliveTimeout: 15_000 });
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(`port ${port} is in use: stop what listens there, or choose another one with PORT=…`);
  }
  return server;
}

/** Takes no new requests and gives those under way a moment. */
async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), lingering);
  await closed;
  clearTimeout(timer);
}

function notYet(response: ServerResponse): void {
  response.writeHead(503, {
    'content-type': 'text/plain; charset=utf-8',
    'retry-after': '5',
    refresh: '3',
  });
  response.end('明察正在启动，首次启动需装载演示数据，请稍候……\n');
}
