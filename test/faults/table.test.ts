import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../support/checkedSystem.ts';
import { cityA } from '../support/system.ts';
import { type Command, createCommands } from './commands.ts';
import { type Fault, type FaultProxy, startFaultProxy } from './proxy.ts';
import { tally } from './tally.ts';

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
/** Those that leave open whether a write took effect; `npm run -s faults` has all of them at every request. */
const telling: Fault[] = ['reset after', 'error after', 'transaction conflict'];

describe.each(names)('%s', (name) => {
  const done = (fault: Fault, lasting: boolean) =>
    tally(commands.get(name)!, fault, proxy, {
      writesOnly: true,
      lasting,
      unexpected: system.unexpected,
      wait: system.time.advance,
    });

  it.each(telling)('is done once, whichever of its writes meets: %s', async (fault) => {
    const result = await done(fault, false);
    expect(result).toMatchObject({ lost: 0, doubled: 0, blamed: 0, wrong: [] });
    expect(result.hits).toBeGreaterThan(0);
  });

  it('is done once when nothing is heard after a write that took effect, and it is sent again', async () => {
    const result = await done('reset after', true);
    expect(result).toMatchObject({ lost: 0, doubled: 0, blamed: 0, wrong: [] });
    expect(result.retried).toBeGreaterThan(0);
  });
});
