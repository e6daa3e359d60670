import { createTokenVerifier, type TokenVerifier } from '@mingcha/tenancy';
import { createRemoteJWKSet } from 'jose';

type Discovered = { issuer: string; jwks_uri: string; token_endpoint: string };

/** What an OIDC issuer says of itself. Throws when it does not answer as one. */
async function discover(issuer: string): Promise<Discovered> {
  const answer = await fetch(`${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`);
  if (!answer.ok) throw new Error(`the issuer ${issuer} answers ${answer.status}`);
  return (await answer.json()) as Discovered;
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

/** The origins that a page signing in there connects to. */
export async function issuerOrigins(issuer: string): Promise<string[]> {
  const found = await discover(issuer);
  return [...new Set([found.issuer, found.token_endpoint].map((url) => new URL(url).origin))];
}
