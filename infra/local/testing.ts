import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createCredentialCache, createStore, createTenantClients, type Store } from '@mingcha/store';
import { createFolderFiles, type FolderFiles } from './kept/files.ts';
import { startEngine } from './table/engine.ts';
import { type Guard, startGuard } from './table/guard.ts';
import type { Policy } from './table/policy.ts';
import { localDataPolicy, localStsFor, localWakePolicy } from './table/sts.ts';
import { clientConfig, ensureTable, tableName } from './table/table.ts';
import { createThreadedWorker, type ThreadedWorker } from './worker/threadedWorker.ts';

export { demoPassword } from './demo/password.ts';
export { createFolderLogFiles } from './kept/logFiles.ts';
export { createFileLogKeys } from './kept/logKeys.ts';
export { memoryFiles } from './kept/memoryFiles.ts';
export { memoryLog } from './kept/memoryLog.ts';
export { browser, consoleOf } from './oidc/codeFlow.ts';
export { createPartner, type Partner } from './served/partner.ts';
export { localTableArn } from './table/accesses.ts';
export { behindTheBack } from './table/behindTheBack.ts';
export { Crash, dyingStore } from './table/dyingStore.ts';
export { type Policy, parsePolicy } from './table/policy.ts';
export { adminClient } from './table/table.ts';

/** A real store for one test file: an engine in memory behind the guard. */
export type TestStore = {
  readonly store: Store;
  /** What commands wake the clock with: it reaches the rows of wakes only. */
  readonly wakes: Store;
  /** As the portal sees it: reads only. */
  readonly readOnlyStore: Store;
  /** As the sequencer of the public logs sees it. */
  readonly sequencerStore: Store;
  /** A store whose sessions are held by another policy; `tag` gives a tenant's session another tag than its own. */
  readonly storeUnder: (policy: Policy, tag?: (tenant: string) => string) => Store;
  /** For any command in the name of one tenant, under that tenant's policy. */
  readonly rawFor: (tenant: string) => Promise<DynamoDBDocumentClient>;
  /** What the store itself sends a tenant's commands by. */
  readonly clientFor: ReturnType<typeof createTenantClients>;
  readonly guard: Guard;
  /** The engine behind the guard, where everything is allowed: to look at what is really stored. */
  readonly adminEndpoint: string;
  readonly tableName: string;
  stop(): Promise<void>;
};

/** Two tenants to be kept apart. */
export const testTenants = { a: '620300', b: '620800' } as const;

export type TestStoreInit = {
  /** Address of an engine that runs already; an own one in memory where it is missing. */
  engine?: string;
  /** What stands between the clients and the guard; it gets the guard's address and gives the one to use. */
  between?: (endpoint: string) => Promise<string>;
  /** Milliseconds after which a client gives up a request. */
  requestTimeout?: number;
};

const testCursorKey = new Uint8Array(32).fill(7);

/** Takes some 100 ms. Call `stop` in `afterAll`. */
export async function startTestStore({
  engine: endpointOf,
  between,
  requestTimeout,
}: TestStoreInit = {}): Promise<TestStore> {
  const engine = await startEngine({ endpoint: endpointOf });
  const [guard] = await Promise.all([startGuard(engine), ensureTable(engine.endpoint)]);
  const endpoint = between ? await between(guard.endpoint) : guard.endpoint;
  const config = {
    ...clientConfig(endpoint),
    ...(!between && { requestHandler: guard.requests }),
    ...(requestTimeout !== undefined && { requestHandler: { requestTimeout, throwOnRequestTimeout: true } }),
  };
  const open = (policy: Policy, tag = (tenant: string) => tenant) => {
    const sts = localStsFor(guard, policy);
    const credentialsFor = createCredentialCache({ assume: (tenant) => sts.assume(tag(tenant)) });
    const clientFor = createTenantClients({ credentialsFor, config });
    return {
      clientFor,
      rawFor: async (tenant: string) =>
        DynamoDBDocumentClient.from(
          new DynamoDBClient({ ...config, credentials: await credentialsFor(tenant) }),
        ),
      store: createStore({ clientFor, tableFor: () => tableName, cursorKey: testCursorKey }),
    };
  };
  const { store, clientFor, rawFor } = open(localDataPolicy());
  return {
    store,
    wakes: open(localWakePolicy()).store,
    readOnlyStore: open(localDataPolicy('read')).store,
    sequencerStore: open(localDataPolicy('sequence')).store,
    storeUnder: (policy, tag) => open(policy, tag).store,
    clientFor,
    rawFor,
    guard,
    adminEndpoint: engine.endpoint,
    tableName,
    async stop() {
      await guard.stop();
      await engine.stop();
    },
  };
}

/** The worker in its thread, over a test's store, and the folder of files that it reads. Stop it before the store. */
export function startTestWorker(
  { guard }: TestStore,
  {
    folder,
    ...more
  }: { folder: string; clock: () => Date; report: (error: unknown) => void; idleTime?: number },
): { worker: ThreadedWorker; files: FolderFiles } {
  const files = { folder, key: new Uint8Array(32).fill(5), publicUrl: 'https://mingcha.test' };
  const assume = {
    data: localStsFor(guard, localDataPolicy()).assume,
    wakes: localStsFor(guard, localWakePolicy()).assume,
  };
  const { endpoint } = guard;
  return {
    worker: createThreadedWorker({ endpoint, cursorKey: testCursorKey, files, assume, ...more }),
    files: createFolderFiles({ ...files, clock: more.clock }),
  };
}

/** A clock that stands still until it is moved. `now` is what dependencies take; starts on a working day at noon in Shanghai. */
export function testClock(start = '2026-11-20T04:00:00.000Z') {
  let at = new Date(start).getTime();
  return {
    now: () => new Date(at),
    /** Moves on by so many milliseconds. */
    advance(milliseconds: number) {
      at += milliseconds;
    },
    set(instant: string) {
      at = new Date(instant).getTime();
    },
  };
}
