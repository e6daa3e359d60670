import { randomBytes } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { createApi } from '@mingcha/fn-api';
import { createClock } from '@mingcha/fn-clock';
import { createPortal, folderSite } from '@mingcha/fn-portal';
import { createWorker } from '@mingcha/fn-worker';
import { createAddressOf } from '@mingcha/http';
import type { BeaconClient } from '@mingcha/inspection';
import type { Clock } from '@mingcha/kernel';
import { logAuditDays } from '@mingcha/log/auditDays';
import { createSequencer } from '@mingcha/log/keeping';
import { nodeTools } from '@mingcha/log/node';
import { type AssumeTenant, wakingStore } from '@mingcha/store';
import { createTokenVerifier, findClient } from '@mingcha/tenancy';
import { createLocalJWKSet } from 'jose';
import type { DataPaths } from './kept/dataFolder.ts';
import { createFolderFiles } from './kept/files.ts';
import { createFolderLogFiles } from './kept/logFiles.ts';
import { createFileLogKeys } from './kept/logKeys.ts';
import { openSecrets, publicKeys } from './kept/secrets.ts';
import { createFilling } from './memory/filling.ts';
import { openAccounts } from './oidc/accounts.ts';
import type { DemoCities } from './oidc/demo.ts';
import { createIdentities, type FirstPassword } from './oidc/identities.ts';
import { createOidc } from './oidc/index.ts';
import { consoleClientId } from './oidc/provider.ts';
import { createSignInLog } from './oidc/signInLog.ts';
import { createGateway } from './served/gateway.ts';
import { partnerHost } from './served/partner.ts';
import { createQueue, type Message } from './served/queue.ts';
import { startScheduler } from './served/scheduler.ts';
import { siteFolders } from './served/site.ts';
import { startEngine } from './table/engine.ts';
import { startGuard } from './table/guard.ts';
import { openStore } from './table/openStore.ts';
import type { Policy } from './table/policy.ts';
import { localDataPolicy, localStsFor, localWakePolicy } from './table/sts.ts';
import { ensureTable } from './table/table.ts';
import { createThreadedWorker } from './worker/threadedWorker.ts';

export type SystemInit = {
  paths: DataPaths;
  /** The origin that people use. */
  publicUrl: string;
  beacon: BeaconClient;
  dynamodb?: string | undefined;
  /** Addresses and networks whose `X-Forwarded-For` is believed. */
  proxies?: readonly string[] | undefined;
  /** Accounts offered on the sign-in pages; asked each time, for the demo may still be loading. */
  demo: () => DemoCities;
  /** What people who are added sign in with first; random where it is missing. */
  firstPassword?: (() => FirstPassword | Promise<FirstPassword>) | undefined;
  /** SHA-256 (hex) of the witness's program that the site offers. */
  witnessProgram: string;
  report: (error: unknown, about: Record<string, unknown>) => void;
  /** The time; while the demo is loaded it goes through the months behind. */
  clock: Clock;
};

export type System = Awaited<ReturnType<typeof startSystem>>;

const audience = 'urn:mingcha:api';
const tickInterval = 3_000;
/** Between two looks at what waits for the public logs. */
const sequenceInterval = 1_000;

/** The same system as on AWS, wired to what one machine has. */
export async function startSystem(init: SystemInit) {
  const { paths, publicUrl, beacon, dynamodb, proxies = [], demo, witnessProgram, report, clock } = init;
  const engine = await startEngine({ file: paths.table, endpoint: dynamodb });
  const [guard, secrets, accounts] = await Promise.all([
    startGuard(engine),
    openSecrets(paths.secrets),
    openAccounts(paths.accounts),
    ensureTable(engine.endpoint),
  ]);
  const { endpoint, requests } = guard;
  const { cursorKey } = secrets;
  const filling = createFilling(engine.endpoint);
  const assumeUnder = (policy: Policy) => localStsFor(guard, policy).assume;
  const assume = { data: assumeUnder(localDataPolicy()), wakes: assumeUnder(localWakePolicy()) };
  const openUnder = (by: AssumeTenant) => openStore({ endpoint, requests, cursorKey, assume: by, filling });
  const quietStore = openUnder(assume.data);
  const store = wakingStore(quietStore, { wakes: openUnder(assume.wakes), clock, report });
  const fileInit = { folder: paths.files, key: secrets.fileKey, publicUrl };
  const files = createFolderFiles({ ...fileInit, clock });
  const issuer = `${publicUrl}/oidc`;
  const shared = {
    store,
    files,
    clock,
    random: (n: number) => new Uint8Array(randomBytes(n)),
    beacon,
    publicUrl,
    witnessProgram,
    maxResponseBytes: Number.POSITIVE_INFINITY,
    allowPrivateWebhooks: true,
    report,
  };
  const worker = createThreadedWorker({ endpoint, cursorKey, files: fileInit, assume, clock, report });
  // A thread does not reach what is in the memory of this one.
  const here = createWorker({ store, files, clock });
  const run = (message: Message) => (filling.isOn ? here : worker).run(message);
  const queue = await createQueue({ folder: paths.queue, run, report });
  const log = {
    files: createFolderLogFiles(paths.log),
    keys: createFileLogKeys(paths.logKeys),
    tools: nodeTools,
    clock,
    originOf: (tenant: string) => `${new URL(publicUrl).host}/public/${tenant}/log`,
  };
  const addressIn = createAddressOf(proxies);
  const addressOf = (environment: unknown) => addressIn((environment as HttpBindings).incoming);
  const api = createApi({
    ...shared,
    addressOf,
    queue,
    identities: createIdentities(accounts, init.firstPassword),
    log: { files: log.files },
    tokens: createTokenVerifier({ issuer, audience, keys: createLocalJWKSet(publicKeys(secrets)) }),
  });
  const portal = createPortal({
    ...shared,
    addressOf,
    log: { files: log.files, demonstration: true },
    store: openUnder(assumeUnder(localDataPolicy('read'))),
    site: folderSite(siteFolders),
    consoleConfig: async () => ({ issuer, clientId: consoleClientId, audience, demo: demo() }),
  });
  const oidc = createOidc({
    issuer,
    audience,
    keys: secrets.signingKeys,
    accounts,
    findClient: (id) => findClient(store, id),
    log: createSignInLog({ store, clock, report }),
    deviceKey: secrets.deviceKey,
    proxies,
    demo,
  });
  const sequencerStore = openUnder(assumeUnder(localDataPolicy('sequence')));
  const sequence = createSequencer(sequencerStore, log);
  const { tick, lookAtAll, sequenceDue } = createClock({
    ...shared,
    sequence,
    // The made-up partner is found whatever the port is this time.
    hosts: { [partnerHost]: publicUrl },
    store: quietStore,
    queue,
    logDays: async (of, now) => (filling.isOn ? undefined : logAuditDays(of, now)),
  });
  const schedulers: ReturnType<typeof startScheduler>[] = [];

  return {
    answer: createGateway({ api, portal, oidc, files: files.answer, publicUrl, report }),
    api,
    store,
    files,
    accounts,
    issuer,
    audience,
    secrets,
    queue,
    /** Fills an empty system; until it is done, all work is on a table in memory. */
    fill: filling.fill,
    /** What time brings, at once. */
    tick,
    /** The same for one tenant. */
    look: (tenant: string) => lookAtAll([tenant]),
    /** From now on time brings what it brings without being asked; before, only `tick` does. */
    startClock() {
      schedulers.push(
        startScheduler({ tick, interval: tickInterval, report }),
        startScheduler({ tick: sequenceDue, interval: sequenceInterval, report }),
      );
    },
    /** Settles when the engine ends, which it does only when it is stopped or when it breaks. */
    ended: engine.ended,
    async stop() {
      await Promise.all([...schedulers.map((one) => one.stop()), queue.stop()]);
      await worker.stop();
      await guard.stop();
      await engine.stop();
    },
  };
}
