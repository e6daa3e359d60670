import { createClock } from '@mingcha/fn-clock';
import type { Store } from '@mingcha/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCeremony } from '../../support/ceremony.ts';
import { drandCompose, openCompose } from '../../support/composes.ts';
import { cityA, cityB, startSystem, type TestSystem } from '../../support/system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.stop());

describe('the clock', () => {
  it('fetches a round when it is due, once, draws by itself, and lets no tenant’s fault keep another waiting', async () => {
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
    const { draw } = await ceremony.read(committed.draw.id);
    expect(draw).toMatchObject({ state: 'executed', executedBy: { name: '系统（种子已到）' } });
    expect(system.beaconServer.asked).toHaveLength(asked);
  });

  it('draws when the last witness has said its number: nobody chooses the moment', async () => {
    const ceremony = createCeremony(system, cityA);
    const clock = createClock({
      ...system,
      report: (error) => {
        throw error;
      },
    });
    const committed = await ceremony.commit(await ceremony.commitParties(await ceremony.plan(openCompose)));
    await clock.tick();
    expect((await ceremony.read(committed.draw.id)).draw.state).toBe('committed');
    await ceremony.revealParties(committed);
    await clock.tick();
    expect((await ceremony.read(committed.draw.id)).draw.state).toBe('executed');
  });
});
