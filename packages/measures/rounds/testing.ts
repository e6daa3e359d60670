import { createOnError, newRouter } from '@mingcha/http';
import { newId } from '@mingcha/kernel';
import { startTestStore, testClock, testTenants } from '@mingcha/local/testing';
import { openRegister } from '@mingcha/register';
import { create, type Store, type TenantStore } from '@mingcha/store';
import {
  authenticate,
  createCallers,
  departmentEntity,
  departmentSchema,
  tenancyRoutes,
} from '@mingcha/tenancy';
import { foundTenant } from '@mingcha/tenancy/founding';
import { createTestIssuer } from '@mingcha/tenancy/testing';
import { calendarUse } from '../calendar/use.ts';
import type { MeasuresDeps } from '../deps.ts';
import { measureId } from '../ids.ts';
import { type Notice, noticeEntity } from '../notice/notice.ts';
import { measureKind } from '../register/measureKind.ts';
import { measureSchema } from '../register/measureRow.ts';
import { measuresRouter } from '../routes.ts';
import { roundOperations } from './plan.ts';

const by = { sub: 'test', name: '测试' };
const officeNames = { scjg: '市场监督管理局', fgw: '发展和改革委员会', sw: '商务局' };
type Office = keyof typeof officeNames;

export type Caller = {
  tenant?: string;
  role?: string;
  dept?: Office | string;
  /** Who it is, where two persons of one role matter. */
  sub?: string;
  body?: unknown;
  raw?: Uint8Array<ArrayBuffer> | string;
  headers?: Record<string, string>;
};

/** The department's id in a tenant. */
export const deptId = (office: Office, tenant: string = testTenants.a) => `${tenant}-${office}`;

/** The routes of notices and measures as the API mounts them, in two tenants with departments. */
export async function startFollowing({ start = '2026-05-20T04:00:00.000Z' } = {}) {
  const test = await startTestStore();
  const issuer = await createTestIssuer({ store: test.store });
  const time = testClock(start);
  for (const code of Object.values(testTenants)) {
    await foundTenant(test.store, { code, name: `城市${code}`, parent: '620000' });
    const own = await test.store.forTenant(code);
    const departments = Object.entries(officeNames).map(([letters, name]) =>
      create(
        departmentEntity,
        departmentSchema.parse({
          id: `${code}-${letters}`,
          name: `市${name}`,
          short: name.slice(0, 4),
          division: code,
        }),
      ),
    );
    await own.write(...departments);
  }
  const unexpected: unknown[] = [];
  const deps = depsOf(test.store, time.now);
  const appOver = (store: Store) => {
    const app = newRouter();
    app.onError(createOnError((error) => void unexpected.push(error)));
    const callers = createCallers({ store: test.store, clock: time.now });
    app.use('*', authenticate({ tokens: issuer.tokens, callers, store }));
    app.route('/', measuresRouter({ ...deps, store }));
    const nothing = async () => undefined;
    const identities = { invite: async () => ({ password: null }), update: nothing, remove: nothing };
    app.route(
      '/',
      tenancyRoutes({
        ...deps,
        store,
        identities,
        callers,
        calendarUses: [calendarUse],
        isInspector: async () => false,
      }),
    );
    return app;
  };
  const app = appOver(test.store);

  return {
    test,
    time,
    deps,
    unexpected,
    /** The same routes over another store. */
    appOver,
    /** Calls as somebody: by default the office of the first tenant; with a department, as its administrator. */
    async call(method: string, path: string, caller: Caller = {}, through = app): Promise<Response> {
      const { tenant = testTenants.a, dept, sub, body, raw, headers = {} } = caller;
      const role = caller.role ?? (dept === undefined ? 'city-admin' : 'department-admin');
      const token = await issuer.token({
        tenant,
        roles: [role],
        ...(dept !== undefined && { dept }),
        ...(sub !== undefined && { sub }),
      });
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
    own: (tenant: string = testTenants.a): Promise<TenantStore> => test.store.forTenant(tenant),
    stop: () => test.stop(),
  };
}

export type Following = Awaited<ReturnType<typeof startFollowing>>;

function depsOf(store: Store, clock: () => Date): MeasuresDeps {
  return {
    store,
    clock,
    random: (n) => new Uint8Array(n).fill(5),
    kinds: [],
    queue: { send: async () => undefined },
    files: {
      put: async () => undefined,
      open: async () => undefined,
      downloadUrl: async () => 'https://files.test/',
      uploadUrl: async () => ({ url: 'https://files.test/', method: 'PUT', headers: {} }),
    },
    maxResponseBytes: 5_000_000,
    allowPrivateWebhooks: true,
  };
}

/** A measure to be followed: its number, its lead units and those beside them. */
export type GivenMeasure = {
  no: string;
  leads: Office[];
  partners?: Office[];
  deadline?: string;
  targets?: { metric: string; comparison: '>=' | '<='; value: number; unit: string }[];
};

export const twoMeasures: GivenMeasure[] = [
  {
    no: '1',
    leads: ['scjg'],
    partners: ['fgw'],
    deadline: '2026-09-30',
    targets: [{ metric: '网上可办率', comparison: '>=', value: 95, unit: '%' }],
  },
  { no: '2', leads: ['fgw'], deadline: '2026-12-31' },
];

/** An active notice with its measures and rounds, as activation leaves it. */
export async function followNotice(
  following: Pick<Following, 'test' | 'time'>,
  given: Partial<Notice> & { tenant?: string; measures?: GivenMeasure[] } = {},
): Promise<Notice> {
  const { tenant = testTenants.a, measures = twoMeasures, ...more } = given;
  const own = await following.test.store.forTenant(tenant);
  const now = following.time.now();
  const id = newId(now);
  const notice: Notice = {
    id,
    state: 'active',
    docNo: `某政办发〔2026〕${id.slice(-4)}号`,
    title: '优化营商环境工作方案',
    issuer: '某市人民政府办公室',
    date: '2026-03-02',
    year: 2026,
    source: 'none',
    warnings: [],
    schedule: { dates: ['06-20', '09-20', '12-10'], opensBefore: 10, shift: 'before' },
    chase: [],
    publication: { published: false, lights: false, reports: false },
    counts: { measures: measures.length, unsure: 0 },
    createdAt: now.toISOString(),
    createdBy: by,
    activatedAt: now.toISOString(),
    ...more,
  };
  await own.write(create(noticeEntity, notice));
  const depts = (offices: Office[]) => offices.map((office) => deptId(office, tenant));
  await openRegister(own, measureKind, { now: following.time.now }).change({
    by,
    reason: 'test',
    source: { type: 'seed' },
    ops: measures.map(({ no, leads, partners = [], ...rest }) => ({
      type: 'put',
      row: measureSchema.parse({
        id: measureId(id, no),
        notice: id,
        docNo: notice.docNo,
        no,
        title: `第${no}项举措`,
        text: '具体内容。',
        leads: depts(leads),
        leadUnits: leads,
        partners: depts(partners),
        partnerUnits: partners,
        ...rest,
      }),
    })),
  });
  const rounds = await roundOperations(own, notice, now);
  if (rounds.length > 0) await own.write(...rounds);
  return notice;
}
