import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { createCeremony } from '../../support/ceremony.ts';
import { localCompose, sealedCompose } from '../../support/composes.ts';
import { cityB } from '../../support/system.ts';

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

  it('warns of loads that the roster adds to, shows what they do, and refuses too many of a department', async () => {
    const compose = { ...localCompose, recusals: [] };
    const dept = compose.teams[0]!.dept;
    const list = await bodyOf(ceremony.admin('GET', `/v1/rosters/inspectors?dept=${dept}&limit=50`));
    const people: { id: string }[] = list.items;
    const adjust = async (id: string, change: object) => {
      const path = `/v1/rosters/inspectors/${id}`;
      const etag = (await ceremony.admin('GET', path)).headers.get('etag')!;
      const response = await system.call(cityB, 'city-admin', 'PATCH', path, {
        body: change,
        headers: { 'if-match': etag, 'content-type': 'application/merge-patch+json' },
      });
      expect(response.status).toBe(200);
    };
    expect(await codesOf(compose)).not.toContain('roster-adjusted');
    const [one] = people;
    await adjust(one!.id, { adjust: 500, adjustGround: 'duty' });
    const preview = await bodyOf(ceremony.admin('POST', '/v1/draws/preview', compose));
    const found = (preview.warnings as Warning[]).find(({ code }) => code === 'roster-adjusted');
    expect(found?.message).toContain(`${one!.id} 增加 500`);
    const shares = preview.shares.flatMap(({ persons }: { persons: object[] }) => persons);
    expect(shares).toContainEqual(expect.objectContaining({ inspector: one!.id, after: 0 }));
    const committed = await ceremony.commit(await ceremony.plan(compose));
    expect(committed.draw.plan).toMatchObject({ adjusted: 1 });

    for (const { id } of people.slice(1)) await adjust(id, { adjust: 500, adjustGround: 'other' });
    const planned = await ceremony.plan(compose);
    const { versions } = await bodyOf(ceremony.admin('POST', `/v1/draws/${planned.draw.id}/preview`));
    const path = `/v1/draws/${planned.draw.id}/commit`;
    const refused = await bodyOf(ceremony.admin('POST', path, { versions }, planned.etag));
    expect([refused.status, refused.errors[0].pointer]).toEqual([422, '/adjustments']);
    expect(refused.errors[0].message).toContain('名录中增加了负荷');
    for (const { id } of people) await adjust(id, { adjust: null, adjustGround: null });
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
