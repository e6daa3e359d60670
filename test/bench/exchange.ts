import type { CreditRecord } from '@mingcha/credit';
import { createExchange } from '@mingcha/exchange';
import { noLists } from '@mingcha/exchange/testing';
import { shanghaiDate } from '@mingcha/kernel';
import { libraryCalendar } from '@mingcha/kernel/workingDays';
import { usualHours } from '@mingcha/lifecycle/clocks';
import { foldDue, type Run, writeRun } from '@mingcha/register/runs';
import { create, type TenantStore } from '@mingcha/store';
import { inOrder, recordId } from '../../packages/credit/records/record.ts';
import { recordRuns } from '../../packages/credit/records/runs.ts';
import type { Contract } from '../../packages/exchange/contract/format.ts';
import { openMapping } from '../../packages/exchange/contract/published.ts';
import { exampleContracts } from '../../packages/exchange/partners/examples.ts';
import { channelEntity } from '../../packages/exchange/sending/entities.ts';
import { planChannel } from '../../packages/exchange/sending/plan.ts';
import { type SettledRow, settledRuns } from '../../packages/exchange/sending/settled.ts';
import { startSystem } from '../support/system.ts';
import { countCapacity } from './capacity.ts';
import { type Line, timed } from './line.ts';
import { benchCity, benchRows } from './rosterFile.ts';

const authority = '市市场监管局';
const rowsOfBatch = 50;
/** Rows of one run. */
const settledAtOnce = 10_000;

function permitOf(i: number): CreditRecord {
  const subject = `91621200MA${String(i).padStart(8, '0')}`;
  const number = `许〔2026〕${i}号`;
  return {
    ...{ id: recordId({ authority, number, subject }), kind: 'permit', subject, number, authority },
    ...{ received: '2026-06-01', name: `第${i}商店`, date: '2026-05-30', state: 'in-force', version: 1 },
    values: { category: '普通', certificate: '某证', content: '某项', validFrom: '2026-05-30' },
    ...{ at: '2026-11-01T00:00:00.000Z', by: 'bench' },
  };
}

/** A permit of each of 200,000 enterprises. */
async function fill(store: TenantStore): Promise<void> {
  const runs: Run[] = [];
  for (let from = 0; from < benchRows; from += 10_000) {
    const run = await writeRun(
      store,
      recordRuns,
      Array.from({ length: 10_000 }, (_, i) => permitOf(from + i)).sort(inOrder),
    );
    if (run) runs.unshift(run);
  }
  await store.write(create(recordRuns.head, { runs }));
}

/** A contract about a permit of each of 200,000 enterprises: its first look, and a look that finds nothing to send. */
export async function benchExchange(): Promise<Line[]> {
  const system = await startSystem({ objects: 0, cities: [benchCity] });
  try {
    const store = await system.store.forTenant(benchCity.code);
    await fill(store);
    const clock = () => new Date('2026-11-27T02:00:00.000Z');
    const deps = createExchange(noLists, { clock, allowPrivateWebhooks: true });
    const example = exampleContracts.find(({ source }) => source === 'credit.permit')!;
    const units = countCapacity((await system.test.clientFor(benchCity.code)).sdk);
    const office = { calendar: libraryCalendar, hours: usualHours };

    async function look(contract: Contract) {
      const opened = (await openMapping(store, deps, contract))!;
      const channel = (await store.get(channelEntity, { contract: contract.id }))!;
      Object.assign(units, { read: 0, write: 0 });
      const before = process.cpuUsage();
      const [seconds] = await timed(() => planChannel(store, channel, { ...opened, office, now: clock() }));
      const { user, system } = process.cpuUsage(before);
      const processor = `${((user + system) / 1e6).toFixed(1)} s of processor time`;
      return { seconds, processor, ...units };
    }
    const open = async (id: string) => {
      const contract = { ...example, id };
      const nextAt = clock().toISOString();
      const channel = {
        contract: id,
        running: true,
        nextAt,
        startedAt: nextAt,
        batches: 0,
        accepted: 0,
        late: 0,
      };
      await store.write(create(channelEntity, channel));
      return contract;
    };
    const first = await look(await open('bench-first'));

    const settled = await open('bench-settled');
    const { mapping, source } = (await openMapping(store, deps, settled))!;
    const at = clock().toISOString();
    const rows: SettledRow[] = [];
    for await (const row of source.rows(store)) {
      const { guid, keys, since, hash } = mapping.map(row);
      const accepted = { accepted: hash, acceptedOn: shanghaiDate(clock()), late: false, at };
      rows.push({ guid, keys, since, ...accepted, number: 1 + Math.floor(rows.length / rowsOfBatch) });
    }
    const runs: Run[] = [];
    for (let from = 0; from < rows.length; from += settledAtOnce) {
      const some = rows.slice(from, from + settledAtOnce).sort(settledRuns.inOrder);
      const run = await writeRun(store, settledRuns, some);
      if (run) runs.unshift(run);
    }
    await store.write(create(settledRuns.head, { contract: settled.id, runs }));
    await foldDue(store, settledRuns, { contract: settled.id });
    const none = await look(settled);
    const perRow = first.write / 5_000;
    return [
      {
        name: 'the first look of a contract with 200,000 rows: 5,000 of them in batches',
        ...{
          measured: first.seconds,
          budget: 40,
          unit: 's',
          note: `${first.processor}, ${perRow.toFixed(1)} WCU a row`,
        },
      },
      {
        name: 'a look at all 200,000 rows that finds nothing to send',
        ...{ measured: none.seconds, budget: 10, unit: 's', note: `${none.processor}, ${none.write} WCU` },
      },
      { name: 'the same, capacity read', measured: none.read, budget: 1_500, unit: 'RCU' },
    ];
  } finally {
    await system.stop();
  }
}
