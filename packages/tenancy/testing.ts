import { allRights } from '@mingcha/http';
import { createOnce, type Store } from '@mingcha/store';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createTokenVerifier } from './access/tokens.ts';
import { clientEntity } from './client.ts';
import { personEntity } from './people/person.ts';

export { bodyOf } from '@mingcha/http/testing';

export type TestClaims = {
  tenant: string;
  roles: string[];
  sub?: string;
  name?: string;
  dept?: string;
  inspector?: string;
  login?: string;
  client_id?: string;
  scope?: string;
};

/** The record by which the API knows who a token's bearer is. */
async function register(store: Store, sub: string, claims: TestClaims) {
  const { tenant, roles, name = sub, dept, inspector } = claims;
  const own = await store.forTenant(tenant);
  const common = { id: sub, name, ...(dept !== undefined && { dept }) };
  const [role = ''] = roles;
  const record = machineRoles.includes(role)
    ? createOnce(clientEntity, {
        ...common,
        role,
        scopes: [...allRights],
        createdAt: '2026-01-01T00:00:00.000Z',
        secretHash: '',
      })
    : createOnce(personEntity, {
        ...common,
        ...(inspector !== undefined && { inspector }),
        login: sub,
        roles,
        status: 'active',
      });
  await own.write(record);
}

const machineRoles = ['department-client', 'results-client', 'check-client'];

/**
 * An issuer with a key of its own, for tests: signs all that it is asked to, and the verifier that trusts it. With a
 * store, the person or client of a token is there too, with the roles that the test names; a person whose `sub` it names
 * has to be there already.
 */
export async function createTestIssuer({ now, store }: { now?: () => number; store?: Store } = {}) {
  const issuer = 'https://issuer.test';
  const audience = 'urn:mingcha:api';
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const published = { keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256', kid: 'test' }] };
  const keys = createLocalJWKSet(published);
  const known = new Map<string, Promise<void>>();
  /** Signing takes a tenth of what most requests of tests take: the same claims have the same token. */
  const signed = new Map<string, Promise<string>>();

  return {
    /** The key set as an issuer publishes it. */
    published,
    tokens: createTokenVerifier({ issuer, audience, keys, ...(now && { now }) }),
    /** A token good for an hour, unless `overrides` say otherwise. */
    async token(
      claims: TestClaims,
      overrides: { audience?: string; issuer?: string; expires?: string } = {},
    ) {
      const { tenant, roles, dept, inspector } = claims;
      // A login has no room for many names.
      const named = roles.length > 2 ? [`${roles.length}-roles`] : roles;
      const parts = [tenant, ...named, dept, inspector].filter((part) => part !== undefined);
      const { sub = parts.join('-'), ...rest } = claims;
      const isFor = claims.sub === undefined || claims.client_id === sub;
      if (store && isFor && /^\d{6}$/.test(claims.tenant)) {
        if (!known.has(sub)) known.set(sub, register(store, sub, claims));
        await known.get(sub);
      }
      const machine = machineRoles.includes(claims.roles[0] ?? '') && {
        kind: 'client',
        scope: allRights.join(' '),
      };
      const key = JSON.stringify([claims, overrides]);
      const made = signed.get(key);
      if (made) return made;
      const fresh = new SignJWT({ name: sub, ...machine, ...rest })
        .setProtectedHeader({ alg: 'ES256', kid: 'test' })
        .setSubject(sub)
        .setIssuer(overrides.issuer ?? issuer)
        .setAudience(overrides.audience ?? audience)
        .setIssuedAt()
        .setExpirationTime(overrides.expires ?? '1h')
        .sign(privateKey);
      signed.set(key, fresh);
      return fresh;
    },
  };
}

export type TestIssuer = Awaited<ReturnType<typeof createTestIssuer>>;
