import { createOnError, newRouter } from '@mingcha/http';
import { startTestStore, testClock, testTenants } from '@mingcha/local/testing';
import type { FileStore } from '@mingcha/store';
import { authenticate } from '../access/authenticate.ts';
import { createCallers } from '../access/callers.ts';
import { auditRoutes } from '../audit/routes.ts';
import { foundTenant } from '../founding.ts';
import type { Person } from '../people/person.ts';
import { tenancyRoutes } from '../routes.ts';
import { createTestIssuer } from '../testing.ts';

type RequestParts = [method: string, path: string, body?: unknown, headers?: Record<string, string>];

/** The routes as the API mounts them, in two founded tenants, with an issuer that gives everybody the same password. */
export async function startTenancyApi() {
  const test = await startTestStore();
  const issuer = await createTestIssuer({ store: test.store });
  for (const code of Object.values(testTenants)) {
    await foundTenant(test.store, { code, name: `城市${code}`, parent: '620000' });
  }
  const clock = testClock().now;
  const invited: string[] = [];
  const beforeInvite: ((person: Person) => Promise<unknown>)[] = [];
  const identities = {
    invite: async (person: Person) => {
      await beforeInvite.shift()?.(person);
      invited.push(person.login);
      return { password: 'first-password' };
    },
    update: async () => undefined,
    remove: async () => undefined,
  };
  const app = newRouter();
  app.onError(createOnError(() => undefined));
  const callers = createCallers({ store: test.store, clock });
  app.use('*', authenticate({ tokens: issuer.tokens, callers, store: test.store }));
  const unused = async () => {
    throw new Error('no answer here is too large');
  };
  const files: FileStore = { put: unused, open: unused, uploadUrl: unused, downloadUrl: unused };
  app.route('/', auditRoutes({ clock, files, maxResponseBytes: Number.POSITIVE_INFINITY }));
  app.route(
    '/',
    tenancyRoutes({
      store: test.store,
      identities,
      callers,
      clock,
      isInspector: async (_, row) => row.startsWith('JC-'),
      random: (n) => new Uint8Array(n).fill(5),
    }),
  );
  const send = (token: string, ...[method, path, body, headers = {}]: RequestParts): Promise<Response> =>
    Promise.resolve(
      app.request(path, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );

  return {
    test,
    /** A token that its caller's header may bring in place of the role's. */
    token: issuer.token,
    /** Logins of those invited so far. */
    invited,
    /** What happens while the next person is being invited. */
    beforeInvite,
    /** Calls as somebody with a role. */
    call: async (tenant: string, role: string, ...request: RequestParts) =>
      send(await issuer.token({ tenant, roles: [role] }), ...request),
    /** Calls as a person of the tenant. */
    callAs: async (tenant: string, sub: string, ...request: RequestParts) =>
      send(await issuer.token({ tenant, roles: [], sub }), ...request),
    stop: () => test.stop(),
  };
}

export type TenancyApi = Awaited<ReturnType<typeof startTenancyApi>>;
