import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  behindTheBack,
  createFileLogKeys,
  createFolderLogFiles,
  localTableArn,
  parsePolicy,
  startTestStore,
  testClock,
} from '@mingcha/local/testing';
import { dataPolicyStatements, type TenantStore } from '@mingcha/store';
import { appendEntries, type LogEntry, logSize } from '../index.ts';
import { type SequenceDeps, sequence } from '../keeping/index.ts';
import { nodeTools } from '../node.ts';

/** Logs on a real engine, with their files and keys in a folder of their own, and a way to reach behind the application. */
export async function startTestLog() {
  const test = await startTestStore();
  const folder = await mkdtemp(join(tmpdir(), 'mingcha-log-'));
  const time = testClock();
  let cities = 0;
  // One store writes entries and sequences them, so that a test can have it die anywhere.
  const both = dataPolicyStatements(localTableArn(test.tableName), []).filter(
    ({ Sid }) => Sid !== 'OnlyTheSequencer',
  );
  const opened = test.storeUnder(parsePolicy(both));
  const keyFile = join(folder, 'keys.json');
  const deps: SequenceDeps = {
    files: createFolderLogFiles(join(folder, 'log')),
    keys: createFileLogKeys(keyFile),
    tools: nodeTools,
    clock: time.now,
    originOf: (tenant) => `mingcha.test/public/${tenant}/log`,
  };
  const behind = behindTheBack(test);

  /** Logs that many entries; they differ. */
  async function log(store: TenantStore, count = 1, mark = '0') {
    for (let left = count; left > 0; left -= 90) {
      const entries = (firstIndex: number): LogEntry[] =>
        Array.from({ length: Math.min(left, 90) }, (_, i) => ({
          type: 'policy.changed',
          policy: 'draw',
          hash: `${mark}${(firstIndex + i).toString(16)}`.padStart(64, '0'),
        }));
      await appendEntries(store, entries, (operations) => store.write(...operations), { clock: time.now });
    }
  }

  /** Sequences until nothing is waiting. */
  async function settle(store: TenantStore, with_: Partial<SequenceDeps> = {}) {
    while (await sequence(store, { ...deps, ...with_ }));
  }

  return {
    test,
    folder,
    keyFile,
    deps,
    time,
    log,
    settle,
    storeOf: (tenant: string) => opened.forTenant(tenant),
    /** A city that has no log yet. */
    newStore: () => opened.forTenant(String(620_001 + cities++)),
    size: logSize,
    /** What an operator of the database can do. */
    behind,
    async stop() {
      behind.client.destroy();
      await test.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type TestLog = Awaited<ReturnType<typeof startTestLog>>;
