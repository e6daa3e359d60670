import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTokenVerifier, newClient, type TokenVerifier } from '@mingcha/tenancy';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSecrets, publicKeys, type Secrets } from '../secrets.ts';
import { type Account, type Accounts, openAccounts } from './accounts.ts';
import { createIdentities } from './identities.ts';
import { createOidc } from './index.ts';
import { createTries } from './tries.ts';

const audience = 'urn:mingcha:api';
const password = 'correct horse';
const admin: Account = {
  id: 'person-1',
  login: 'jinchang-admin',
  name: '赵明',
  tenant: '620300',
  roles: ['city-admin'],
  dept: '620300-scjg',
  status: 'active',
};
const { client, clientSecret } = newClient(
  '620300',
  {
    name: '市市场监管局',
    role: 'department-client',
    scopes: ['rosters:read', 'draws:read'],
    dept: '620300-scjg',
  },
  new Date(),
  (n) => randomBytes(n),
);

let folder: string;
let server: Server;
let origin: string;
let accounts: Accounts;
let secrets: Secrets;
let verifier: TokenVerifier;
let time = Date.now();
const clients = new Map([[client.id, client]]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingcha-oidc-'));
  accounts = await openAccounts(join(folder, 'accounts.json'));
  await accounts.put(admin, password);
  secrets = await openSecrets(join(folder, 'secrets.json'));
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const answer = createOidc({
    issuer: `${origin}/oidc`,
    audience,
    keys: secrets.signingKeys,
    accounts,
    findClient: async (id) => {
      const found = clients.get(id);
      const opensWith = (secret: string) =>
        createHash('sha256').update(secret).digest('hex') === found?.secretHash;
      return found && { ...found, tenant: '620300', opensWith };
    },
    demo: () => [
      {
        tenant: '620300',
        name: '金昌市',
        accounts: [{ login: admin.login, password, label: '市级管理员 <赵明>' }],
      },
    ],
    tries: createTries(3, () => time),
  });
  verifier = createTokenVerifier({
    issuer: `${origin}/oidc`,
    audience,
    keys: createLocalJWKSet(publicKeys(secrets)),
  });
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  time += 3_600_000;
});

/** A browser as far as redirects and cookies go. */
function browser() {
  const cookies = new Map<string, string>();
  return async (url: string, form?: Record<string, string>) => {
    const response = await fetch(new URL(url, origin), {
      redirect: 'manual',
      headers: { accept: 'text/html', cookie: [...cookies].map(([k, v]) => `${k}=${v}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (!name) continue;
      if (value) cookies.set(name, value);
      else cookies.delete(name);
    }
    return {
      status: response.status,
      to: response.headers.get('location') ?? '',
      text: await response.text(),
      headers: response.headers,
    };
  };
}
type Browser = ReturnType<typeof browser>;

const redirectUri = () => `${origin}/console/callback`;
const codeVerifier = 'v'.repeat(43);

function authorizeUrl(more: Record<string, string> = {}): string {
  const challenge = createHash('sha256').update(codeVerifier).digest('base64url');
  return `/oidc/auth?${new URLSearchParams({
    client_id: 'console',
    response_type: 'code',
    redirect_uri: redirectUri(),
    scope: 'openid profile',
    resource: audience,
    state: 'here',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...more,
  })}`;
}

const token = (body: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${origin}/oidc/token`, { method: 'POST', headers, body: new URLSearchParams(body) });
const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});

/** Signs in with the form and comes back with the code. */
async function codeBy(go: Browser, form: Record<string, string>): Promise<string> {
  const { to } = await go(authorizeUrl());
  const sent = await go(to, form);
  const back = await go(sent.to);
  return new URL(back.to).searchParams.get('code') ?? '';
}
const redeem = (code: string, more: Record<string, string> = {}) =>
  token({
    grant_type: 'authorization_code',
    client_id: 'console',
    code,
    redirect_uri: redirectUri(),
    code_verifier: codeVerifier,
    ...more,
  });

describe('signing in to the console', () => {
  it('ends with an access token that the API takes, and an ID token with the name', async () => {
    const code = await codeBy(browser(), { login: admin.login, password });
    const answer = (await (await redeem(code)).json()) as Record<string, string>;
    expect(await verifier.verify(answer.access_token!)).toMatchObject({
      sub: 'person-1',
      tenant: '620300',
      roles: ['city-admin'],
      dept: '620300-scjg',
      name: '赵明',
      kind: 'person',
    });
    expect(decodeProtectedHeader(answer.access_token!)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    const { exp, iat } = decodeJwt(answer.access_token!);
    expect(exp! - iat!).toBe(3600);
    expect(decodeJwt(answer.id_token!)).toMatchObject({ sub: 'person-1', name: '赵明', aud: 'console' });
  });

  it('can be renewed with the refresh token, once each', async () => {
    const code = await codeBy(browser(), { login: admin.login, password });
    const first = (await (await redeem(code)).json()) as Record<string, string>;
    const renew = () =>
      token({
        grant_type: 'refresh_token',
        client_id: 'console',
        refresh_token: first.refresh_token!,
        resource: audience,
      });
    const renewed = await renew();
    expect(renewed.status).toBe(200);
    const { access_token: fresh } = (await renewed.json()) as Record<string, string>;
    expect((await verifier.verify(fresh!)).sub).toBe('person-1');
    expect((await renew()).status).toBe(400);
  });

  it('asks nothing of somebody who has signed in already', async () => {
    const go = browser();
    await codeBy(go, { login: admin.login, password });
    const again = await go(authorizeUrl());
    expect(new URL(again.to).searchParams.get('code')).toBeTruthy();
  });

  it('takes one click for a demo account, and only for those on the page', async () => {
    const code = await codeBy(browser(), { demo: admin.login });
    expect((await redeem(code)).status).toBe(200);
    await accounts.put({ ...admin, id: 'person-9', login: 'not-demo' }, 'x');
    const go = browser();
    const { to } = await go(authorizeUrl());
    expect((await go(to, { demo: 'not-demo' })).status).toBe(422);
  });

  it('needs the verifier that belongs to the code, the registered address, and the code only once', async () => {
    const code = await codeBy(browser(), { login: admin.login, password });
    expect((await redeem(code, { code_verifier: 'w'.repeat(43) })).status).toBe(400);
    const other = await codeBy(browser(), { login: admin.login, password });
    expect((await redeem(other)).status).toBe(200);
    expect((await redeem(other)).status).toBe(400);
    const elsewhere = await browser()(authorizeUrl({ redirect_uri: 'http://evil.example/callback' }));
    expect(elsewhere.status).toBe(400);
    expect(elsewhere.text).toContain('无法完成登录');
  });

  it('is refused without PKCE', async () => {
    const back = await browser()(authorizeUrl({ code_challenge: '', code_challenge_method: '' }));
    expect(back.to).toContain('error=invalid_request');
  });

  it('is refused for another audience', async () => {
    const back = await browser()(authorizeUrl({ resource: 'urn:other:api' }));
    expect(back.to).toContain('error=invalid_target');
  });

  it('ends by signing out: the session is gone', async () => {
    const go = browser();
    const code = await codeBy(go, { login: admin.login, password });
    const { id_token: hint } = (await (await redeem(code)).json()) as Record<string, string>;
    const query = new URLSearchParams({
      id_token_hint: hint!,
      post_logout_redirect_uri: `${origin}/console/`,
    });
    const asked = await go(`/oidc/session/end?${query}`);
    expect(asked.text).toContain('确定退出登录');
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(asked.text)?.[1] ?? '';
    const done = await go('/oidc/session/end/confirm', { xsrf, logout: 'yes' });
    expect(done.to).toBe(`${origin}/console/`);
    expect((await go(authorizeUrl())).to).toContain('/oidc/interaction/');
  });
});

describe('the sign-in page', () => {
  it('is in Chinese, escaped, without scripts, and fills in the hinted demo account', async () => {
    const go = browser();
    const { to } = await go(authorizeUrl({ login_hint: admin.login }));
    const { text, headers } = await go(to);
    expect(text).toContain('登录名');
    expect(text).toContain('&#60;赵明&#62;');
    expect(text).toContain(`value="${admin.login}"`);
    expect(text).toContain(`value="${password}"`);
    expect(text).not.toContain('<script');
    expect(text).not.toContain(' style=');
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    const style = /href="([^"]+\.css)"/.exec(text)?.[1] ?? '';
    expect((await go(style)).headers.get('content-type')).toContain('text/css');
  });

  it('does not reflect a hint that is markup', async () => {
    const go = browser();
    const { to } = await go(authorizeUrl({ login_hint: '"><img src=x>' }));
    expect((await go(to)).text).not.toContain('<img');
  });

  it('says what is wrong without saying whether the login exists', async () => {
    const go = browser();
    const { to } = await go(authorizeUrl());
    const wrong = await go(to, { login: admin.login, password: 'guess' });
    const nobody = await go(to, { login: 'nobody', password: 'guess' });
    expect([wrong.status, nobody.status]).toEqual([422, 422]);
    expect(wrong.text).toContain('登录名或密码不正确');
    expect(nobody.text.replaceAll('nobody', admin.login)).toBe(wrong.text);
    expect((await go(to, { login: '', password: '' })).text).toContain('请填写');
  });

  it('stops guessing after a few tries, even with the right password, for a while', async () => {
    const go = browser();
    const { to } = await go(authorizeUrl());
    for (let i = 0; i < 3; i++) await go(to, { login: admin.login, password: `guess ${i}` });
    const closed = await go(to, { login: admin.login, password });
    expect(closed.status).toBe(429);
    expect(closed.text).toContain('15 分钟后');
    time += 15 * 60_000;
    expect((await go(to, { login: admin.login, password })).status).toBe(303);
  });

  it('is not open to somebody without the cookie of that sign-in', async () => {
    const { to } = await browser()(authorizeUrl());
    const stranger = await browser()(to, { login: admin.login, password });
    expect(stranger.status).toBe(400);
    expect(stranger.text).toContain('登录页面已过期');
  });

  it('refuses an enormous form', async () => {
    const go = browser();
    const { to } = await go(authorizeUrl());
    expect((await go(to, { login: 'a'.repeat(20_000), password })).status).toBe(413);
  });

  it('keeps a disabled person out', async () => {
    await accounts.put({ ...admin, id: 'person-2', login: 'gone', status: 'disabled' }, password);
    const go = browser();
    const { to } = await go(authorizeUrl());
    expect((await go(to, { login: 'gone', password })).status).toBe(422);
  });
});

describe('machines', () => {
  it('get a token with all their scopes by their secret alone, either way of sending it', async () => {
    const answers = await Promise.all([
      token({ grant_type: 'client_credentials' }, basic(client.id, clientSecret)),
      token({ grant_type: 'client_credentials', client_id: client.id, client_secret: clientSecret }),
    ]);
    for (const answer of answers) {
      const {
        access_token: jwt,
        expires_in: seconds,
        scope,
      } = (await answer.json()) as {
        access_token: string;
        expires_in: number;
        scope: string;
      };
      expect([seconds, scope]).toEqual([3600, 'rosters:read draws:read']);
      expect(decodeJwt(jwt)).toMatchObject({ client_id: client.id, aud: audience, sub: client.id });
      const principal = await verifier.verify(jwt);
      expect(principal).toMatchObject({ tenant: '620300', kind: 'client', roles: ['department-client'] });
      expect([...principal.rights].sort()).toEqual(['draws:read', 'rosters:read']);
    }
  });

  it('get fewer scopes when they ask for fewer, and never more than they have', async () => {
    const ask = async (scope: string) => {
      const answer = await token({ grant_type: 'client_credentials', scope }, basic(client.id, clientSecret));
      const { access_token: jwt } = (await answer.json()) as { access_token: string };
      return [...(await verifier.verify(jwt)).rights];
    };
    expect(await ask('draws:read')).toEqual(['draws:read']);
    expect(await ask('draws:read rosters:write')).toEqual(['draws:read']);
  });

  it.each([
    ['a wrong secret', () => basic(client.id, `${clientSecret}x`)],
    ['no such client', () => basic('620300-nobody', clientSecret)],
    ['the console, which has no secret', () => basic('console', '')],
  ])('are refused: %s', async (_, headers) => {
    const answer = await token({ grant_type: 'client_credentials' }, headers());
    expect([400, 401]).toContain(answer.status);
    expect(await answer.json()).toHaveProperty('error');
  });

  it('are refused as soon as they are deleted', async () => {
    const { client: gone, clientSecret: secret } = newClient(
      '620300',
      { name: 'x', role: 'auditor', scopes: ['draws:read'] },
      new Date(),
      (n) => randomBytes(n),
    );
    const ask = () => token({ grant_type: 'client_credentials' }, basic(gone.id, secret));
    clients.set(gone.id, gone);
    expect((await ask()).status).toBe(200);
    clients.delete(gone.id);
    expect((await ask()).status).toBe(401);
  });

  it('cannot use the code flow', async () => {
    const back = await browser()(authorizeUrl({ client_id: client.id }));
    expect(back.status).toBe(400);
  });
});

describe('verification', () => {
  const issue = async (claims: Record<string, unknown>, seconds = 60) => {
    const { importJWK } = await import('jose');
    const key = await importJWK(secrets.signingKeys[0]!, 'ES256');
    return new SignJWT({ tenant: '620300', roles: ['auditor'], ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: secrets.signingKeys[0]!.kid! })
      .setSubject('p')
      .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
      .sign(key);
  };
  const good = () => ({ iss: `${origin}/oidc`, aud: audience });
  it('takes a token of ours', async () => {
    expect((await verifier.verify(await issue(good()))).roles).toEqual(['auditor']);
  });
  it.each([
    ['an expired token', () => issue(good(), -60)],
    ['another audience', () => issue({ ...good(), aud: 'urn:other' })],
    ['another issuer', () => issue({ ...good(), iss: 'http://other/oidc' })],
    [
      'an ID token',
      async () => {
        const code = await codeBy(browser(), { login: admin.login, password });
        return ((await (await redeem(code)).json()) as { id_token: string }).id_token;
      },
    ],
    ['another signature', async () => `${(await issue(good())).slice(0, -4)}AAAA`],
    [
      'none at all',
      async () =>
        `${Buffer.from('{"alg":"none"}').toString('base64url')}.${(await issue(good())).split('.')[1]}.`,
    ],
  ])('refuses %s', async (_, jwt) => {
    await expect(verifier.verify(await jwt())).rejects.toMatchObject({ status: 401 });
  });
});

describe('what is kept', () => {
  it('are hashes, in files that only the owner reads', async () => {
    const text = await readFile(join(folder, 'accounts.json'), 'utf8');
    expect(text).not.toContain(password);
    for (const file of ['accounts.json', 'secrets.json'])
      expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
  });
  it('lets people in with the same keys and passwords after a restart', async () => {
    const again = await openAccounts(join(folder, 'accounts.json'));
    expect(await again.signIn(admin.login, password)).toEqual(admin);
    expect(await openSecrets(join(folder, 'secrets.json'))).toEqual(secrets);
  });
  it('are sign-ins made by an administrator, whose logins are never taken twice', async () => {
    const identities = createIdentities(accounts);
    const person = { ...admin, id: 'person-3', login: 'newcomer' };
    const { password: first } = await identities.invite(person);
    expect(await accounts.signIn('newcomer', first!)).toMatchObject({ id: 'person-3' });
    await expect(identities.invite({ ...person, id: 'person-4' })).rejects.toMatchObject({
      code: 'login-taken',
    });
    await identities.update({ ...person, status: 'disabled' });
    expect(await accounts.signIn('newcomer', first!)).toBeUndefined();
    await expect(identities.update({ ...person, tenant: '620800' })).rejects.toMatchObject({ status: 404 });
  });
});
