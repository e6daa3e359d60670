import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';

export type TenantCredentials = {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  /** When they end; never, where it is missing. */
  expiration?: Date;
};

export type TenantClientsInit = {
  /** Credentials tagged with the tenant. A rejection is a refusal: nothing wider is tried. */
  assume: (tenant: string) => Promise<TenantCredentials>;
  config?: Omit<DynamoDBClientConfig, 'credentials'>;
  /** How many tenants' clients are kept, the longest unused one dropped first. */
  max?: number;
  /** Milliseconds before their end at which credentials are no longer used. */
  margin?: number;
  now?: () => number;
};

/**
 * Connections that all tenants' clients share. A table that stays silent is given up in time for the caller to be
 * answered: three attempts end within the gateway's 29 seconds.
 */
const connections = () =>
  new NodeHttpHandler({ connectionTimeout: 2_000, requestTimeout: 7_000, throwOnRequestTimeout: true });

type Entry = { client: DynamoDBDocumentClient; until: number };

/** Clients per tenant, cached, bounded, renewed before their credentials end. Concurrent callers share one request. */
export function createTenantClients(
  init: TenantClientsInit,
): (tenant: string) => Promise<DynamoDBDocumentClient> {
  const { assume, config = {}, max = 64, margin = 5 * 60_000, now = Date.now } = init;
  const requestHandler = connections();
  const entries = new Map<string, Promise<Entry>>();

  async function open(tenant: string): Promise<Entry> {
    const credentials = await assume(tenant);
    const client = DynamoDBDocumentClient.from(
      new DynamoDBClient({ requestHandler, ...config, credentials }),
      {
        marshallOptions: { removeUndefinedValues: true },
      },
    );
    return { client, until: (credentials.expiration?.getTime() ?? Number.POSITIVE_INFINITY) - margin };
  }

  return async function clientFor(tenant) {
    const known = entries.get(tenant);
    if (known) {
      const entry = await known;
      if (entry.until > now()) {
        entries.delete(tenant);
        entries.set(tenant, known);
        return entry.client;
      }
      if (entries.get(tenant) === known) entries.delete(tenant);
      return clientFor(tenant);
    }
    const opening = open(tenant);
    entries.set(tenant, opening);
    opening.catch(() => entries.get(tenant) === opening && entries.delete(tenant));
    while (entries.size > max) entries.delete(entries.keys().next().value!);
    return (await opening).client;
  };
}
