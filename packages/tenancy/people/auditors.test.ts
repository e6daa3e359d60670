import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTenancyApi, type TenancyApi } from '../testing/api.ts';

const { a } = testTenants;
let api: TenancyApi;
let other: string;
beforeAll(async () => {
  api = await startTenancyApi();
  other = await add('admin-2', ['city-admin']);
});
afterAll(() => api.stop());

const first = `${a}-city-admin`;
const as = (sub: string, method: string, path: string, body?: unknown, lock = 1) =>
  api.callAs(a, sub, method, path, body, { 'if-match': `"${lock}"` });
async function add(login: string, roles: string[]): Promise<string> {
  return (await bodyOf(api.call(a, 'city-admin', 'POST', '/v1/people', { login, name: '某人', roles }))).id;
}
const refusal = async (response: Promise<Response>) => {
  const { status, code } = await bodyOf(response);
  return [status, code];
};

describe('an auditor', () => {
  it('is nobody who administers: they would audit themselves', async () => {
    const both = { login: 'both', name: '某人', roles: ['auditor', 'city-admin'] };
    const made = await bodyOf(api.call(a, 'city-admin', 'POST', '/v1/people', both));
    expect([made.status, made.errors[0].pointer]).toEqual([422, '/roles']);
    const auditor = `/v1/people/${await add('auditor-1', ['auditor'])}`;
    expect(await refusal(as(first, 'PATCH', auditor, { roles: ['auditor', 'city-admin'] }))).toEqual([
      422,
      'invalid',
    ]);
    expect((await as(first, 'PATCH', auditor, { roles: ['auditor', 'inspector'] })).status).toBe(200);
  });

  it.each([{ status: 'disabled' }, { roles: ['inspector'] }])(
    'is taken away by two administrators, with %j; one alone could',
    async (change) => {
      const path = `/v1/people/${await add(`auditor-${Object.keys(change)[0]}`, ['auditor'])}`;
      const proposed = await bodyOf(as(first, 'PATCH', path, change));
      expect(proposed).toMatchObject({
        roles: ['auditor'],
        status: 'active',
        leaving: { by: { sub: first } },
      });
      expect(await refusal(as(first, 'PATCH', path, change, 2))).toEqual([403, 'second-person']);
      expect(await refusal(as(first, 'DELETE', path, undefined, 2))).toEqual([409, 'auditor-active']);
      const gone = await bodyOf(as(other, 'PATCH', path, change, 2));
      expect(gone).toMatchObject(change);
      expect(gone).not.toHaveProperty('leaving');
      expect((await as(first, 'DELETE', path, undefined, 3)).status).toBe(204);
    },
  );

  it('stays where somebody changes something else of them', async () => {
    const path = `/v1/people/${await add('auditor-3', ['auditor'])}`;
    await as(first, 'PATCH', path, { status: 'disabled' });
    const kept = await bodyOf(as(other, 'PATCH', path, { name: '改名' }, 2));
    expect([kept.status, kept.leaving]).toEqual(['active', undefined]);
    expect((await bodyOf(as(other, 'PATCH', path, { status: 'disabled' }, 3))).leaving.by.sub).toBe(other);
  });
});
