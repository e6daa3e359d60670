import { loadOffice } from '@mingcha/casework/besides';
import { shanghaiDate } from '@mingcha/kernel';
import { foldDue } from '@mingcha/register/runs';
import { earliest, queryAll, replace, type Stored, type TenantStore, unlessOvertaken } from '@mingcha/store';
import type { Contract } from '../contract/format.ts';
import { openMapping, publishedContract } from '../contract/published.ts';
import type { ExchangeDeps } from '../deps.ts';
import { lookForLate } from './concerns.ts';
import { putOff, sendBatch } from './deliver.ts';
import { type Batch, batchEntity, type Channel, channelEntity } from './entities.ts';
import { createTerms } from './late.ts';
import { mostBatches, planChannel } from './plan.ts';
import { settledRuns } from './settled.ts';

/** What one run does at most, and milliseconds after which it calls nobody more: a slow partner does not hold up the clock. */
const callsPerRun = 40;
const longestCalling = 15_000;
const aMinute = 60_000;

/**
 * Compares what is due to be compared, and sends the batches that are due. Repeated it loses nothing and sends nothing twice but
 * under the same id. Resolves to the instant at which there is more.
 */
export async function runExchange(store: TenantStore, deps: ExchangeDeps): Promise<string | undefined> {
  const channels = await queryAll(store, channelEntity, []);
  if (channels.length === 0) return undefined;
  const running = channels.filter(({ running }) => running);
  const now = deps.clock();
  const office = await loadOffice(store);
  const contracts = new Map<string, Promise<Contract | undefined>>();
  const contractOf = (id: string) => {
    const known = contracts.get(id) ?? publishedContract(store, deps, id);
    contracts.set(id, known);
    return known;
  };
  let compared = false;
  for (const channel of running) {
    if (channel.nextAt > now.toISOString()) continue;
    const contract = await contractOf(channel.contract);
    const opened = contract?.direction === 'out' ? await openMapping(store, deps, contract) : undefined;
    if (channel.comparing && (await isFull(store, channel.contract))) {
      await waitForPartner(store, channel, now);
      continue;
    }
    compared = true;
    if (opened) await planChannel(store, channel, { ...opened, office, now });
    else await halt(store, channel, contract ? '本系统已没有合同所写的数据来源' : '合同已不在公示的版本中');
  }
  // Who does not answer now is not called again in this run.
  const silent = new Set<string>();
  for (const batch of await dueBatches(store, now)) {
    if (silent.has(batch.contract)) continue;
    if (deps.clock().getTime() - now.getTime() > longestCalling) break;
    const contract = await contractOf(batch.contract);
    const channel = running.find(({ contract: id }) => id === batch.contract);
    if (!contract || !channel) await putOff(store, batch, now, '交换已停止');
    else {
      const terms = createTerms(contract, channel.startedAt, office);
      if (!(await sendBatch(store, batch, deps, { contract, terms }))) silent.add(batch.contract);
    }
  }
  for (const channel of running) {
    if (channel.lateLookedOn === shanghaiDate(now)) continue;
    const contract = await contractOf(channel.contract);
    if (contract)
      await lookForLate(store, contract, { terms: createTerms(contract, channel.startedAt, office), now });
  }
  const folds = await Promise.all(channels.map(({ contract }) => foldDue(store, settledRuns, { contract })));
  // The index shows new batches a moment later.
  if (compared || folds.some((more) => more !== undefined)) return deps.clock().toISOString();
  const [after, [next]] = await Promise.all([queryAll(store, channelEntity, []), pending(store, 1)]);
  return earliest(...after.filter(({ running: goes }) => goes).map(({ nextAt }) => nextAt), next?.nextAt);
}

const pending = async (store: TenantStore, limit: number): Promise<Stored<Batch>[]> =>
  (await store.query(batchEntity, ['sending'], { index: true, limit })).items;

const dueBatches = async (store: TenantStore, now: Date): Promise<Stored<Batch>[]> =>
  (await pending(store, callsPerRun)).filter(({ nextAt }) => nextAt <= now.toISOString());

/** Whether so many batches wait for the partner that no more are made. */
const isFull = async (store: TenantStore, contract: string): Promise<boolean> =>
  (await pending(store, 2 * mostBatches)).filter((batch) => batch.contract === contract).length >=
  mostBatches;

/** Puts the rest of a comparison off until the partner has taken some of what there is. */
async function waitForPartner(store: TenantStore, { lock, ...channel }: Stored<Channel>, now: Date) {
  const nextAt = new Date(now.getTime() + aMinute).toISOString();
  await unlessOvertaken(store.write(replace(channelEntity, { ...channel, nextAt }, lock)));
}

async function halt(store: TenantStore, { lock, ...channel }: Stored<Channel>, fault: string): Promise<void> {
  await unlessOvertaken(store.write(replace(channelEntity, { ...channel, running: false, fault }, lock)));
}
