import { createApi } from '@mingcha/fn-api';
import type { Store, TenantStore } from '@mingcha/store';
import { type CallOptions, startSystem } from '../system.ts';
import { checkedApp } from './checkedApp.ts';

export type CheckedSystem = Awaited<ReturnType<typeof startCheckedSystem>>;

const plenty = { perSecond: 1_000_000, burst: 1_000_000 };

/** The system with every answer of its API held against the API's own description, and nobody calling too often. */
export async function startCheckedSystem(options?: Parameters<typeof startSystem>[0]) {
  const system = await startSystem(options);
  let writes = 0;
  const counted = (store: TenantStore): TenantStore => ({
    ...store,
    write(...operations) {
      writes++;
      return store.write(...operations);
    },
  });
  const store: Store = { forTenant: async (tenant) => counted(await system.store.forTenant(tenant)) };
  /** Messages that wait for a worker. */
  const sent: { tenant: string; jobId: string }[] = [];
  const queue = {
    async send(message: { tenant: string; jobId: string }) {
      sent.push(message);
    },
  };
  const api = createApi({ ...system, store, queue, limits: { caller: plenty, tenant: plenty } });
  const { app: checked, document, answered, request } = await checkedApp(api, '/v1/openapi.json');

  const tokens = new Map<string, Promise<string>>();
  function tokenOf(claims: Parameters<typeof system.issuer.token>[0]): Promise<string> {
    const name = JSON.stringify(claims);
    const token = tokens.get(name) ?? system.issuer.token(claims);
    tokens.set(name, token);
    return token;
  }

  async function call(
    { code }: { code: string },
    role: string | string[],
    method: string,
    path: string,
    { body, headers = {}, dept, inspector, raw }: CallOptions = {},
  ): Promise<Response> {
    const claims = { ...(dept && { dept }), ...(inspector && { inspector }) };
    const token = await tokenOf({ tenant: code, roles: [role].flat(), ...claims });
    return request(path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(raw !== undefined && { body: raw }),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  return {
    ...system,
    importQueue: queue,
    sent,
    api: checked,
    document,
    answered,
    tokenOf,
    call,
    writes: () => writes,
  };
}
