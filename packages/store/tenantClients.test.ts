import { describe, expect, it } from 'vitest';
import { createTenantClients, type TenantCredentials } from './tenantClients.ts';

const hour = 3_600_000;

/** Clients over an STS that counts, and a clock that is moved by hand. */
function prepare(options: { max?: number; lifetime?: number } = {}) {
  let at = 0;
  const assumed: string[] = [];
  const state = { failing: false };
  const clientFor = createTenantClients({
    async assume(tenant): Promise<TenantCredentials> {
      assumed.push(tenant);
      if (state.failing) throw new Error('no credentials');
      const expiration = new Date(at + (options.lifetime ?? hour));
      return { accessKeyId: tenant, secretAccessKey: 's', expiration };
    },
    config: { region: 'local' },
    now: () => at,
    ...(options.max !== undefined && { max: options.max }),
  });
  const keyOf = async (tenant: string) => (await (await clientFor(tenant)).config.credentials()).accessKeyId;
  return { clientFor, keyOf, assumed, state, pass: (ms: number) => (at += ms) };
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
});
