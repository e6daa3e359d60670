import { describe, expect, it } from 'vitest';
import { createTenantClients } from './tenantClients.ts';
import { createCredentialCache, type TenantCredentials } from './tenantCredentials.ts';

const hour = 3_600_000;

/** Clients over an STS that counts, and a clock that is moved by hand. */
function prepare({ max, lifetime, clients }: { max?: number; lifetime?: number; clients?: number } = {}) {
  let at = 0;
  const assumed: string[] = [];
  const state = { failing: false };
  const credentialsFor = createCredentialCache({
    async assume(tenant): Promise<TenantCredentials> {
      assumed.push(tenant);
      if (state.failing) throw new Error('no credentials');
      const expiration = new Date(at + (lifetime ?? hour));
      return { accessKeyId: tenant, secretAccessKey: 's', expiration };
    },
    now: () => at,
    ...(max !== undefined && { max }),
  });
  const clientFor = createTenantClients({
    credentialsFor,
    config: { region: 'local' },
    ...(clients !== undefined && { max: clients }),
  });
  const keyOf = async (tenant: string) =>
    (await (await clientFor(tenant)).sdk.config.credentials()).accessKeyId;
  return { credentialsFor, clientFor, keyOf, assumed, state, pass: (ms: number) => (at += ms) };
}

describe('clients of tenants', () => {
  it('carry their own tenant’s credentials, also when asked for together', async () => {
    const { keyOf } = prepare();
    const tenants = Array.from({ length: 20 }, (_, i) => String(620000 + (i % 5)));
    expect(await Promise.all(tenants.map(keyOf))).toEqual(tenants);
  });

  it('are kept, and concurrent callers share one request', async () => {
    const { clientFor, assumed } = prepare();
    const clients = await Promise.all([clientFor('620300'), clientFor('620300')]);
    expect(clients[0]).toBe(clients[1]);
    expect(await clientFor('620300')).toBe(clients[0]);
    expect(assumed).toEqual(['620300']);
  });

  it('take no step of the SDK that their requests do not need', async () => {
    const { sdk } = await prepare().clientFor('620300');
    expect(sdk.middlewareStack.identify().map((step) => step.split(' ')[0])).toEqual([
      'serializerMiddleware',
      'contentLengthMiddleware',
      'hostHeaderMiddleware',
      'retryMiddleware',
      'httpSigningMiddleware',
      'deserializerMiddleware',
    ]);
  });

  it('are renewed before their credentials end', async () => {
    const { clientFor, assumed, pass } = prepare();
    const first = await clientFor('620300');
    pass(hour - 6 * 60_000);
    expect(await clientFor('620300')).toBe(first);
    pass(2 * 60_000);
    const renewed = await Promise.all([clientFor('620300'), clientFor('620300')]);
    expect(renewed[0]).not.toBe(first);
    expect(renewed[1]).toBe(renewed[0]);
    expect(assumed).toHaveLength(2);
  });

  it('come even from credentials that end within the margin, anew each time', async () => {
    const { clientFor, assumed } = prepare({ lifetime: 60_000 });
    await clientFor('620300');
    await clientFor('620300');
    expect(assumed).toHaveLength(2);
  });

  it('are refused when there are no credentials, and asked for again next time', async () => {
    const { clientFor, keyOf, state } = prepare();
    state.failing = true;
    const refused = await Promise.allSettled([clientFor('620300'), clientFor('620300')]);
    expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    state.failing = false;
    expect(await keyOf('620300')).toBe('620300');
  });

  it('are refused after a failed renewal: the old ones are not used on', async () => {
    const { clientFor, state, pass } = prepare();
    await clientFor('620300');
    pass(hour);
    state.failing = true;
    await expect(clientFor('620300')).rejects.toThrow('no credentials');
  });

  it('are bounded: the longest unused is dropped', async () => {
    const { clientFor, assumed } = prepare({ max: 2 });
    for (const tenant of ['1', '2', '1', '3', '1', '2']) await clientFor(tenant);
    expect(assumed).toEqual(['1', '2', '3', '2']);
  });

  it('are made again where too many are in use, from the credentials that are still there', async () => {
    const { clientFor, keyOf, assumed } = prepare({ clients: 2 });
    const first = await clientFor('1');
    for (const tenant of ['2', '3']) await clientFor(tenant);
    expect(await keyOf('1')).toBe('1');
    expect(await clientFor('1')).not.toBe(first);
    expect(assumed).toEqual(['1', '2', '3']);
  });
});

describe('credentials of tenants', () => {
  it('for a thousand are asked for once each: 2 calls of 100 at most miss, in any order', async () => {
    const { credentialsFor, assumed } = prepare();
    const calls = 60_000;
    let seed = 7;
    let wrong = 0;
    for (let i = 0; i < calls; i++) {
      seed = (seed * 48_271) % 2_147_483_647;
      const tenant = String(seed % 1_000);
      if ((await credentialsFor(tenant)).accessKeyId !== tenant) wrong++;
    }
    expect(wrong).toBe(0);
    expect(assumed.length / calls).toBeLessThanOrEqual(0.02);
  });

  it('of table and files are the same: who has a client signs for files without another call', async () => {
    const { clientFor, credentialsFor, assumed } = prepare();
    await clientFor('620300');
    await credentialsFor('620300');
    expect(assumed).toEqual(['620300']);
  });
});
