import { createTokenVerifier, type TokenVerifier } from '@mingcha/tenancy';
import { createRemoteJWKSet } from 'jose';
import { persevere, requireOk } from './persevere.ts';

type Discovered = { issuer: string; jwks_uri: string };

/** What an OIDC issuer says of itself. Throws when it does not answer as one. */
function discover(issuer: string): Promise<Discovered> {
  const url = `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`;
  return persevere(async (signal) => {
    const response = await requireOk(await fetch(url, { signal }), `the issuer ${issuer}`);
    return (await response.json()) as Discovered;
  });
}

/** Verifies the tokens of the issuer that a deployment names. */
export async function issuerTokens({
  ISSUER,
  AUDIENCE,
}: {
  ISSUER: string;
  AUDIENCE: string;
}): Promise<TokenVerifier> {
  const { issuer, jwks_uri: jwksUri } = await discover(ISSUER);
  return createTokenVerifier({ issuer, audience: AUDIENCE, keys: createRemoteJWKSet(new URL(jwksUri)) });
}
