import { createLeases } from '../turns/leases.ts';

export type TenantCredentials = {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  /** When they end; never, where it is missing. */
  expiration?: Date;
};

/** Gives a tenant's credentials. A rejection is a refusal: nothing wider is tried. */
export type AssumeTenant = (tenant: string) => Promise<TenantCredentials>;

type CredentialCacheInit = {
  assume: AssumeTenant;
  /** How many tenants' credentials are kept, the longest unused dropped first; each takes some 2 KB. */
  max?: number;
  /** Milliseconds before their end at which credentials are no longer used. */
  margin?: number;
  now?: () => number;
};

/**
 * Credentials per tenant, cached for all that needs them (table and files), bounded, renewed before they end. Concurrent
 * callers share one request.
 */
export function createCredentialCache(init: CredentialCacheInit): AssumeTenant {
  const { assume, max = 5_000, margin = 5 * 60_000, now = Date.now } = init;
  return createLeases({
    open: assume,
    until: ({ expiration }) => (expiration?.getTime() ?? Number.POSITIVE_INFINITY) - margin,
    max,
    now,
  });
}
