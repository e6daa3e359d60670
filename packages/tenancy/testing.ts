import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createTokenVerifier } from './tokens.ts';

export { bodyOf } from '@mingcha/http/testing';

export type TestClaims = {
  tenant: string;
  roles: string[];
  sub?: string;
  name?: string;
  dept?: string;
  client_id?: string;
  scope?: string;
};

/** An issuer with a key of its own, for tests: signs whatever it is asked to, and the verifier that trusts it. */
export async function createTestIssuer({ now }: { now?: () => number } = {}) {
  const issuer = 'https://issuer.test';
  const audience = 'urn:mingcha:api';
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const published = { keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256', kid: 'test' }] };
  const keys = createLocalJWKSet(published);

  return {
    /** The key set as an issuer publishes it. */
    published,
    tokens: createTokenVerifier({ issuer, audience, keys, ...(now && { now }) }),
    /** A token good for an hour, unless `overrides` say otherwise. */
    async token(
      claims: TestClaims,
      overrides: { audience?: string; issuer?: string; expires?: string } = {},
    ) {
      const { sub = `${claims.tenant}-${claims.roles.join('-')}`, ...rest } = claims;
      return new SignJWT({ name: sub, ...rest })
        .setProtectedHeader({ alg: 'ES256', kid: 'test' })
        .setSubject(sub)
        .setIssuer(overrides.issuer ?? issuer)
        .setAudience(overrides.audience ?? audience)
        .setIssuedAt()
        .setExpirationTime(overrides.expires ?? '1h')
        .sign(privateKey);
    },
  };
}

export type TestIssuer = Awaited<ReturnType<typeof createTestIssuer>>;
