import { Problem, tenantCode } from '@mingcha/kernel';
import { createCursorSigner } from './cursor.ts';
import type { TableClient } from './tenant/tableClient.ts';
import { createTenantStore, type TenantStore } from './tenant/tenantStore.ts';

export type StoreInit = {
  /** A client whose credentials reach this tenant's items only. It rejects rather than fall back to wider ones. */
  clientFor: (tenant: string) => Promise<TableClient>;
  /** A large city may have a table of its own; nothing above this knows. */
  tableFor: (tenant: string) => string;
  /** 32 secret bytes that sign cursors. */
  cursorKey: Uint8Array;
};

export type Store = { forTenant(tenant: string): Promise<TenantStore> };

/** Rejects with the problem `tenant-unavailable` when the tenant's credentials cannot be had. */
export function createStore({ clientFor, tableFor, cursorKey }: StoreInit): Store {
  const cursors = createCursorSigner(cursorKey);
  return {
    async forTenant(tenant) {
      tenantCode.parse(tenant);
      try {
        return createTenantStore({
          tenant,
          client: await clientFor(tenant),
          tableName: tableFor(tenant),
          cursors,
        });
      } catch (cause) {
        const problem = new Problem({
          status: 503,
          code: 'tenant-unavailable',
          title: '暂时无法访问',
          detail: '暂时无法取得本市数据的访问凭据，请稍后重试。',
          headers: { 'retry-after': '5' },
        });
        problem.cause = cause;
        throw problem;
      }
    },
  };
}
