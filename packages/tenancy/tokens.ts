import type { Principal } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { rightsOf } from './rights.ts';

export type TokenVerifier = { verify(token: string): Promise<Principal> };

export type TokenVerifierInit = { issuer: string; audience: string; keys: JWTVerifyGetKey };

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

/** Verifies access tokens of one issuer for one audience. Throws the problem `unauthorized` whatever is wrong. */
export function createTokenVerifier({ issuer, audience, keys }: TokenVerifierInit): TokenVerifier {
  return {
    async verify(token) {
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
      const parsed = claims.safeParse(payload);
      if (!parsed.success) throw problems.unauthorized('访问令牌缺少城市或角色信息，请联系本市系统管理员。');
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
    },
  };
}
