import { verifyProof } from '@mingcha/draw';
import { nodeTools } from '@mingcha/draw/node';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../support/api/checkedSystem.ts';
import { createCeremony } from '../support/ceremony.ts';
import { localCompose, openCompose } from '../support/composes.ts';
import { cityA } from '../support/system.ts';
import { buildVictims, seeded, type Victims } from './kills.ts';
import type { Acknowledged } from './workload.ts';

/** `npm run -s faults` asks for more. A failure is found again by its seed. */
const kills = Number(process.env.KILLS ?? 14);
const seed = Number(process.env.SEED ?? 20_261_128);
/** A draw is acknowledged four times on its way, and rows come in between. */
const mostAcknowledged = 12;
/** Milliseconds. */
const longestAfter = 40;

let system: CheckedSystem;
let victims: Victims;
const acknowledged: Acknowledged[] = [];
beforeAll(
  async () => {
    [system, victims] = await Promise.all([
      startCheckedSystem({ objects: 60, cities: [cityA] }),
      buildVictims(),
    ]);
    const random = seeded(seed);
    const init = {
      engine: system.test.adminEndpoint,
      keys: system.issuer.published,
      token: await system.tokenOf({ tenant: cityA.code, roles: ['city-admin'] }),
      compose: { ...openCompose, seed: localCompose.seed },
    };
    for (let n = 1; n <= kills; n++) {
      const now = system.time.now().toISOString();
      const said = await victims.runAndKill(
        { ...init, now, name: `k${n}` },
        {
          acknowledged: 1 + Math.floor(random() * mostAcknowledged),
          longer: random() * longestAfter,
        },
      );
      acknowledged.push(...said);
      system.time.advance(60_000);
    }
  },
  20_000 + kills * 10_000,
);
afterAll(async () => {
  await victims.stop();
  await system.stop();
});

const order = ['planned', 'committed', 'executed', 'published'];
type Listed = { id: string; state: string; sequence?: number };

async function all(path: string): Promise<Listed[]> {
  const items: Listed[] = [];
  let next: string | null = null;
  do {
    const cursor: string = next === null ? '' : `&cursor=${next}`;
    const page = await bodyOf(
      system.call(cityA, 'city-admin', 'GET', `${path}${path.includes('?') ? '&' : '?'}limit=200${cursor}`),
    );
    items.push(...page.items);
    next = page.next;
  } while (next !== null);
  return items;
}

/** Milliseconds: the more kills, the more draws there are to look through. */
const patience = 60_000 + 2_000 * kills;

describe(`after ${kills} kills at moments of seed ${seed}`, () => {
  it('nothing was refused while the processes lived, and something was done', () => {
    expect(acknowledged.filter((one) => 'refused' in one)).toEqual([]);
    expect(acknowledged.some((one) => 'draw' in one && one.state === 'published')).toBe(true);
    expect(acknowledged.some((one) => 'row' in one)).toBe(true);
  });

  it('every draw stands at least where its people were told', async () => {
    const draws = new Map((await all('/v1/draws?series=all')).map((draw) => [draw.id, draw.state]));
    for (const one of acknowledged) {
      if (!('draw' in one)) continue;
      const stands = order.indexOf(draws.get(one.draw) ?? '');
      expect([one, stands >= order.indexOf(one.state)]).toEqual([one, true]);
    }
  });

  it('numbers have no gap and no repetition', async () => {
    const numbered = (await all('/v1/draws?series=all')).flatMap(({ sequence }) =>
      sequence ? [sequence] : [],
    );
    const sorted = numbered.sort((a, b) => a - b);
    expect(sorted.length).toBeGreaterThan(0);
    expect(sorted).toEqual(sorted.map((_, i) => i + 1));
  });

  it('every draw goes on to a proof that verifies', { timeout: patience }, async () => {
    const ceremony = createCeremony(system, cityA);
    for (const { id, state } of await all('/v1/draws?series=all')) {
      if (state === 'planned') continue;
      if (state === 'committed') await ceremony.step(await ceremony.read(id), 'execute', {});
      const proof = await ceremony.proof(id);
      expect(verifyProof(proof, nodeTools)).toMatchObject({ ok: true });
    }
  });

  it('every acknowledged row is in the list, whose versions follow one another', async () => {
    const base = '/v1/catalogues/inspection/items';
    const rows = new Set((await all(base)).map(({ id }) => id));
    const missing = acknowledged.filter((one) => 'row' in one && !rows.has(one.row));
    expect(missing).toEqual([]);
    const versions = (await all(`${base}:versions`)) as unknown as { number: number; count: number }[];
    expect(versions.map(({ number }) => number)).toEqual(versions.map((_, i) => versions.length - i));
    expect(versions[0]!.count).toBe(rows.size);
  });
});
