import type { DemoCity } from '@mingcha/demo';
import { expect } from 'vitest';
import type { TestSystem } from './system.ts';

/** Changes how draws are made in a city: its administrator proposes it, and its auditor decides. */
export async function changePolicy(
  system: Pick<TestSystem, 'call'>,
  city: DemoCity,
  settings: object,
  { decision = 'confirm', body }: { decision?: 'confirm' | 'reject'; body?: object } = {},
): Promise<void> {
  const ask = async (role: string, method: string, path: string, given?: object) => {
    const seen = await system.call(city, role, 'GET', '/v1/tenant');
    const headers = { 'if-match': seen.headers.get('etag')! };
    const { status } = await system.call(city, role, method, path, {
      headers,
      ...(given && { body: given }),
    });
    expect([method, path, status]).toEqual([method, path, 200]);
  };
  await ask('city-admin', 'PATCH', '/v1/tenant', { settings });
  await ask('auditor', 'POST', `/v1/tenant/policy/${decision}`, body);
}
