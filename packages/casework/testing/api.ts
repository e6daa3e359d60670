import { fileSendingRoutes } from '@mingcha/attachments';
import { samplePdf, sentFile } from '@mingcha/attachments/testing';
import type { CaseType } from '@mingcha/cases';
import type { ApiRouter } from '@mingcha/http';
import { memoryFiles, testTenants } from '@mingcha/local/testing';
import { openRegister, type RegisterKind, type Row } from '@mingcha/register';
import { queryAll, replace, type Store, type TenantStore } from '@mingcha/store';
import { departmentSchema, loadTenant } from '@mingcha/tenancy';
import { auditRoutes } from '@mingcha/tenancy/audit';
import { tenancyRoutes } from '@mingcha/tenancy/routes';
import { startTestApi } from '@mingcha/tenancy/testApi';
import { type EventData, webhookEventEntity } from '@mingcha/webhooks';
import { tenantEntity } from '../../tenancy/tenant.ts';
import { runCases } from '../clock.ts';
import { type CaseDeps, type CaseRouteDeps, caseworkRouter, createCaseTypes, personWork } from '../index.ts';

/** Somebody: by default the office of the first city. With `roles` a person of their own, with `sub` one that is there. */
export type Who = { role?: string; roles?: string[]; dept?: string; tenant?: string; sub?: string };
type CallInit = {
  body?: unknown;
  /** A table as text, in place of JSON. */
  csv?: string;
  etag?: string;
  key?: string;
  /** The store of the caller's tenant as the process that answers has it, such as one that dies. */
  over?: TenantStore;
};

type Init = Partial<Pick<CaseDeps, 'kinds' | 'templates' | 'hooks'>> & {
  library: readonly CaseType[];
  /** Ids of departments that each city has. */
  departments?: readonly string[];
  /** When the clock stands at first. */
  start?: string;
  /** Routes of others, mounted beside those of cases. */
  routes?: readonly ((deps: CaseRouteDeps) => ApiRouter)[];
  /** Tenants besides the two cities, such as their province. */
  more?: readonly { code: string; name: string; parent: string }[];
};

/** People sign in elsewhere. */
const identities = {
  invite: async () => ({ password: null }),
  update: async () => undefined,
  remove: async () => undefined,
};

/** The routes of cases as the API mounts them, in two founded cities with two departments each, if no others are named. */
export async function startCaseApi({
  library,
  kinds = [],
  templates = new Map(),
  hooks = new Map(),
  departments = ['dept-a', 'dept-b'],
  start = '2026-02-10T01:00:00.000Z',
  routes = [],
  more = [],
}: Init) {
  const types = createCaseTypes(library);
  const files = memoryFiles();
  const depsOf = (store: Store, clock: CaseDeps['clock']): CaseDeps => ({
    store,
    clock,
    types,
    kinds,
    hooks,
    templates,
    files,
  });
  const api = await startTestApi({
    start,
    departments: (tenant) =>
      departments.map((id) => departmentSchema.parse({ id, name: `${id}局`, short: id, division: tenant })),
    more,
    routes: ({ store, clock, callers }) => [
      auditRoutes({ clock, files, maxResponseBytes: Number.POSITIVE_INFINITY }),
      tenancyRoutes({
        ...{ store, clock, callers, identities, isInspector: async () => false },
        files,
        maxResponseBytes: Number.POSITIVE_INFINITY,
        random: (n) => new Uint8Array(n).fill(5),
        personWorks: [personWork(depsOf(store, clock))],
      }),
      fileSendingRoutes({ clock, files }),
      ...[caseworkRouter, ...routes].map((router) =>
        router({
          ...depsOf(store, clock),
          maxResponseBytes: Number.POSITIVE_INFINITY,
          publicUrl: 'https://mingcha.test',
        }),
      ),
    ],
  });
  const { test, time, unexpected } = api;
  const deps = depsOf(test.store, time.now);

  return {
    test,
    deps,
    files,
    time,
    unexpected,
    /** What other systems would have been notified of; what was not written is not there. */
    told: async (tenant: string = testTenants.a) =>
      (await queryAll(await test.store.forTenant(tenant), webhookEventEntity, [])).map(
        ({ data }) => data as EventData['case.due-soon'],
      ),
    /** Sends a file as somebody; it is looked into, and handed in by nobody yet. Gives its id. */
    async sendFile(who: Who, name: string, bytes: Uint8Array = samplePdf): Promise<string> {
      const ask = (path: string, body?: unknown) => this.call(who, 'POST', path, { body });
      return sentFile(ask, files, who.tenant ?? testTenants.a, { name, bytes });
    },
    /** One call of the API; as the city's office where nobody is named. */
    call(who: Who, method: string, path: string, { body, csv, etag, key, over }: CallInit = {}) {
      const { role = 'city-admin', roles = [role], tenant = testTenants.a, dept, sub } = who;
      const headers = {
        ...(etag !== undefined && { 'if-match': etag }),
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(csv !== undefined && { 'content-type': 'text/csv' }),
      };
      const app =
        over && api.appOver({ forTenant: async (of) => (of === tenant ? over : test.store.forTenant(of)) });
      return api.send(
        { tenant, roles, ...(dept && { dept }), ...(sub && { sub }) },
        method,
        path,
        { body, raw: csv, headers },
        app,
      );
    },
    /** What time has brought to the cases of a tenant. */
    tick: async (tenant: string = testTenants.a) => runCases(await test.store.forTenant(tenant), deps),
    /** Puts rows on a list of a tenant, and publishes it. */
    async fill<R extends Row>(kind: RegisterKind<R>, rows: readonly R[], tenant: string = testTenants.a) {
      const register = openRegister(await test.store.forTenant(tenant), kind, { now: time.now });
      const by = { sub: 'seed', name: '初始化' };
      await register.replaceAll(rows, { by, source: { type: 'seed' }, reason: '测试' });
      const { draft, lock } = await register.heads();
      await register.publish(draft!.id, { by, lock: lock ?? undefined });
    },
    /** Says of single days of a city whether they work. */
    async setDays(dayOverrides: Readonly<Record<string, boolean>>, tenant: string = testTenants.a) {
      const store = await test.store.forTenant(tenant);
      const { lock, ...before } = await loadTenant(store);
      const settings = {
        ...before.settings,
        dayOverrides: { ...before.settings.dayOverrides, ...dayOverrides },
      };
      await store.write(replace(tenantEntity, { ...before, settings }, lock));
    },
    stop: api.stop,
  };
}

export { computesOf } from '../hooks/facts.ts';
export { shapesOf } from '../hooks/hook.ts';
export { alarmsOf, type BenchRow, crowd, pagesOf } from './crowd.ts';
export { brokenCases } from './invariants.ts';
export type CaseApi = Awaited<ReturnType<typeof startCaseApi>>;
