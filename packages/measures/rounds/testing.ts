import { fileSendingRoutes } from '@mingcha/attachments';
import { sentFile } from '@mingcha/attachments/testing';
import type { ApiRouter } from '@mingcha/http';
import { bodyOf } from '@mingcha/http/testing';
import { newId } from '@mingcha/kernel';
import { memoryFiles, testTenants } from '@mingcha/local/testing';
import { openRegister } from '@mingcha/register';
import { create, type Store, type TenantStore } from '@mingcha/store';
import { departmentSchema } from '@mingcha/tenancy';
import { tenancyRoutes } from '@mingcha/tenancy/routes';
import { startTestApi } from '@mingcha/tenancy/testApi';
import { calendarUse } from '../calendar/use.ts';
import type { MeasuresDeps } from '../deps.ts';
import { measureId } from '../ids.ts';
import { type Notice, noticeEntity } from '../notice/notice.ts';
import { measureKind } from '../register/measureKind.ts';
import { measureSchema } from '../register/measureRow.ts';
import { measuresRouter } from '../routes.ts';
import { testSources } from '../testing/sources.ts';
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
  const files = memoryFiles();
  const nothing = async () => undefined;
  const identities = { invite: async () => ({ password: null }), update: nothing, remove: nothing };
  const api = await startTestApi({
    start,
    departments: (tenant) =>
      Object.entries(officeNames).map(([letters, name]) =>
        departmentSchema.parse({
          id: `${tenant}-${letters}`,
          name: `市${name}`,
          short: name.slice(0, 4),
          division: tenant,
        }),
      ),
    routes: ({ store, clock, callers }) => {
      const deps = depsOf(store, clock, files);
      const isInspector = async () => false;
      return [
        fileSendingRoutes(deps),
        measuresRouter(deps),
        tenancyRoutes({ ...deps, identities, callers, calendarUses: [calendarUse], isInspector }),
      ];
    },
  });
  const { test, time, unexpected, appOver } = api;

  return {
    test,
    time,
    deps: depsOf(test.store, time.now, files),
    files,
    /** Sends a file as somebody; gives its id. */
    async sendFile(name: string, bytes: Uint8Array, caller: Caller = {}): Promise<string> {
      const ask = (path: string, body?: unknown) => this.call('POST', path, { ...caller, body });
      return sentFile(ask, files, caller.tenant ?? testTenants.a, { name, bytes });
    },
    unexpected,
    /** The same routes over another store. */
    appOver,
    /** Calls as somebody: by default the office of the first tenant; with a department, as its administrator. */
    call(method: string, path: string, caller: Caller = {}, through?: ApiRouter): Promise<Response> {
      const { tenant = testTenants.a, dept, sub, ...request } = caller;
      const role = caller.role ?? (dept === undefined ? 'city-admin' : 'department-admin');
      const who = { ...(dept !== undefined && { dept }), ...(sub !== undefined && { sub }) };
      return api.send({ tenant, roles: [role], ...who }, method, path, request, through);
    },
    own: (tenant: string = testTenants.a): Promise<TenantStore> => test.store.forTenant(tenant),
    stop: api.stop,
  };
}

/** Chases a department by a letter that another one of the office reviews and signs. Gives the chase. */
export async function chaseBy({ call }: Pick<Following, 'call'>, letter: object, caller: Caller = {}) {
  const made = await bodyOf(call('POST', '/v1/chase-letters', { ...caller, body: letter }));
  const path = `/v1/chase-letters/${made.id}`;
  const second = { ...caller, role: 'city-admin', dept: deptId('fgw', caller.tenant) };
  let now = made;
  for (const [step, who] of [
    ['submit', caller],
    ['review', second],
    ['issue', second],
  ] as const)
    now = await bodyOf(call('POST', `${path}/${step}`, { ...who, headers: { 'if-match': `"${now.lock}"` } }));
  return bodyOf(call('GET', `/v1/chases/${now.chase}`, caller));
}

export type Following = Awaited<ReturnType<typeof startFollowing>>;

function depsOf(store: Store, clock: () => Date, files: MeasuresDeps['files']): MeasuresDeps {
  return {
    store,
    clock,
    random: (n) => new Uint8Array(n).fill(5),
    sources: testSources().sources,
    kinds: [],
    queue: { send: async () => undefined },
    files,
    maxResponseBytes: 5_000_000,
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
