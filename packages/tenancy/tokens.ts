import type { Principal } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import * as z from 'zod';
import { rightsOf } from './rights.ts';

export type TokenVerifier = { verify(token: string): Promise<Principal> };

export type TokenVerifierInit = {
  issuer: string;
  audience: string;
  keys: JWTVerifyGetKey;
  /** Milliseconds since 1970, for the age of what is remembered. */
  now?: () => number;
};

const claims = z.object({
  sub: z.string().min(1),
  tenant: z.string().regex(/^\d{6}$/),
  roles: z.array(z.string()).min(1),
  name: z.string().default(''),
  dept: z.string().optional(),
  client_id: z.string().optional(),
  scope: z.string().optional(),
  kind: z.enum(['person', 'client']).optional(),
});

/** Asymmetric only: a shared secret could be used to make tokens by whoever verifies them. */
const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519'];

/** A signature found good is not looked at again for so long; a key that the issuer withdraws counts as long. */
const memory = 60_000;
const remembered = 1_000;

/** Verifies access tokens of one issuer for one audience. Throws the problem `unauthorized` whatever is wrong. */
export function createTokenVerifier({
  issuer,
  audience,
  keys,
  now = Date.now,
}: TokenVerifierInit): TokenVerifier {
  const known = new Map<string, { principal: Principal; until: number }>();

  async function check(token: string): Promise<{ principal: Principal; until: number }> {
    const payload = await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms,
      requiredClaims: ['exp', 'sub'],
    })
      .then((result) => result.payload)
      .catch(() => {
        throw problems.unauthorized();
      });
    return { principal: principalOf(payload), until: Math.min(now() + memory, payload.exp! * 1_000) };
  }

  return {
    async verify(token) {
      const entry = known.get(token);
      if (entry && entry.until > now()) return entry.principal;
      known.delete(token);
      const fresh = await check(token);
      known.set(token, fresh);
      if (known.size > remembered) known.delete(known.keys().next().value!);
      return fresh.principal;
    },
  };
}

function principalOf(payload: JWTPayload): Principal {
  const parsed = claims.safeParse(payload);
  if (!parsed.success) throw problems.unauthorized('访问令牌缺少城市或角色信息，请联系系统管理员。');
  const { sub, tenant, roles, name, dept, client_id: clientId, scope } = parsed.data;
  const machine = parsed.data.kind ? parsed.data.kind === 'client' : clientId === sub;
  return {
    tenant,
    sub,
    name,
    kind: machine ? 'client' : 'person',
    roles,
    ...(dept !== undefined && { dept }),
    rights: rightsOf(roles, machine ? (scope ?? '').split(' ') : undefined),
  };
}
