import { problems } from '@mingcha/kernel';
import { type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import * as z from 'zod';

/** Who a token says its bearer is. What they may do is not the token's to say: see `callers.ts`. */
export type TokenClaims = {
  tenant: string;
  /** The id of the person or client, unless `login` is there. */
  sub: string;
  /** The login of the person, from issuers that do not know our ids. */
  login?: string;
  /** What a machine's token is cut down to; missing in a person's. */
  scopes?: readonly string[];
  kind: 'person' | 'client';
};

export type TokenVerifier = { verify(token: string): Promise<TokenClaims> };

export type TokenVerifierInit = {
  issuer: string;
  audience: string;
  keys: JWTVerifyGetKey;
  /** Milliseconds since 1970, for the age of what is remembered. */
  now?: () => number;
};

const claimsSchema = z.object({
  sub: z.string().min(1),
  tenant: z.string().regex(/^\d{6}$/),
  login: z.string().min(1).optional(),
  client_id: z.string().optional(),
  scope: z.string().optional(),
  kind: z.enum(['person', 'client']).optional(),
});

/** Asymmetric only: a shared secret could be used to make tokens by everybody who verifies them. */
const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519'];

/** A signature found good is not looked at again for so long; a key that the issuer withdraws counts as long. */
const memory = 60_000;
const remembered = 1_000;

/** Verifies access tokens of one issuer for one audience. Throws the problem `unauthorized` for every fault. */
export function createTokenVerifier({
  issuer,
  audience,
  keys,
  now = Date.now,
}: TokenVerifierInit): TokenVerifier {
  const known = new Map<string, { claims: TokenClaims; until: number }>();

  async function check(token: string): Promise<{ claims: TokenClaims; until: number }> {
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
    return { claims: claimsOf(payload), until: Math.min(now() + memory, payload.exp! * 1_000) };
  }

  return {
    async verify(token) {
      const entry = known.get(token);
      if (entry && entry.until > now()) return entry.claims;
      known.delete(token);
      const fresh = await check(token);
      known.set(token, fresh);
      if (known.size > remembered) known.delete(known.keys().next().value!);
      return fresh.claims;
    },
  };
}

function claimsOf(payload: JWTPayload): TokenClaims {
  const parsed = claimsSchema.safeParse(payload);
  if (!parsed.success) throw problems.unauthorized('访问令牌缺少所属城市的信息，请联系系统管理员。');
  const { sub, tenant, login, client_id: clientId, scope, kind } = parsed.data;
  const machine = kind ? kind === 'client' : clientId === sub;
  if (machine) return { tenant, sub, kind: 'client', scopes: (scope ?? '').split(' ') };
  return { tenant, sub, kind: 'person', ...(login !== undefined && { login }) };
}
