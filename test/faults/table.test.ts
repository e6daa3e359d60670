import { createApi } from '@mingcha/fn-api';
import { startTestStore, type TestStore } from '@mingcha/local/testing';
import { wakingStore } from '@mingcha/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../support/api/checkedSystem.ts';
import { callThrough, cityA } from '../support/system.ts';
import { type Command, createCommands } from './commands.ts';
import { type Fault, type FaultProxy, faults, startFaultProxy } from './proxy.ts';
import { type Tally, tally } from './tally.ts';

const plenty = { perSecond: 1_000_000, burst: 1_000_000 };

/** Milliseconds: under a lasting fault each request is tried again and again, for each request of a command in turn. */
const timeout = 60_000 * (process.env.FAULTS === 'all' ? 15 : 1);
/** All faults at every request, reads too: `npm run -s faults`. Otherwise those that leave a write's effect open, in turn. */
const everything = process.env.FAULTS === 'all';
const telling: readonly Fault[] = ['reset after', 'error after', 'transaction conflict'];
const lasting: readonly Fault[] = everything ? faults : ['reset after'];

/** Commands that are tried one after the other in one system. */
const groups = [
  ['import', 'plan', 'commit'],
  ['execute', 'publish', 'open case'],
  ['report', 'chase', 'act on case'],
];
/** The faults of a command's tests, each of which has them in turn; every command's begin with another one. */
const turnsOf = (name: string): Fault[][] => {
  const at = groups.flat().indexOf(name) % telling.length;
  return everything ? faults.map((fault) => [fault]) : [[...telling.slice(at), ...telling.slice(0, at)]];
};
const results: (Tally & { lasting: boolean })[] = [];
afterAll(() => {
  if (everything) console.table(results.map((one) => ({ ...one, wrong: one.wrong.length })));
});

/** Side by side, each with a system of its own: most of the time a command waits to try again. */
describe.concurrent.each(everything ? groups.flat().map((name) => [name]) : groups)('%s', (...group) => {
  let proxy: FaultProxy;
  let system: CheckedSystem;
  let calm: TestStore;
  let commands: Command[];
  beforeAll(async () => {
    system = await startCheckedSystem({
      objects: 60,
      cities: [cityA],
      requestTimeout: 1_500,
      between: async (guard) => {
        proxy = await startFaultProxy(guard);
        return proxy.endpoint;
      },
    });
    // What is no command under test has a way of its own to the table, with more time: a busy machine is no fault.
    calm = await startTestStore({ engine: system.test.adminEndpoint });
    const { wakes } = calm;
    const store = wakingStore(calm.store, { wakes, clock: system.clock, report: system.report });
    const call = callThrough(
      system,
      createApi({ ...system, store, limits: { caller: plenty, tenant: plenty } }),
    );
    commands = await createCommands({ ...system, call }, system.call);
  });
  afterAll(async () => {
    await calm.stop();
    await proxy.stop();
    await system.stop();
  });

  async function done(name: string, under: Fault[], lasts: boolean, signal: AbortSignal): Promise<Tally> {
    const command = commands.find((one) => one.name === name)!;
    const options = {
      writesOnly: !everything,
      lasting: lasts,
      unexpected: system.unexpected,
      wait: system.time.advance,
      signal,
    };
    const result = await tally(command, under, proxy, options);
    results.push({ ...result, lasting: lasts });
    return result;
  }

  describe.sequential.each(group)('%s', (name) => {
    it.for(turnsOf(name).map((under) => [under.join(', '), under] as const))(
      'is done once, whichever of its writes meets: %s',
      { timeout },
      async ([, under], { signal }) => {
        const result = await done(name, under, false, signal);
        expect(result).toMatchObject({ lost: 0, doubled: 0, blamed: 0, wrong: [] });
        // A command that reads no batches cannot meet a partial one.
        if (!under.includes('partial batch')) expect(result.hits).toBeGreaterThan(0);
      },
    );

    it.for(lasting)(
      'is done once when from one of its writes on there is only: %s',
      { timeout },
      async (fault, { signal }) => {
        const result = await done(name, [fault], true, signal);
        expect(result).toMatchObject({ lost: 0, doubled: 0, blamed: 0, wrong: [] });
        if (fault !== 'partial batch') expect(result.retried).toBeGreaterThan(0);
      },
    );
  });
});
