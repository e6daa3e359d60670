import { bodyOf } from '@mingcha/tenancy/testing';

type Call = { body?: unknown; headers?: Record<string, string> };
type Ask = (method: string, path: string, options?: Call) => Promise<Response>;

export const etagOf = (response: Response) => ({ 'if-match': response.headers.get('etag')! });

/** Two people of a department, one of whom names the other and takes it back; then both go. */
export async function standInFor(
  dept: string,
  ask: Ask,
  tokenOf: (person: { roles: string[]; sub: string }) => Promise<string>,
): Promise<void> {
  const roles = ['inspector'];
  const people = ['away.one', 'near.one'].map((login) => ({ login, name: login, roles, dept }));
  const made = await Promise.all(people.map((body) => ask('POST', '/v1/people', { body })));
  const [away, near] = await Promise.all(made.map(async (one) => (await bodyOf(one.clone())).id));
  const authorization = `Bearer ${await tokenOf({ roles, sub: away })}`;
  const before = await ask('GET', '/v1/me/stand-in', { headers: { authorization } });
  const body = { standIn: near, from: '2026-01-01', until: '2026-12-31' };
  const headers = { ...etagOf(before), authorization };
  const set = await ask('PUT', '/v1/me/stand-in', { body, headers });
  await ask('DELETE', '/v1/me/stand-in', { headers: { ...etagOf(set), authorization } });
  await ask('GET', `/v1/people/${away}/work`);
  await ask('POST', `/v1/people/${away}/handover`, { body: { to: near, reason: '调离本部门' } });
  for (const [i, id] of [away, near].entries())
    await ask('DELETE', `/v1/people/${id}`, { headers: etagOf(made[i]!) });
}
