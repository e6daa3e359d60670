import { type ApiRouter, createOnError, newRouter } from '@mingcha/http';
import { startTestStore, testClock, testTenants } from '@mingcha/local/testing';
import { create, type Store } from '@mingcha/store';
import { authenticate } from '../access/authenticate.ts';
import { type Callers, createCallers } from '../access/callers.ts';
import { type Department, departmentEntity } from '../department.ts';
import { foundTenant } from '../founding.ts';
import { createTestIssuer, type TestClaims } from '../testing.ts';

export type TestRequest = {
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is. */
  raw?: Uint8Array<ArrayBuffer> | string | undefined;
  headers?: Record<string, string> | undefined;
};

/** What routes are made of. */
export type RouteParts = { store: Store; clock: () => Date; callers: Callers };

type Init = {
  routes: (parts: RouteParts) => readonly ApiRouter[];
  /** Tenants besides the two. */
  more?: readonly { code: string; name: string; parent: string }[];
  /** The departments that a tenant begins with. */
  departments?: (tenant: string) => readonly Department[];
  /** When the clock stands at first. */
  start?: string;
};

const parent = '620000';

/** Routes as the API mounts them, on a real engine, in two founded cities, with an issuer of tokens and a clock of its own. */
export async function startTestApi({ routes, more = [], departments = () => [], start }: Init) {
  const test = await startTestStore();
  const issuer = await createTestIssuer({ store: test.store });
  const time = testClock(start);
  const cities = Object.values(testTenants).map((code) => ({ code, name: `城市${code}`, parent }));
  for (const tenant of [...cities, ...more]) {
    await foundTenant(test.store, tenant);
    const rows = departments(tenant.code).map((one) => create(departmentEntity, one));
    if (rows.length > 0) await (await test.store.forTenant(tenant.code)).write(...rows);
  }
  /** Errors that nobody expected. */
  const unexpected: unknown[] = [];
  const callers = createCallers({ store: test.store, clock: time.now });

  /** The routes over a store, which may be another than the engine's own. */
  function appOver(store: Store): ApiRouter {
    const app = newRouter();
    app.onError(createOnError((error) => void unexpected.push(error)));
    app.use('*', authenticate({ tokens: issuer.tokens, callers, store }));
    for (const part of routes({ store, clock: time.now, callers })) app.route('/', part);
    return app;
  }
  const app = appOver(test.store);

  return {
    test,
    issuer,
    time,
    unexpected,
    appOver,
    /** Calls with a token of these claims. */
    async send(
      claims: TestClaims | string,
      method: string,
      path: string,
      { body, raw, headers = {} }: TestRequest = {},
      through: ApiRouter = app,
    ): Promise<Response> {
      const token = typeof claims === 'string' ? claims : await issuer.token(claims);
      return through.request(path, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(raw !== undefined && { body: raw }),
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    },
    stop: () => test.stop(),
  };
}
