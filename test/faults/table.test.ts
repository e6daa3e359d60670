import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../support/checkedSystem.ts';
import { cityA } from '../support/system.ts';
import { type Command, createCommands } from './commands.ts';
import { type Fault, type FaultProxy, faults, startFaultProxy } from './proxy.ts';
import { type Tally, tally } from './tally.ts';

let proxy: FaultProxy;
let system: CheckedSystem;
const commands = new Map<string, Command>();
beforeAll(async () => {
  system = await startCheckedSystem({
    objects: 60,
    cities: [cityA],
    requestTimeout: 400,
    between: async (guard) => {
      proxy = await startFaultProxy(guard);
      return proxy.endpoint;
    },
  });
  for (const command of await createCommands(system)) commands.set(command.name, command);
});
afterAll(async () => {
  await proxy.stop();
  await system.stop();
});

const names = ['import', 'plan', 'commit', 'execute', 'publish', 'report', 'chase'];
/** All faults at every request, reads too: `npm run -s faults`. Otherwise those that leave a write's effect open. */
const everything = process.env.FAULTS === 'all';
const telling: readonly Fault[] = everything
  ? faults
  : ['reset after', 'error after', 'transaction conflict'];
const lasting: readonly Fault[] = everything ? faults : ['reset after'];
const results: (Tally & { lasting: boolean })[] = [];
afterAll(() => {
  if (everything) console.table(results.map((one) => ({ ...one, wrong: one.wrong.length })));
});

describe.each(names)('%s', (name) => {
  async function done(fault: Fault, lasts: boolean): Promise<Tally> {
    const options = {
      writesOnly: !everything,
      lasting: lasts,
      unexpected: system.unexpected,
      wait: system.time.advance,
    };
    const result = await tally(commands.get(name)!, fault, proxy, options);
    results.push({ ...result, lasting: lasts });
    return result;
  }

  it.each(telling)('is done once, whichever of its writes meets: %s', async (fault) => {
    const result = await done(fault, false);
    expect(result).toMatchObject({ lost: 0, doubled: 0, blamed: 0, wrong: [] });
    // A command that reads no batches cannot meet a partial one.
    if (fault !== 'partial batch') expect(result.hits).toBeGreaterThan(0);
  });

  it.each(lasting)('is done once when from one of its writes on there is only: %s', async (fault) => {
    const result = await done(fault, true);
    expect(result).toMatchObject({ lost: 0, doubled: 0, blamed: 0, wrong: [] });
    if (fault !== 'partial batch') expect(result.retried).toBeGreaterThan(0);
  });
});
