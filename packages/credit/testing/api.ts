import { createOnError } from '@mingcha/http';
import { memoryFiles } from '@mingcha/local/testing';
import { jobRoutes, runJob } from '@mingcha/register';
import { departmentSchema } from '@mingcha/tenancy';
import { startTestApi } from '@mingcha/tenancy/testApi';
import { Hono } from 'hono';
import { publicCreditRoutes } from '../records/public/publicRoutes.ts';
import { recordsRouter } from '../records/routes/router.ts';
import { importKindNamed } from '../records/sheets/intake.ts';

const departments = [
  { id: 'dept-scjg', name: '市市场监督管理局', short: '市市场监管局' },
  { id: 'dept-hj', name: '市生态环境局', short: '市环境局' },
].map((one) => departmentSchema.parse({ ...one, division: '620300' }));

type Init = {
  body?: unknown;
  raw?: Uint8Array<ArrayBuffer> | string;
  dept?: string;
  headers?: Record<string, string>;
};

/** The routes of records as the API and the portal mount them, with the worker beside them. */
export async function startCreditApi() {
  const sent: { tenant: string; jobId: string }[] = [];
  const files = memoryFiles();
  const fixed = {
    files,
    maxResponseBytes: 5_000_000,
    queue: { send: async (message: { tenant: string; jobId: string }) => void sent.push(message) },
  };
  const api = await startTestApi({
    start: '2026-11-29T02:00:00.000Z',
    departments: () => departments,
    routes: ({ clock }) => [recordsRouter({ ...fixed, clock }), jobRoutes({ ...fixed, clock })],
  });
  const { test, time, unexpected } = api;
  const portal = new Hono();
  portal.onError(createOnError((error) => void unexpected.push(error)));
  portal.route('/', publicCreditRoutes({ store: test.readOnlyStore, clock: time.now }));
  return {
    ...api,
    open: (path: string) => portal.request(path),
    call: (tenant: string, role: string, method: string, path: string, { dept, ...request }: Init = {}) =>
      api.send({ tenant, roles: [role], ...(dept !== undefined && { dept }) }, method, path, request),
    /** Runs what was sent to the worker. */
    async work() {
      for (const { tenant, jobId } of sent.splice(0)) {
        const store = await test.store.forTenant(tenant);
        await runJob(
          { store, files, clock: time.now, kindOf: async (_, name) => importKindNamed(name) },
          jobId,
        );
      }
    },
  };
}
export type CreditApi = Awaited<ReturnType<typeof startCreditApi>>;
