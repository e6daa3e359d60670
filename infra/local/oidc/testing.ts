import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTokenVerifier, newClient } from '@mingcha/tenancy';
import { createLocalJWKSet } from 'jose';
import { openSecrets, publicKeys } from '../secrets.ts';
import { type Account, openAccounts } from './accounts.ts';
import { createOidc } from './index.ts';
import { createTries } from './tries.ts';

export const audience = 'urn:mingcha:api';
export const password = 'correct horse';
export const admin: Account = {
  id: 'person-1',
  login: 'jinchang-admin',
  name: '赵明',
  tenant: '620300',
  roles: ['city-admin'],
  dept: '620300-scjg',
  status: 'active',
};

export const machine = (given: Partial<Parameters<typeof newClient>[1]> = {}) =>
  newClient(
    '620300',
    { name: '市市场监管局', role: 'department-client', scopes: ['rosters:read', 'draws:read'], ...given },
    new Date(),
    (n) => randomBytes(n),
  );

/** The provider on a port of its own, with one person and the clients that a test adds. */
export async function startTestOidc() {
  const folder = await mkdtemp(join(tmpdir(), 'mingcha-oidc-'));
  const accounts = await openAccounts(join(folder, 'accounts.json'));
  await accounts.put(admin, password);
  const secrets = await openSecrets(join(folder, 'secrets.json'));
  const clients = new Map<string, ReturnType<typeof newClient>['client']>();
  let time = Date.now();
  const log: string[] = [];
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = `${origin}/oidc`;
  const answer = createOidc({
    issuer,
    audience,
    keys: secrets.signingKeys,
    accounts,
    findClient: async (id) => {
      const found = clients.get(id);
      const opensWith = (secret: string) =>
        createHash('sha256').update(secret).digest('hex') === found?.secretHash;
      return found && { ...found, tenant: '620300', opensWith };
    },
    log: {
      person: async ({ login }) => void log.push(`${login} in`),
      personFailed: async ({ login }, why) => void log.push(`${login} failed: ${why}`),
      machine: async ({ name }) => void log.push(`${name} in`),
      machineFailed: async ({ name }, why) => void log.push(`${name} failed: ${why}`),
    },
    demo: () => [
      {
        tenant: '620300',
        name: '金昌市',
        accounts: [{ login: admin.login, password, label: '市级管理员 <赵明>' }],
      },
    ],
    deviceKey: secrets.deviceKey,
    proxies: ['127.0.0.1'],
    tries: createTries({ now: () => time }),
  });
  const keys = createLocalJWKSet(publicKeys(secrets));

  return {
    folder,
    origin,
    issuer,
    accounts,
    secrets,
    clients,
    /** Sign-ins and failed ones, in words. */
    log,
    verifier: createTokenVerifier({ issuer, audience, keys }),
    token: (body: Record<string, string>, headers: Record<string, string> = {}) =>
      fetch(`${origin}/oidc/token`, { method: 'POST', headers, body: new URLSearchParams(body) }),
    /** Lets milliseconds go by for the counter of tries. */
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await rm(folder, { recursive: true });
    },
  };
}
export type TestOidc = Awaited<ReturnType<typeof startTestOidc>>;

/** A browser as far as redirects and cookies go, at an address that the proxy before the provider names. */
export function browser(origin: string, address = '203.0.113.1') {
  const cookies = new Map<string, string>();
  return async (url: string, form?: Record<string, string>) => {
    const response = await fetch(new URL(url, origin), {
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        cookie: [...cookies].map(([k, v]) => `${k}=${v}`).join('; '),
        'x-forwarded-for': address,
      },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (!name) continue;
      if (value) cookies.set(name, value);
      else cookies.delete(name);
    }
    const to = response.headers.get('location') ?? '';
    return { status: response.status, to, text: await response.text(), headers: response.headers };
  };
}
export type Browser = ReturnType<typeof browser>;

const codeVerifier = 'v'.repeat(43);

/** The console's side of the code flow. */
export function consoleOf({
  origin,
  token,
}: {
  origin: string;
  token: (body: Record<string, string>, headers?: Record<string, string>) => Promise<Response>;
}) {
  const redirectUri = `${origin}/console/callback`;
  const authorizeUrl = (more: Record<string, string> = {}) =>
    `/oidc/auth?${new URLSearchParams({
      client_id: 'console',
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: 'openid profile',
      resource: audience,
      state: 'here',
      code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...more,
    })}`;
  return {
    authorizeUrl,
    /** Signs in with the form and comes back with the code. */
    async codeBy(go: Browser, form: Record<string, string>): Promise<string> {
      const { to } = await go(authorizeUrl());
      const sent = await go(to, form);
      const back = await go(sent.to);
      return new URL(back.to).searchParams.get('code') ?? '';
    },
    redeem: (code: string, more: Record<string, string> = {}, headers: Record<string, string> = {}) =>
      token(
        {
          grant_type: 'authorization_code',
          client_id: 'console',
          code,
          redirect_uri: redirectUri,
          code_verifier: codeVerifier,
          ...more,
        },
        headers,
      ),
  };
}
