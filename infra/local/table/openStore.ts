import {
  type AssumeTenant,
  createCredentialCache,
  createStore,
  createTenantClients,
  type Store,
  type TableRequests,
} from '@mingcha/store';
import type { Filling } from '../memory/filling.ts';
import { clientConfig, tableName } from './table.ts';

export type OpenStoreInit = {
  /** Of the guard. */
  endpoint: string;
  /** The guard's own, where it is in this process. */
  requests?: TableRequests;
  /** Credentials of a tenant, under the policy that the store is held to. */
  assume: AssumeTenant;
  cursorKey: Uint8Array;
  /** While it is on, the table in memory in place of the engine's. */
  filling?: Filling;
};

/** The table of this machine, as whoever has these credentials may see it. */
export function openStore({ endpoint, requests, assume, cursorKey, filling }: OpenStoreInit): Store {
  const clientFor = createTenantClients({
    credentialsFor: createCredentialCache({ assume }),
    config: { ...clientConfig(endpoint), ...(requests && { requestHandler: requests }) },
  });
  return createStore({
    clientFor: filling?.through(clientFor) ?? clientFor,
    tableFor: () => tableName,
    cursorKey,
  });
}
