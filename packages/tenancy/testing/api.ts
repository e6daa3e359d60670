import { createOnError, newRouter } from '@mingcha/http';
import { startTestStore, testClock, testTenants } from '@mingcha/local/testing';
import type { FileStore } from '@mingcha/store';
import { auditRoutes } from '../audit/routes.ts';
import { authenticate } from '../authenticate.ts';
import { foundTenant } from '../founding.ts';
import type { Person } from '../person.ts';
import { tenancyRoutes } from '../routes.ts';
import { createTestIssuer } from '../testing.ts';

/** The routes as the API mounts them, in two founded tenants, with an issuer that gives everybody the same password. */
export async function startTenancyApi() {
  const test = await startTestStore();
  const issuer = await createTestIssuer();
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
  };
  const app = newRouter();
  app.onError(createOnError(() => undefined));
  app.use('*', authenticate({ tokens: issuer.tokens, store: test.store }));
  const unused = async () => {
    throw new Error('no answer here is too large');
  };
  const files: FileStore = { put: unused, open: unused, uploadUrl: unused, downloadUrl: unused };
  app.route('/', auditRoutes({ clock, files, maxAnswerBytes: Number.POSITIVE_INFINITY }));
  app.route(
    '/',
    tenancyRoutes({ store: test.store, identities, clock, random: (n) => new Uint8Array(n).fill(5) }),
  );

  return {
    test,
    /** Logins of those invited so far. */
    invited,
    /** What happens while the next person is being invited. */
    beforeInvite,
    async call(
      tenant: string,
      role: string,
      method: string,
      path: string,
      body?: unknown,
      headers: Record<string, string> = {},
    ): Promise<Response> {
      const token = await issuer.token({ tenant, roles: [role] });
      return app.request(path, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    },
    stop: () => test.stop(),
  };
}

export type TenancyApi = Awaited<ReturnType<typeof startTenancyApi>>;
