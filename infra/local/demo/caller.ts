import { importJWK, SignJWT } from 'jose';
import type { System } from '../system.ts';

export type Answer = {
  status: number;
  headers: Headers;
  text: string;
  /** Of an answer in JSON. */
  body: Record<string, unknown>;
};

/** Calls the API in this process as somebody of one tenant. Throws on any answer that is not a success. */
export type Caller = (method: string, path: string, options?: CallOptions) => Promise<Answer>;

type CallOptions = {
  json?: unknown;
  raw?: { type: string; body: string };
  headers?: Record<string, string>;
  /** Another bearer token than the caller's own. */
  token?: string;
};

/**
 * Who acts in a tenant: the office and its second person, each department for itself, by its people or its head, and the
 * inspector; with the ids of its people by the ends of their logins.
 */
export type Actors = {
  office: Caller;
  inspector: () => Promise<Caller>;
  idOf: (login: string) => string;
  second: () => Promise<Caller>;
  unit: (dept: string) => Promise<Caller>;
  head: (dept: string) => Promise<Caller>;
};

const lifetime = '1h';

/** Calls as a person of the tenant, by the id. */
export async function createCaller(system: System, tenant: string, person: string): Promise<Caller> {
  const { api, issuer, audience, secrets } = system;
  const key = secrets.signingKeys[0]!;
  const own = await new SignJWT({ tenant, kind: 'person' })
    .setProtectedHeader({ alg: 'ES256', kid: key.kid! })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(person)
    .setExpirationTime(lifetime)
    .sign(await importJWK(key, 'ES256'));

  return async (method, path, { json, raw, headers, token = own } = {}) => {
    const response = await api.request(path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...(raw && { 'content-type': raw.type }),
        ...headers,
      },
      body: json !== undefined ? JSON.stringify(json) : (raw?.body ?? null),
    });
    const text = await response.text();
    if (!response.ok)
      throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 2_000)}`);
    const isJson = /^application\/json(;|$)/.test(response.headers.get('content-type') ?? '');
    const body = isJson && text ? (JSON.parse(text) as Record<string, unknown>) : {};
    return { status: response.status, headers: response.headers, text, body };
  };
}
