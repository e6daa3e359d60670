import './quiet.ts';
import { randomBytes } from 'node:crypto';
import type { AddressOf } from '@mingcha/http';
import { allRights } from '@mingcha/http';
import type { FoundClient } from '@mingcha/tenancy';
import Provider, { type ClientMetadata, type Configuration, errors, type JWK } from 'oidc-provider';
import type { Account, Accounts } from './accounts.ts';
import { createMemoryAdapter } from './adapter.ts';
import { errorPage, logoutPage } from './pages.ts';
import type { SignInLog } from './signInLog.ts';
import { clientKeys, type Tries } from './tries.ts';

export type ProviderInit = {
  /** Such as `http://localhost:8787/oidc`. */
  issuer: string;
  audience: string;
  /** Private keys that sign tokens, ES256. */
  keys: JWK[];
  accounts: Accounts;
  findClient: (id: string) => Promise<FoundClient | undefined>;
  log: SignInLog;
  tries: Tries;
  addressOf: AddressOf;
};

/** The console's client id. */
export const consoleClientId = 'console';

const hour = 3600;
const workday = 12 * hour;
const allScopes = allRights.join(' ');

/** Metadata needs some secret; the real one is never known here, only how to check it. */
const unusableSecret = randomBytes(32).toString('base64url');

/** The OIDC provider of one machine: code with PKCE for the console, client credentials for machines, JWTs for both. */
export function createProvider(init: ProviderInit): Provider {
  const { issuer, audience, accounts, findClient, log, tries, addressOf } = init;
  const provider = new Provider(issuer, configuration(init));

  provider.Client.prototype.compareClientSecret = async function (secret: string) {
    const client = await findClient(this.clientId);
    const { req, res } = Provider.ctx ?? {};
    if (!client || !req || !res) return false;
    const begun = tries.begin(...clientKeys(client.id, addressOf(req)));
    if ('wait' in begun) {
      res.setHeader('retry-after', begun.wait);
      await log.machineFailed(client, '尝试次数过多，暂不受理');
      throw tooManyTries(begun.wait);
    }
    if (!client.opensWith(secret)) {
      await log.machineFailed(client, '密钥不正确');
      return false;
    }
    begun.succeeded();
    await log.machine(client);
    return true;
  };

  function configuration({ keys }: ProviderInit): Configuration {
    return {
      adapter: createMemoryAdapter(async (id) => {
        const client = await findClient(id);
        return client && machineMetadata(client.id, client.name);
      }),
      clients: [consoleMetadata(new URL(issuer).origin)],
      jwks: { keys },
      cookies: {
        keys: [randomBytes(32).toString('base64url')],
        long: { path: '/oidc', sameSite: 'lax', httpOnly: true },
        short: { sameSite: 'lax', httpOnly: true },
      },
      clientDefaults: { id_token_signed_response_alg: 'ES256' },
      scopes: ['openid', 'profile'],
      claims: { openid: ['sub'], profile: ['name', 'tenant', 'roles', 'dept'] },
      conformIdTokenClaims: false,
      responseTypes: ['code'],
      features: {
        devInteractions: { enabled: false },
        userinfo: { enabled: false },
        clientCredentials: { enabled: true },
        revocation: {
          enabled: true,
          allowedPolicy: async (_, client, token) => token.clientId === client.clientId,
        },
        rpInitiatedLogout: {
          enabled: true,
          logoutSource: async (ctx, form) => {
            ctx.body = logoutPage(form);
          },
          postLogoutSuccessSource: async (ctx) => ctx.redirect('/console/'),
        },
        resourceIndicators: {
          enabled: true,
          defaultResource: async () => audience,
          useGrantedResource: async () => true,
          getResourceServerInfo: async (ctx, resource, client) => {
            if (resource !== audience) throw new errors.InvalidTarget('the only resource is the API');
            const machine = await findClient(client.clientId);
            const scope = machine ? machine.scopes.join(' ') : allScopes;
            // A machine that names no scope gets all of its own.
            if (machine && ctx.oidc.params && ctx.oidc.params.scope === undefined)
              ctx.oidc.params.scope = scope;
            return {
              scope,
              audience,
              accessTokenFormat: 'jwt',
              accessTokenTTL: hour,
              jwt: { sign: { alg: 'ES256' } },
            };
          },
        },
      },
      pkce: { required: () => true },
      interactions: { url: async (_, { uid }) => `/oidc/interaction/${uid}` },
      findAccount: async (_, id) => {
        const account = accounts.find(id);
        if (account?.status !== 'active') return undefined;
        return { accountId: id, claims: async () => ({ sub: id, ...claimsOf(account) }) };
      },
      extraTokenClaims: async (_, token) => {
        if (token.kind === 'AccessToken') {
          const account = accounts.find(token.accountId);
          return account && { ...claimsOf(account), kind: 'person' };
        }
        const client = await findClient(token.clientId ?? '');
        return client && { ...claimsOfMachine(client), kind: 'client' };
      },
      // The only page that asks is our own console, so nobody is asked for consent.
      loadExistingGrant: async (ctx) => {
        const { client, session } = ctx.oidc;
        if (!client || !session?.accountId) return undefined;
        const known = session.grantIdFor(client.clientId);
        const existing = known === undefined ? undefined : await provider.Grant.find(known);
        if (existing) return existing;
        const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
        grant.addOIDCScope('openid profile');
        grant.addResourceScope(audience, allScopes);
        await grant.save();
        return grant;
      },
      issueRefreshToken: async (_, client) => client.grantTypeAllowed('refresh_token'),
      rotateRefreshToken: true,
      // The console's own requests carry an origin too; it is the same as ours.
      clientBasedCORS: (_, origin) => origin === new URL(issuer).origin,
      renderError: async (ctx, out) => {
        ctx.type = 'html';
        ctx.body = errorPage(out.error);
      },
      ttl: {
        AccessToken: hour,
        ClientCredentials: hour,
        IdToken: hour,
        AuthorizationCode: 60,
        Interaction: hour,
        Session: workday,
        Grant: workday,
        RefreshToken: workday,
      },
    };
  }
  return provider;
}

function tooManyTries(seconds: number): errors.OIDCProviderError {
  const error = new errors.TemporarilyUnavailable(`too many wrong secrets; try again in ${seconds} seconds`);
  return Object.assign(error, { status: 429, statusCode: 429 });
}

const consoleMetadata = (origin: string): ClientMetadata => ({
  client_id: consoleClientId,
  client_name: '监管工作台',
  token_endpoint_auth_method: 'none',
  application_type: 'web',
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  redirect_uris: [`${origin}/console/callback`],
  post_logout_redirect_uris: [`${origin}/console/`],
  scope: 'openid profile',
});

const machineMetadata = (id: string, name: string): ClientMetadata => ({
  client_id: id,
  client_name: name,
  client_secret: unusableSecret,
  token_endpoint_auth_method: 'client_secret_basic',
  grant_types: ['client_credentials'],
  response_types: [],
  redirect_uris: [],
});

const claimsOf = ({ name, tenant, roles, dept }: Account) => ({
  name,
  tenant,
  roles,
  ...(dept && { dept }),
});

const claimsOfMachine = ({ name, tenant, role, dept }: FoundClient) => ({
  name,
  tenant,
  roles: [role],
  ...(dept && { dept }),
});
