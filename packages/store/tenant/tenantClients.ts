import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { createTableClient, type TableClient } from './tableClient.ts';
import type { AssumeTenant, TenantCredentials } from './tenantCredentials.ts';

type TenantClientsInit = {
  /** A tenant's credentials; of `createCredentialCache`, so that they are not asked for with every call. */
  credentialsFor: AssumeTenant;
  config?: Omit<DynamoDBClientConfig, 'credentials'>;
  /** How many tenants' clients are kept, the longest unused dropped first; each takes some 40 KB, and a millisecond to make. */
  max?: number;
};

/** Connections that all tenants' clients share: enough for the tenants of a tick side by side. */
const mostConnections = 128;

/** Says nothing. It has no `info`, for which the SDK would make a copy of each request and each answer. */
const silent = { trace() {}, debug() {}, warn() {}, error() {} } as unknown as NonNullable<
  DynamoDBClientConfig['logger']
>;

/**
 * Steps of the SDK that say who calls, guard against functions that call themselves, and log: a fifth of the time that it
 * takes for a request.
 */
const unneeded = ['getUserAgentMiddleware', 'recursionDetectionMiddleware', 'loggerMiddleware'];

/** Sends requests to a table. */
export type TableRequests = Pick<NodeHttpHandler, 'handle'>;

/**
 * A table that stays silent is given up in time for the caller to be answered: three attempts end within the gateway's 29
 * seconds.
 */
const tableRequests = () =>
  new NodeHttpHandler({
    connectionTimeout: 2_000,
    requestTimeout: 7_000,
    throwOnRequestTimeout: true,
    httpAgent: { maxSockets: mostConnections },
    httpsAgent: { maxSockets: mostConnections },
  });

/** A tenant's client, and the SDK's beneath it. */
type TenantClient = TableClient & { readonly sdk: DynamoDBClient };

/** Clients per tenant over one pool of connections: a client stands for as long as its credentials are given out. */
export function createTenantClients(init: TenantClientsInit): (tenant: string) => Promise<TenantClient> {
  const { credentialsFor, config = {}, max = 500 } = init;
  const requestHandler = tableRequests();
  const kept = new Map<string, { credentials: TenantCredentials; client: TenantClient }>();

  const open = (credentials: TenantCredentials): TenantClient => {
    const beneath = { logger: silent, requestHandler, cacheMiddleware: true, ...config, credentials };
    const sdk = new DynamoDBClient(beneath);
    for (const name of unneeded) sdk.middlewareStack.remove(name);
    // The SDK copies its settings three times a request. V8 lays an object out for reading once another one inherits from it:
    // that took a third off what the SDK does for a request.
    Object.create(sdk.config);
    return { ...createTableClient(sdk), sdk };
  };

  return async function clientFor(tenant) {
    const credentials = await credentialsFor(tenant);
    const known = kept.get(tenant);
    const client = known?.credentials === credentials ? known.client : open(credentials);
    kept.delete(tenant);
    kept.set(tenant, { credentials, client });
    if (kept.size > max) kept.delete(kept.keys().next().value!);
    return client;
  };
}
