import { createClock } from '@mingcha/fn-clock';
import type { Store } from '@mingcha/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCeremony } from '../support/ceremony.ts';
import { drandCompose } from '../support/composes.ts';
import { cityA, cityB, startSystem, type TestSystem } from '../support/system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.stop());

describe('the clock', () => {
  it('fetches a round when it is due, once, and lets no tenant’s fault keep another waiting', async () => {
    const ceremony = createCeremony(system, cityB);
    const committed = await ceremony.commit(await ceremony.plan(drandCompose));
    const faults: string[] = [];
    const broken: Store = {
      forTenant: async (tenant) => {
        if (tenant === cityA.code) throw new Error('no credentials');
        return system.store.forTenant(tenant);
      },
    };
    const clock = createClock({ ...system, store: broken, report: (_, { tenant }) => faults.push(tenant) });

    await clock.tick();
    expect(system.beaconServer.asked).toEqual([]);
    system.time.advance(120_000);
    await clock.tick();
    const asked = system.beaconServer.asked.length;
    expect(asked).toBeGreaterThan(0);
    await clock.tick();
    expect(system.beaconServer.asked).toHaveLength(asked);
    expect(faults).toEqual([cityA.code, cityA.code, cityA.code]);
    const { draw, etag } = await ceremony.read(committed.draw.id);
    expect(draw).toMatchObject({ state: 'committed', seedReady: true });
    expect((await ceremony.step({ draw, etag }, 'execute', {})).draw.state).toBe('executed');
    expect(system.beaconServer.asked).toHaveLength(asked);
  });
});
