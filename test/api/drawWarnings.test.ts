import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCeremony } from '../support/ceremony.ts';
import { type CheckedSystem, startCheckedSystem } from '../support/checkedSystem.ts';
import { localCompose, sealedCompose } from '../support/composes.ts';
import { cityB } from '../support/system.ts';

let system: CheckedSystem;
let ceremony: ReturnType<typeof createCeremony>;
beforeAll(async () => {
  system = await startCheckedSystem({ objects: 150, cities: [cityB] });
  ceremony = createCeremony(system, cityB);
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

type Warning = { code: string; message: string };
const warningsOf = async (compose: object): Promise<Warning[]> =>
  (await bodyOf(ceremony.admin('POST', '/v1/draws/preview', compose))).warnings;
const codesOf = async (compose: object) => (await warningsOf(compose)).map(({ code }) => code);

describe('a preview', () => {
  it('warns of a draw from one class alone, whose plan would tell the public the class', async () => {
    const one = { ...sealedCompose, filter: {}, strata: [{ stratum: 'A', count: 3, reserve: 0 }] };
    expect(await codesOf(one)).toContain('class-shown');
    const two = { ...one, strata: [...one.strata, { stratum: 'B', count: 3, reserve: 0 }] };
    expect(await codesOf(two)).not.toContain('class-shown');
    const undivided = { stratify: 'none', strata: [{ stratum: 'all', count: 3, reserve: 0 }] };
    expect(await codesOf({ ...one, ...undivided, filter: { classes: ['A'] } })).not.toContain('class-shown');
  });

  it('warns of recusals of which one side is not in the draw, and of no others', async () => {
    const drawn = await ceremony.step(
      await ceremony.commit(await ceremony.plan(localCompose)),
      'execute',
      {},
    );
    const { items } = await bodyOf(ceremony.admin('GET', `/v1/draws/${drawn.draw.id}/result?limit=1`));
    const recusal = { object: items[0].id, inspector: items[0].inspectors[0].id, reason: '近亲属' };
    const mistyped = { ...recusal, inspector: 'ZF-MISTYPED' };
    const warnings = await warningsOf({ ...localCompose, recusals: [recusal, mistyped] });
    const idle = warnings.find(({ code }) => code === 'recusal-idle');
    expect(idle?.message).toContain('有 1 条');
    expect(idle?.message).toContain(`${recusal.object} 与 ZF-MISTYPED`);
    expect(await codesOf({ ...localCompose, recusals: [recusal] })).not.toContain('recusal-idle');
  });
});
