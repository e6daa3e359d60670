import { importJWK, SignJWT } from 'jose';
import type { System } from '../system.ts';

export type Answer = { status: number; headers: Headers; body: Record<string, unknown> };

/** Calls the API in this process as somebody of one tenant. Throws on any answer that is not a success. */
export type Caller = (method: string, path: string, options?: CallOptions) => Promise<Answer>;

type CallOptions = {
  json?: unknown;
  raw?: { type: string; body: string };
  headers?: Record<string, string>;
  /** Another bearer token than the caller's own. */
  token?: string;
};

/** Who acts in a tenant: the office, and each department for itself. */
export type Actors = { office: Caller; unit: (dept: string) => Promise<Caller> };

/** Who calls: an administrator of the tenant, unless `role` says otherwise. */
export type Acting = { sub: string; name: string; role?: string; dept?: string };

const lifetime = '1h';

export async function createCaller(
  system: System,
  tenant: string,
  by: Acting = { sub: 'demo-loader', name: '演示数据' },
): Promise<Caller> {
  const { api, issuer, audience, secrets } = system;
  const key = secrets.signingKeys[0]!;
  const { name, role = 'city-admin', dept } = by;
  const own = await new SignJWT({ tenant, roles: [role], name, kind: 'person', ...(dept && { dept }) })
    .setProtectedHeader({ alg: 'ES256', kid: key.kid! })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(by.sub)
    .setExpirationTime(lifetime)
    .sign(await importJWK(key, 'ES256'));

  return async (method, path, { json, raw, headers, token = own } = {}) => {
    const answer = await api.request(path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...(raw && { 'content-type': raw.type }),
        ...headers,
      },
      body: json !== undefined ? JSON.stringify(json) : (raw?.body ?? null),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text.slice(0, 2_000)}`);
    const body = text ? (JSON.parse(text) as Record<string, unknown>) : {};
    return { status: answer.status, headers: answer.headers, body };
  };
}
