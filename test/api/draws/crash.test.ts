import { verifyProof } from '@mingcha/draw';
import { nodeTools } from '@mingcha/draw/node';
import { createApi } from '@mingcha/fn-api';
import type { Stored } from '@mingcha/store';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCeremony } from '../../support/ceremony.ts';
import { localCompose, openCompose } from '../../support/composes.ts';
import { dyingStore, Killed, type Moment, moments } from '../../support/dying.ts';
import { callThrough, cityA, startSystem, type TestSystem } from '../../support/system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.stop());

/** The system with a process that dies at its n-th write. */
function dying(n: number, when: Moment) {
  const api = createApi({
    ...system,
    store: dyingStore(system.store, n, when),
    report: (error) => void system.unexpected.push(error),
  });
  return { ...system, api, call: callThrough(system, api) };
}

const shapes = [1, 2, 3, 4].flatMap((n) => moments.map((when) => [n, when] as const));

describe('a process killed while it draws', () => {
  it.each(shapes)('at write %i, %s it: the draw goes on, to one outcome', async (n, when) => {
    const ceremony = createCeremony(system, cityA);
    const committed = await ceremony.commit(await ceremony.plan({ ...openCompose, seed: localCompose.seed }));
    const path = `/v1/draws/${committed.draw.id}`;
    const killed = createCeremony(dying(n, when), cityA);
    const first = await killed.admin('POST', `${path}/execute`, {}, committed.etag);
    const between = (await ceremony.read(committed.draw.id)) as unknown as {
      draw: Stored<{ state: string; reveal?: object }>;
    };

    let at = await ceremony.read(committed.draw.id);
    if (at.draw.state === 'committed') at = await ceremony.step(at, 'execute', {});
    expect(at.draw.state).toBe('executed');
    // A reveal that was written before the crash is the one that is used after it.
    if (between.draw.reveal) expect(at.draw.reveal).toEqual(between.draw.reveal);
    expect(first.status).toBe(500);
    expect(system.unexpected.splice(0)).toEqual([expect.any(Killed)]);
    const proof = await ceremony.proof(committed.draw.id);
    expect(verifyProof(proof, nodeTools)).toMatchObject({ ok: true });
  });
});

describe('a process killed while it commits', () => {
  it.each([['before'], ['after']] as const)(
    '%s the write: planned or committed whole, and no number is lost',
    async (when) => {
      const ceremony = createCeremony(system, cityA);
      const planned = await ceremony.plan({ ...openCompose, seed: localCompose.seed });
      const path = `/v1/draws/${planned.draw.id}`;
      const { versions } = await bodyOf(ceremony.admin('POST', `${path}/preview`));
      const killed = createCeremony(dying(1, when), cityA);
      expect((await killed.admin('POST', `${path}/commit`, { versions }, planned.etag)).status).toBe(500);
      const { draw } = await ceremony.read(planned.draw.id);
      expect(draw.state).toBe(when === 'before' ? 'planned' : 'committed');
      const next = await ceremony.commit(await ceremony.plan({ ...openCompose, seed: localCompose.seed }));
      const { items } = await bodyOf(
        system.portal.request('/public/620300/draws?series=rehearsal&limit=200'),
      );
      const sequences = items.map((one: { sequence: number }) => one.sequence).reverse();
      expect(sequences).toEqual(sequences.map((_: number, i: number) => i + 1));
      expect(next.draw.sequence).toBe(sequences.length);
    },
  );
});
