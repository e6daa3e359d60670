import {
  type AssumeTenant,
  createCredentialCache,
  createStore,
  createTenantClients,
  type Store,
  type TableRequests,
} from '@mingcha/store';
import { clientConfig, tableName } from './table.ts';

export type OpenStoreInit = {
  /** Of the guard. */
  endpoint: string;
  /** The guard's own, where it is in this process. */
  requests?: TableRequests;
  /** Credentials of a tenant, under the policy that the store is held to. */
  assume: AssumeTenant;
  cursorKey: Uint8Array;
};

/** The table of this machine, as whoever has these credentials may see it. */
export const openStore = ({ endpoint, requests, assume, cursorKey }: OpenStoreInit): Store =>
  createStore({
    clientFor: createTenantClients({
      credentialsFor: createCredentialCache({ assume }),
      config: { ...clientConfig(endpoint), ...(requests && { requestHandler: requests }) },
    }),
    tableFor: () => tableName,
    cursorKey,
  });
