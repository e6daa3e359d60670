import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clock } from '@mingcha/kernel';
import { cosignProgram, openState } from '@mingcha/log/cosign';
import { nodeTools } from '@mingcha/log/node';
import { cosignersEntity, nameCosigners } from '@mingcha/log/serving';
import { formatVerifierKey } from '@mingcha/log/tlog';
import type { Store } from '@mingcha/store';

/** They stand for offices that a city does not command; on one machine they prove nothing, and the page says so. */
const offices = [
  { name: 'notary', title: '某公证处（演示）', key: 'notary.example/mingcha' },
  { name: 'university', title: '某大学（演示）', key: 'university.example/mingcha' },
] as const;

type Init = {
  store: Store;
  clock: Clock;
  /** Holds a folder of each of them. */
  folder: string;
  /** The origin at which the logs are read. */
  url: string;
  tenants: readonly string[];
  log: (line: string) => void;
};

/**
 * Starts two cosigners as processes of their own, with keys and memory in folders of their own, for the logs of these
 * tenants; names them to the tenants that have none. `stop` ends them.
 */
export async function startDemoCosigners({ store, clock, folder, url, tenants, log }: Init) {
  const folderOf = (name: string) => join(folder, name);
  const cosigners = await Promise.all(
    offices.map(async ({ name, title, key }) => {
      const state = await openState(folderOf(name), key, url);
      return { name, title, vkey: formatVerifierKey(state.key, nodeTools), place: 'outside' as const };
    }),
  );
  for (const tenant of tenants) {
    const own = await store.forTenant(tenant);
    if (await own.get(cosignersEntity, {})) continue;
    const by = { sub: 'demo', name: '演示装载' };
    await nameCosigners(own, undefined, { cosigners, needed: offices.length }, { by, clock });
  }
  const logs = tenants.map((tenant) => `${url}/public/${tenant}/log`);
  const running = offices.map(({ name }) => start(folderOf(name), logs, (line) => log(`${name}: ${line}`)));
  return {
    async stop() {
      await Promise.all(running.map(end));
    },
  };
}

function start(folder: string, logs: readonly string[], log: (line: string) => void): ChildProcess {
  const args = [
    '--import',
    'tsx',
    fileURLToPath(cosignProgram),
    ...logs,
    '--dir',
    folder,
    '--every',
    '5',
    '--tied',
  ];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n')) if (/矛盾/.test(line)) log(line);
  });
  child.on('error', (error) => log(error.message));
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}
