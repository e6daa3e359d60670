import { verifyProof } from '@mingcha/draw';
import { nodeTools } from '@mingcha/draw/node';
import { logEntries, logSize } from '@mingcha/log';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCeremony, readProof } from '../support/ceremony.ts';
import { type CheckedSystem, startCheckedSystem } from '../support/checkedSystem.ts';
import { localCompose } from '../support/composes.ts';
import { changePolicy } from '../support/policy.ts';
import { cityB } from '../support/system.ts';

let system: CheckedSystem;
let city: ReturnType<typeof createCeremony>;
beforeAll(async () => {
  system = await startCheckedSystem({ objects: 200, cities: [cityB] });
  city = createCeremony(system, cityB);
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

const ratios = { A: 10, B: 50, C: 200, D: 500, U: 50 } as const;
const { strata: _, ...compose } = { ...localCompose, strata: undefined, filter: {}, stratify: 'class' };

/** Draws by the policy; what the proof says is taken of each class, and what the record says of the policy. */
async function draw() {
  let now = await city.commit(await city.plan(compose));
  now = await city.step(now, 'execute');
  const { id } = now.draw;
  const proof = await readProof(await city.admin('GET', `/v1/draws/${id}/proof`));
  expect(await verifyProof(proof as never, nodeTools)).toMatchObject({ ok: true });
  const sizes: Record<string, number> = {};
  for (const { stratum } of proof.objects) sizes[stratum] = (sizes[stratum] ?? 0) + 1;
  const { strata } = (proof as unknown as { strata: { strata: { stratum: string; take: number }[] } }).strata;
  const takes = Object.fromEntries(strata.map(({ stratum, take }) => [stratum, take]));
  const { policy } = await bodyOf(system.call(cityB, 'auditor', 'GET', `/v1/draws/${id}/record`));
  return { sizes, takes, policy };
}

const asThePolicySays = (sizes: Record<string, number>) =>
  Object.fromEntries(
    Object.entries(sizes).map(([one, size]) => [
      one,
      Math.max(1, Math.floor((size * ratios[one as keyof typeof ratios]) / 1_000)),
    ]),
  );

it('a class changes, and the next draw takes more of it exactly as the policy says, by its own proof', async () => {
  const drawPolicy = Object.fromEntries(
    Object.entries(ratios).map(([one, permille]) => [one, { permille, reserve: 0 }]),
  );
  await changePolicy(system, cityB, { drawPolicy });
  const before = await draw();
  expect(before.takes).toEqual(asThePolicySays(before.sizes));

  const listed = await bodyOf(
    system.call(cityB, 'city-admin', 'GET', '/v1/rosters/objects?riskClass=A&limit=40'),
  );
  for (const { id } of listed.items as { id: string }[]) {
    const row = await system.call(cityB, 'city-admin', 'GET', `/v1/rosters/objects/${id}`);
    const headers = { 'if-match': row.headers.get('etag')! };
    const body = { riskClass: 'C' };
    expect(
      (await system.call(cityB, 'city-admin', 'PATCH', `/v1/rosters/objects/${id}`, { body, headers }))
        .status,
    ).toBe(200);
  }
  const after = await draw();
  expect(after.takes).toEqual(asThePolicySays(after.sizes));
  expect(after.takes.C).toBeGreaterThan(before.takes.C!);

  // The record names the policy as the public log does.
  const store = await system.store.forTenant(cityB.code);
  const changed: string[] = [];
  for await (const entry of logEntries(store, { to: await logSize(store) }))
    if (entry.type === 'policy.changed') changed.push(entry.hash);
  expect(after.policy).toEqual({ hash: changed.at(-1), below: [] });
});

it('a class is never exempt: a ratio of zero is refused at its field, of one item too', async () => {
  const tenant = await system.call(cityB, 'city-admin', 'GET', '/v1/tenant');
  const headers = { 'if-match': tenant.headers.get('etag')! };
  const { settings } = await bodyOf(Promise.resolve(tenant));
  const none = { ...settings.drawPolicy, A: { permille: 0, reserve: 0 } };
  for (const [body, pointer] of [
    [{ drawPolicy: none }, '/settings/drawPolicy/A/permille'],
    [{ itemPolicies: [{ item: 'X', ...none }] }, '/settings/itemPolicies/0/A/permille'],
  ] as const) {
    const refused = await bodyOf(
      system.call(cityB, 'city-admin', 'PATCH', '/v1/tenant', { body: { settings: body }, headers }),
    );
    expect([refused.status, refused.errors[0]]).toEqual([
      422,
      { pointer, message: '任何一类都不能免于抽查，比例须大于零' },
    ]);
  }
});
