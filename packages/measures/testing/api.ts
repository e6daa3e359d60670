import { createOnError } from '@mingcha/http';
import { memoryFiles } from '@mingcha/local/testing';
import type { RegisterKind, Row } from '@mingcha/register';
import { type Department, departmentSchema } from '@mingcha/tenancy';
import { divisionKind } from '@mingcha/tenancy/divisions';
import { startTestApi } from '@mingcha/tenancy/testApi';
import { Hono } from 'hono';
import type { MeasuresDeps } from '../deps.ts';
import { publicMeasuresRoutes } from '../publicRoutes.ts';
import { measuresRouter } from '../routes.ts';
import { testSources } from './sources.ts';

export const province = '620000';

const department = (id: string, name: string, short: string, kind: Department['kind'] = 'department') =>
  departmentSchema.parse({ id: `dept-${id}`, name, short, kind, division: '620300' });

/** The departments of each tenant in the tests, as the fictional plan names them. */
const departments = [
  department('zw', '市政务服务中心', '市政务中心'),
  department('sf', '市司法局', '市司法局'),
  department('sj', '市大数据管理局', '市数据局'),
  department('zj', '市住房和城乡建设局', '市住建局'),
  department('zr', '市自然资源局', '市自然资源局'),
  department('fg', '市发展和改革委员会', '市发改委'),
  department('sq', '山前县人民政府', '山前县政府', 'county'),
  department('hd', '河东区人民政府', '河东区政府', 'county'),
];

export type CallInit = {
  body?: unknown;
  etag?: string;
  dept?: string;
  raw?: Uint8Array<ArrayBuffer>;
  type?: string;
};

/** The routes as the API mounts them, in two founded cities of a founded province. */
export async function startMeasuresApi() {
  const { sources, ...live } = testSources();
  const fixed: Omit<MeasuresDeps, 'store' | 'clock'> = {
    random: (n) => new Uint8Array(n).fill(5),
    sources,
    kinds: [divisionKind as RegisterKind<Row>],
    queue: { send: async () => undefined },
    files: memoryFiles(),
    maxResponseBytes: 1_000_000,
  };
  const api = await startTestApi({
    more: [{ code: province, name: '某省', parent: '000000' }],
    departments: () => departments,
    routes: (parts) => [measuresRouter({ ...fixed, ...parts })],
  });
  const { test, time, unexpected } = api;
  const portal = new Hono();
  portal.onError(createOnError((error) => void unexpected.push(error)));
  portal.route('/', publicMeasuresRoutes({ store: test.readOnlyStore, clock: time.now }));

  return {
    ...fixed,
    /** Sets what the one source of numbers gives. */
    live,
    store: test.store,
    clock: time.now,
    test,
    time,
    unexpected,
    /** What anyone gets. */
    open: (path: string) => portal.request(path),
    call: (tenant: string, role: string, method: string, path: string, init: CallInit = {}) => {
      const { etag, dept, type, ...request } = init;
      return api.send({ tenant, roles: [role], ...(dept !== undefined && { dept }) }, method, path, {
        ...request,
        headers: {
          ...(type !== undefined && { 'content-type': type }),
          ...(etag !== undefined && { 'if-match': etag }),
        },
      });
    },
    stop: api.stop,
  };
}

export type MeasuresApi = Awaited<ReturnType<typeof startMeasuresApi>>;
