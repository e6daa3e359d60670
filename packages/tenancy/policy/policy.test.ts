import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { logEntries, logSize } from '@mingcha/log';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTenancyApi, type TenancyApi } from '../testing/api.ts';

let api: TenancyApi;
beforeAll(async () => {
  api = await startTenancyApi();
});
afterAll(() => api.stop());

const { a, b } = testTenants;
const tenant = '/v1/tenant';

/** Asks with the version that there is now. */
async function ask(role: string, method: string, path: string, body?: object) {
  const etag = (await api.call(a, 'auditor', 'GET', tenant)).headers.get('etag')!;
  return api.call(a, role, method, path, body, { 'if-match': etag });
}
const seenBy = (role: string) => bodyOf(api.call(a, role, 'GET', tenant));
const change = (settings: object) => ask('city-admin', 'PATCH', tenant, { settings });
async function logged(): Promise<string[]> {
  const store = await api.test.store.forTenant(a);
  const types: string[] = [];
  for await (const { type } of logEntries(store, { to: await logSize(store) })) types.push(type);
  return types;
}

describe('how draws are made', () => {
  it('changes when a second person agrees, and not before: one administrator alone could', async () => {
    const before = await seenBy('city-admin');
    expect(before.settings.secondPersons).toEqual(['void', 'substitute', 'policy']);
    const proposed = await bodyOf(change({ teamSize: 4, dayOverrides: { '2026-12-05': true } }));
    // What decides nothing about draws counts at once.
    expect(proposed.settings).toEqual({ ...before.settings, dayOverrides: { '2026-12-05': true } });
    expect(proposed).toMatchObject({ policyProposal: { policy: { teamSize: 4 } }, can: ['withdraw'] });
    expect(await logged()).not.toContain('policy.changed');

    const again = await bodyOf(change({ teamSize: 5 }));
    expect([again.status, again.code]).toEqual([409, 'policy-proposed']);
    const own = await bodyOf(ask('city-admin', 'POST', `${tenant}/policy/confirm`));
    expect([own.status, own.code]).toEqual([403, 'second-person']);
    // A department's head sees proofs of the own department, and decides nothing for the city.
    const head = await ask('department-head', 'POST', `${tenant}/policy/confirm`);
    expect(head.status).toBe(403);
    expect(
      (await api.call(b, 'auditor', 'POST', `${tenant}/policy/confirm`, undefined, { 'if-match': '"1"' }))
        .status,
    ).toBe(409);

    expect((await seenBy('auditor')).can).toEqual(['confirm', 'reject']);
    const confirmed = await bodyOf(ask('auditor', 'POST', `${tenant}/policy/confirm`));
    expect(confirmed).toMatchObject({
      settings: { teamSize: 4, dayOverrides: { '2026-12-05': true } },
      can: [],
    });
    expect(confirmed).not.toHaveProperty('policyProposal');
    expect((await logged()).filter((type) => type === 'policy.changed')).toHaveLength(1);
  });

  it('stays where the second person gives it back, or who proposed takes it back', async () => {
    for (const role of ['auditor', 'city-admin']) {
      await change({ disclosure: 'full' });
      const dropped = await bodyOf(ask(role, 'POST', `${tenant}/policy/reject`, { reason: '暂不改变' }));
      expect([role, dropped.settings.disclosure, dropped.policyProposal]).toEqual([
        role,
        'sealed',
        undefined,
      ]);
    }
    const none = await bodyOf(ask('auditor', 'POST', `${tenant}/policy/confirm`));
    expect([none.status, none.code]).toEqual([409, 'no-policy-proposal']);
  });

  it('needs the second person also where that is what changes', async () => {
    const asked = await bodyOf(change({ secondPersons: ['commit', 'publish'] }));
    expect(asked.settings.secondPersons).toEqual(['void', 'substitute', 'policy']);
    await ask('auditor', 'POST', `${tenant}/policy/confirm`);
    // From now on one person is enough.
    expect((await bodyOf(change({ teamSize: 2 }))).settings.teamSize).toBe(2);
    const twice = await bodyOf(change({ secondPersons: ['void', 'void'] }));
    expect([twice.status, twice.errors[0].pointer]).toEqual([422, '/settings/secondPersons']);
  });
});
