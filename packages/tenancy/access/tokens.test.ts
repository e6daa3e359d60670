import { generateKeyPair, SignJWT } from 'jose';
import { describe, expect, it, vi } from 'vitest';
import { createTestIssuer } from '../testing.ts';

const claims = { tenant: '620300', roles: ['city-admin'] };

describe('tokens', async () => {
  const issuer = await createTestIssuer();
  const verify = (token: string) => issuer.tokens.verify(token);

  it('says who its bearer is, with any roles in it', async () => {
    const own = await verify(await issuer.token({ ...claims, sub: 'p1' }));
    expect(own).toEqual({ tenant: '620300', sub: 'p1', kind: 'person' });
    const named = await verify(await issuer.token({ ...claims, sub: 'p1', login: 'zhao.yi' }));
    expect(named).toEqual({ tenant: '620300', sub: 'p1', kind: 'person', login: 'zhao.yi' });
  });

  it('says what a machine is cut down to: nothing, where it names no scope', async () => {
    const machine = { ...claims, sub: 'c1', client_id: 'c1' };
    const named = await verify(await issuer.token({ ...machine, scope: 'draws:read nonsense' }));
    expect(named).toEqual({
      tenant: '620300',
      sub: 'c1',
      kind: 'client',
      scopes: ['draws:read', 'nonsense'],
    });
    expect((await verify(await issuer.token(machine))).scopes).toEqual(['']);
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

  it.each([[{ roles: ['city-admin'] }], [{ tenant: '../000000', roles: ['city-admin'] }]])(
    'refuses a token without a proper tenant: %j',
    async (bad) => {
      await expect(verify(await issuer.token(bad as never))).rejects.toMatchObject({ code: 'unauthorized' });
    },
  );

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
});
