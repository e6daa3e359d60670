import { verifyProof } from '@mingcha/draw';
import { nodeTools } from '@mingcha/draw/node';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCeremony, type Handled } from '../../support/ceremony.ts';
import { drandCompose, localCompose } from '../../support/composes.ts';
import { cityB, startSystem, type TestSystem } from '../../support/system.ts';

let system: TestSystem;
let ceremony: ReturnType<typeof createCeremony>;
beforeAll(async () => {
  system = await startSystem();
  ceremony = createCeremony(system, cityB);
});
afterAll(() => system.stop());

type Plan = {
  spec: string;
  scope: Record<string, unknown>;
  strata: unknown;
  excluded: { count: number; reasons: Record<string, number> };
  benched: { count: number; reasons: Record<string, number> };
  lists: Record<'objects' | 'inspectors', { count: number }>;
  objects: { count: number };
  inspectors: { count: number };
  redraws: string[];
  adjusted: number;
  classed: string[];
};
const planOf = ({ draw }: Handled) => draw.plan as Plan;
const commit = async (compose: object) => ceremony.commit(await ceremony.plan(compose));

/** Tries to commit; the problem that refuses it. */
async function refusedCommit(compose: object) {
  const { draw, etag } = await ceremony.plan(compose);
  const { versions } = await bodyOf(ceremony.admin('POST', `/v1/draws/${draw.id}/preview`));
  const response = await ceremony.admin('POST', `/v1/draws/${draw.id}/commit`, { versions }, etag);
  return { status: response.status, ...(await bodyOf(response)) };
}

const inspectors = async (): Promise<{ id: string; dept: string }[]> =>
  (await bodyOf(ceremony.admin('GET', '/v1/rosters/inspectors?limit=200'))).items;

describe('a plan accounts for every row of both rosters', () => {
  it('in the frame or with a reason, and its proof verifies with all of them', async () => {
    const committed = await commit(localCompose);
    const plan = planOf(committed);
    expect(plan.objects.count + plan.excluded.count).toBe(plan.lists.objects.count);
    expect(plan.inspectors.count + plan.benched.count).toBe(plan.lists.inspectors.count);
    const { draw } = await ceremony.step(committed, 'execute', {});
    const proof = await ceremony.proof(draw.id);
    expect([proof.excluded?.length, proof.benched?.length]).toEqual([
      plan.excluded.count,
      plan.benched.count,
    ]);
    const verdict = verifyProof(proof, nodeTools);
    expect(verdict).toMatchObject({ ok: true });
    expect(verdict.ok && verdict.notShown?.map(({ code }) => code)).not.toContain('accounting');
  });

  it('a friend who is filtered out for a second stands among those out of scope, the filter in the plan', async () => {
    const whole = planOf(await commit(localCompose));
    const draft = await ceremony.plan(localCompose);
    const path = `/v1/draws/${draft.draw.id}`;
    const filtered = { ...localCompose, filter: { types: ['企业'] } };
    const committed = await ceremony.commit(
      await ceremony.handled(await ceremony.admin('PATCH', path, filtered, draft.etag)),
    );
    const back = await ceremony.admin('PATCH', path, localCompose, committed.etag);
    expect([back.status, (await bodyOf(back)).code]).toEqual([409, 'draw-state']);
    const narrowed = planOf(committed);
    expect(narrowed.scope).toMatchObject({ types: ['企业'] });
    expect(narrowed.excluded.reasons.scope).toBeGreaterThan(whole.excluded.reasons.scope ?? 0);
  });

  it('a condition on class stands in it as a hash, and sealed strata as totals', async () => {
    const plan = planOf(await commit({ ...localCompose, filter: { classes: ['C', 'D'] } }));
    expect(plan.scope.classes).toMatch(/^[0-9a-f]{64}$/);
    expect(plan.classed).toEqual(['scope']);
    expect(Object.keys(plan.strata as object).sort()).toEqual(['hash', 'reserve', 'take']);
  });
});

describe('what a person changes of the inspectors', () => {
  it('is on the plan: benched by reason, adjusted by number', async () => {
    const before = planOf(await commit(localCompose));
    const dept = localCompose.teams[0]!.dept;
    const [first, second] = (await inspectors()).filter((row) => row.dept === dept);
    const compose = {
      ...localCompose,
      benched: [{ inspector: first!.id, reason: 'leave', note: '产假' }],
      adjustments: [{ inspector: second!.id, add: 5, ground: 'part-time' }],
    };
    const committed = await commit(compose);
    const plan = planOf(committed);
    expect(plan.adjusted).toBe(1);
    expect(plan.benched.reasons.leave).toBe(1);
    expect(plan.inspectors.count).toBe(before.inspectors.count - 1);
    const { draw } = await ceremony.step(committed, 'execute', {});
    expect(verifyProof(await ceremony.proof(draw.id), nodeTools)).toMatchObject({ ok: true });
  });

  it('gave two chosen ones all objects by a load of 500 on the others: at most a quarter of a department', async () => {
    const dept = localCompose.teams[0]!.dept;
    const own = (await inspectors()).filter((row) => row.dept === dept);
    const adjustments = own.slice(2).map(({ id }) => ({ inspector: id, add: 500, ground: 'other' }));
    expect(await refusedCommit({ ...localCompose, adjustments })).toMatchObject({
      status: 422,
      code: 'invalid',
      errors: [{ pointer: '/adjustments' }],
    });
  });
});

describe('drawing again what is open', () => {
  it('is refused, so that nobody keeps the best of five', async () => {
    const first = await commit(drandCompose);
    const refused = await refusedCommit(drandCompose);
    expect(refused).toMatchObject({ status: 409, code: 'draw-overlaps', draw: first.draw.id });
    const tries = await Promise.all([1, 2, 3].map(() => refusedCommit(drandCompose)));
    expect(tries.map(({ code }) => code)).toEqual(Array(3).fill('draw-overlaps'));
    await ceremony.void(first);
  });

  it('of two at the same moment one is refused', async () => {
    const planned = await Promise.all([ceremony.plan(drandCompose), ceremony.plan(drandCompose)]);
    const { versions } = await bodyOf(ceremony.admin('POST', `/v1/draws/${planned[0]!.draw.id}/preview`));
    const responses = await Promise.all(
      planned.map(({ draw, etag }) =>
        ceremony.admin('POST', `/v1/draws/${draw.id}/commit`, { versions }, etag),
      ),
    );
    expect(responses.map(({ status }) => status).sort()).toEqual([200, 409]);
    const won = planned[responses.findIndex(({ status }) => status === 200)]!;
    await ceremony.void(won);
  });

  it('after it was voided is shown: the plan names what it repeats, until one is published', async () => {
    const first = await commit(drandCompose);
    await ceremony.void(first);
    const second = await commit(drandCompose);
    expect(planOf(second).redraws).toContain(first.draw.id);
    system.time.advance(120_000);
    await ceremony.step(await ceremony.step(second, 'execute', {}), 'publish');
    const third = await commit(drandCompose);
    expect(planOf(third).redraws).toContain(first.draw.id);
    expect(planOf(third).redraws).not.toContain(second.draw.id);
    await ceremony.void(third);
  });

  it('is no matter for a rehearsal', async () => {
    expect(planOf(await commit(localCompose)).redraws).toEqual([]);
    expect(planOf(await commit(localCompose)).redraws).toEqual([]);
  });
});

describe('voiding an official draw', () => {
  it('was one person’s word after a look at the result: another decides, and nobody twice', async () => {
    const first = await commit(drandCompose);
    const path = `/v1/draws/${first.draw.id}/void`;
    const reason = { reason: '检查对象名录有误', ground: 'lists' };
    const proposed = await ceremony.step(first, 'void', reason);
    expect(proposed.draw).toMatchObject({ state: 'committed', voiding: reason });
    const ask = async (role: string, at: string, etag: string, body?: object) => {
      const headers = { 'if-match': etag };
      const response = await system.call(cityB, role, 'POST', `${path}${at}`, {
        headers,
        ...(body && { body }),
      });
      return [response.status, (await bodyOf(response)).code];
    };
    expect(await ask('city-admin', '', proposed.etag, reason)).toEqual([409, 'voiding-proposed']);
    expect(await ask('city-admin', '/confirm', proposed.etag)).toEqual([403, 'forbidden']);
    expect(await ask('inspector', '/confirm', proposed.etag)).toEqual([403, 'forbidden']);
    const back = await ceremony.step(proposed, 'void/reject', { reason: '撤回，名录无误' });
    expect(back.draw.voiding).toBeUndefined();
    expect(await ask('auditor', '/confirm', back.etag)).toEqual([403, 'forbidden']);
    const again = await ceremony.step(back, 'void', reason);
    expect(await ask('auditor', '/confirm', again.etag)).toEqual([200, undefined]);
    const { draw } = await ceremony.read(first.draw.id);
    expect(draw).toMatchObject({ state: 'voided', voidReason: reason.reason, voidGround: 'lists' });
    expect(draw.voiding).toBeUndefined();
  });

  it('goes on to its execution while the second has not decided', async () => {
    const first = await commit(drandCompose);
    const proposed = await ceremony.step(first, 'void', { reason: '等待复核的作废' });
    system.time.advance(120_000);
    const executed = await ceremony.step(proposed, 'execute', {});
    expect(executed.draw).toMatchObject({ state: 'executed', voiding: { reason: '等待复核的作废' } });
    await ceremony.step(executed, 'void/reject', { reason: '撤回' });
    await ceremony.void(executed);
  });
});

describe('drawing again in another way', () => {
  const narrower = { ...drandCompose, filter: { types: ['企业'] } };

  it('by a slightly smaller scope is refused or shown all the same, and a year later it is none', async () => {
    const first = await commit(drandCompose);
    expect(await refusedCommit(narrower)).toMatchObject({ code: 'draw-overlaps', draw: first.draw.id });
    await ceremony.void(first);
    const again = await commit(narrower);
    expect(again.draw.plan).toMatchObject({ scope: { types: ['企业'] } });
    expect(planOf(again).redraws).toContain(first.draw.id);
    await ceremony.void(again);
    const day = 24 * 3_600_000;
    system.time.advance(364 * day);
    const late = await commit(narrower);
    expect(planOf(late).redraws).toContain(first.draw.id);
    await ceremony.void(late);
    system.time.advance(2 * day);
    const later = await commit(narrower);
    expect(planOf(later).redraws).not.toContain(first.draw.id);
    expect(planOf(later).redraws).toContain(late.draw.id);
    await ceremony.void(later);
  });
});
