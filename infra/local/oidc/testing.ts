import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTokenVerifier, newClient } from '@mingcha/tenancy';
import { createLocalJWKSet } from 'jose';
import { openSecrets, publicKeys } from '../kept/secrets.ts';
import { type Account, openAccounts } from './accounts.ts';
import { audience } from './codeFlow.ts';
import { createOidc } from './index.ts';
import { createTries } from './tries.ts';

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
