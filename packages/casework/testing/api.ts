import type { CaseType } from '@mingcha/cases';
import { type ApiRouter, createOnError, newRouter } from '@mingcha/http';
import { startTestStore, testClock, testTenants } from '@mingcha/local/testing';
import { openRegister, type RegisterKind, type Row } from '@mingcha/register';
import { create } from '@mingcha/store';
import { authenticate, createCallers, departmentEntity, departmentSchema } from '@mingcha/tenancy';
import { foundTenant } from '@mingcha/tenancy/founding';
import { createTestIssuer } from '@mingcha/tenancy/testing';
import { runCases } from '../clock.ts';
import { type CaseDeps, caseworkRouter, createCaseTypes } from '../index.ts';

/** Somebody: by default the office of the first city. With `roles` a person of their own. */
export type Who = { role?: string; roles?: string[]; dept?: string; tenant?: string };
type CallInit = { body?: unknown; etag?: string; key?: string };

type Init = Partial<Pick<CaseDeps, 'kinds' | 'templates'>> & {
  library: readonly CaseType[];
  /** Ids of departments that each city has. */
  departments?: readonly string[];
  /** When the clock stands at first. */
  start?: string;
};

/** The routes of cases as the API mounts them, in two founded cities with two departments each, if no others are named. */
export async function startCaseApi({
  library,
  kinds = [],
  templates = new Map(),
  departments = ['dept-a', 'dept-b'],
  start = '2026-02-10T01:00:00.000Z',
}: Init) {
  const test = await startTestStore();
  const issuer = await createTestIssuer({ store: test.store });
  const time = testClock(start);
  for (const code of Object.values(testTenants)) {
    await foundTenant(test.store, { code, name: `城市${code}`, parent: '620000' });
    const store = await test.store.forTenant(code);
    const rows = departments.map((id) =>
      departmentSchema.parse({ id, name: `${id}局`, short: id, division: code }),
    );
    await store.write(...rows.map((one) => create(departmentEntity, one)));
  }
  const deps: CaseDeps = { clock: time.now, types: createCaseTypes(library), kinds, templates };
  const unexpected: unknown[] = [];
  const app: ApiRouter = newRouter();
  app.onError(createOnError((error) => void unexpected.push(error)));
  const callers = createCallers({ store: test.store, clock: time.now });
  app.use('/v1/*', authenticate({ tokens: issuer.tokens, callers, store: test.store }));
  app.route('/', caseworkRouter(deps));

  return {
    test,
    deps,
    time,
    unexpected,
    /** One call of the API; as the city's office where nobody is named. */
    async call(who: Who, method: string, path: string, { body, etag, key }: CallInit = {}) {
      const { role = 'city-admin', roles = [role], tenant = testTenants.a, dept } = who;
      const claims = { tenant, roles, ...(dept && { dept }) };
      return app.request(path, {
        method,
        headers: {
          authorization: `Bearer ${await issuer.token(claims)}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(etag !== undefined && { 'if-match': etag }),
          ...(key !== undefined && { 'idempotency-key': key }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    },
    /** What time has brought to the cases of a tenant. */
    tick: async (tenant: string = testTenants.a) => runCases(await test.store.forTenant(tenant), deps),
    /** Puts rows on a list of a tenant. */
    async fill<R extends Row>(kind: RegisterKind<R>, rows: readonly R[], tenant: string = testTenants.a) {
      const register = openRegister(await test.store.forTenant(tenant), kind, { now: time.now });
      await register.replaceAll(rows, {
        by: { sub: 'seed', name: '初始化' },
        source: { type: 'seed' },
        reason: '测试',
      });
    },
    stop: () => test.stop(),
  };
}

export { crowd } from './crowd.ts';
export { brokenCases } from './invariants.ts';
export type CaseApi = Awaited<ReturnType<typeof startCaseApi>>;
