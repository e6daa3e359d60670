import { decodeJwt, importJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audience, browser, consoleOf } from './codeFlow.ts';
import { admin, machine, password, startTestOidc, type TestOidc } from './testing.ts';

const { client, clientSecret } = machine();

let oidc: TestOidc;
let flow: ReturnType<typeof consoleOf>;
beforeAll(async () => {
  oidc = await startTestOidc();
  flow = consoleOf(oidc);
  oidc.clients.set(client.id, client);
});
afterAll(() => oidc.stop());

const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});

describe('machines', () => {
  it('get a token with all their scopes by their secret alone, either way of sending it', async () => {
    const responses = await Promise.all([
      oidc.token({ grant_type: 'client_credentials' }, basic(client.id, clientSecret)),
      oidc.token({ grant_type: 'client_credentials', client_id: client.id, client_secret: clientSecret }),
    ]);
    for (const response of responses) {
      const {
        access_token: jwt,
        expires_in: seconds,
        scope,
      } = (await response.json()) as {
        access_token: string;
        expires_in: number;
        scope: string;
      };
      expect([seconds, scope]).toEqual([3600, 'rosters:read draws:read']);
      expect(decodeJwt(jwt)).toMatchObject({ client_id: client.id, aud: audience, sub: client.id });
      expect(await oidc.verifier.verify(jwt)).toEqual({
        tenant: '620300',
        kind: 'client',
        sub: client.id,
        scopes: ['rosters:read', 'draws:read'],
      });
    }
  });

  it('get fewer scopes when they ask for fewer, and never more than they have', async () => {
    const ask = async (scope: string) => {
      const response = await oidc.token(
        { grant_type: 'client_credentials', scope },
        basic(client.id, clientSecret),
      );
      const { access_token: jwt } = (await response.json()) as { access_token: string };
      return (await oidc.verifier.verify(jwt)).scopes;
    };
    expect(await ask('draws:read')).toEqual(['draws:read']);
    expect(await ask('draws:read rosters:write')).toEqual(['draws:read']);
  });

  it.each([
    ['a wrong secret', () => basic(client.id, `${clientSecret}x`)],
    ['no such client', () => basic('620300-nobody', clientSecret)],
    ['the console, which has no secret', () => basic('console', '')],
  ])('are refused: %s', async (_, headers) => {
    const response = await oidc.token({ grant_type: 'client_credentials' }, headers());
    expect([400, 401]).toContain(response.status);
    expect(await response.json()).toHaveProperty('error');
  });

  it('are refused as soon as they are deleted', async () => {
    const { client: gone, clientSecret: secret } = machine({ role: 'auditor' });
    const ask = () => oidc.token({ grant_type: 'client_credentials' }, basic(gone.id, secret));
    oidc.clients.set(gone.id, gone);
    expect((await ask()).status).toBe(200);
    oidc.clients.delete(gone.id);
    expect((await ask()).status).toBe(401);
  });

  it('cannot use the code flow', async () => {
    const back = await browser(oidc.origin)(flow.authorizeUrl({ client_id: client.id }));
    expect(back.status).toBe(400);
  });
});

describe('verification', () => {
  const issue = async (claims: Record<string, unknown>, seconds = 60) => {
    const key = await importJWK(oidc.secrets.signingKeys[0]!, 'ES256');
    return new SignJWT({ tenant: '620300', roles: ['auditor'], ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: oidc.secrets.signingKeys[0]!.kid! })
      .setSubject('p')
      .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
      .sign(key);
  };
  const good = () => ({ iss: `${oidc.origin}/oidc`, aud: audience });
  it('takes a token of ours', async () => {
    expect((await oidc.verifier.verify(await issue(good()))).sub).toBe('p');
  });
  it.each([
    ['an expired token', () => issue(good(), -60)],
    ['another audience', () => issue({ ...good(), aud: 'urn:other' })],
    ['another issuer', () => issue({ ...good(), iss: 'http://other/oidc' })],
    [
      'an ID token',
      async () => {
        const code = await flow.codeBy(browser(oidc.origin), { login: admin.login, password });
        return ((await (await flow.redeem(code)).json()) as { id_token: string }).id_token;
      },
    ],
    ['another signature', async () => `${(await issue(good())).slice(0, -4)}AAAA`],
    [
      'none at all',
      async () =>
        `${Buffer.from('{"alg":"none"}').toString('base64url')}.${(await issue(good())).split('.')[1]}.`,
    ],
  ])('refuses %s', async (_, jwt) => {
    await expect(oidc.verifier.verify(await jwt())).rejects.toMatchObject({ status: 401 });
  });
});
