import { generateKeyPair, SignJWT } from 'jose';
import { describe, expect, it, vi } from 'vitest';
import { createTestIssuer } from './testing.ts';

const claims = { tenant: '620300', roles: ['city-admin'] };

describe('tokens', async () => {
  const issuer = await createTestIssuer();
  const verify = (token: string) => issuer.tokens.verify(token);

  it('tells who is calling and what they may do', async () => {
    const principal = await verify(await issuer.token({ ...claims, sub: 'p1', name: '赵一' }));
    expect(principal).toMatchObject({ tenant: '620300', sub: 'p1', name: '赵一', kind: 'person' });
    expect(principal.rights.has('draws:write')).toBe(true);
  });

  it('cuts a machine down to its scopes', async () => {
    const machine = { ...claims, sub: 'c1', client_id: 'c1', scope: 'draws:read nonsense' };
    const { kind, rights } = await verify(await issuer.token(machine));
    expect(kind).toBe('client');
    expect([...rights]).toEqual(['draws:read']);
  });

  it('never gives a scope that the role does not have', async () => {
    const machine = {
      tenant: '620300',
      roles: ['department-client'],
      sub: 'c',
      client_id: 'c',
      scope: 'tenancy:write',
    };
    expect((await verify(await issuer.token(machine))).rights.size).toBe(0);
  });

  it.each([
    ['another audience', { audience: 'urn:other' }],
    ['another issuer', { issuer: 'https://elsewhere.test' }],
    ['an expired one', { expires: '-1m' }],
  ])('refuses %s', async (_, overrides) => {
    await expect(verify(await issuer.token(claims, overrides))).rejects.toMatchObject({
      code: 'unauthorized',
      status: 401,
    });
  });

  it('refuses a token signed with another key, or not signed, or a secret one', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    const base = () =>
      new SignJWT(claims)
        .setSubject('x')
        .setIssuer('https://issuer.test')
        .setAudience('urn:mingcha:api')
        .setExpirationTime('1h');
    const foreign = await base().setProtectedHeader({ alg: 'ES256', kid: 'test' }).sign(privateKey);
    const secret = await base()
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode('k'.repeat(32)));
    const [, payload] = foreign.split('.');
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    for (const token of [foreign, secret, none, 'x', '']) {
      await expect(verify(token)).rejects.toMatchObject({ code: 'unauthorized' });
    }
  });

  it.each([
    [{ roles: ['city-admin'] }],
    [{ tenant: '../000000', roles: ['city-admin'] }],
    [{ tenant: '620300', roles: [] }],
  ])('refuses a token without a proper tenant and role: %j', async (bad) => {
    await expect(verify(await issuer.token(bad as never))).rejects.toMatchObject({ code: 'unauthorized' });
  });

  it('does not outlive its end for having been good before', async () => {
    let at = Date.now();
    const other = await createTestIssuer({ now: () => at });
    const token = await other.token(claims, { expires: '2s' });
    const first = await other.tokens.verify(token);
    expect(await other.tokens.verify(token)).toBe(first);
    at += 3_000;
    vi.setSystemTime(at);
    await expect(other.tokens.verify(token)).rejects.toMatchObject({ code: 'unauthorized' });
    vi.useRealTimers();
  });

  it('gives an unknown role, even one named like a member of every object, nothing', async () => {
    const { rights } = await verify(
      await issuer.token({ tenant: '620300', roles: ['constructor', 'mayor'] }),
    );
    expect(rights.size).toBe(0);
  });
});
