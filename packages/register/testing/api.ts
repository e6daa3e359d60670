import { OpenAPIHono } from '@hono/zod-openapi';
import { type ApiEnv, allRights, createOnError, type Principal, type Right } from '@mingcha/http';
import { memoryFiles, startTestStore, type TestStore, testClock, testTenants } from '@mingcha/local/testing';
import { runJob } from '../jobs/runJob.ts';
import type { RegisterKind } from '../kind.ts';
import { jobRoutes } from '../routes/jobRoutes.ts';
import { registerRoutes } from '../routes/routes.ts';
import type { Row } from '../types.ts';
import { type Shop, shops } from './shops.ts';

export { bodyOf } from '@mingcha/http/testing';

export type Caller = { tenant?: string; rights?: readonly Right[] };
export type CallInit = { body?: string | Uint8Array; headers?: Record<string, string> } & Caller;

/** The register's and the jobs' routes as the API mounts them, with fictional callers in place of tokens. */
export async function startTestApi(kind: RegisterKind<Shop> = shops) {
  const test: TestStore = await startTestStore();
  const clock = testClock();
  const files = memoryFiles();
  const sent: { tenant: string; jobId: string }[] = [];
  const deps = {
    clock: clock.now,
    files,
    maxResponseBytes: 5_000_000,
    queue: {
      async send(message: { tenant: string; jobId: string }) {
        sent.push(message);
      },
    },
  };
  const reported: unknown[] = [];
  let caller: Required<Caller>;
  const app = new OpenAPIHono<ApiEnv>();
  app.onError(createOnError((error) => reported.push(error)));
  app.use('*', async (c, next) => {
    const { tenant, rights } = caller;
    const principal: Principal = {
      tenant,
      sub: 'u1',
      name: '王五',
      kind: 'person',
      roles: [],
      rights: new Map(rights.map((right) => [right, 'city'])),
    };
    c.set('principal', principal);
    c.set('store', await test.store.forTenant(tenant));
    await next();
  });
  app.route('/', registerRoutes(kind, '/v1/shops', deps));
  app.route('/', jobRoutes(deps));

  return {
    test,
    clock,
    files,
    deps,
    sent,
    reported,
    app,
    /** Calls a route; by default as one who may do everything in the first tenant. */
    call(method: string, path: string, init: CallInit = {}): Promise<Response> {
      caller = { tenant: init.tenant ?? testTenants.a, rights: init.rights ?? allRights };
      const { body, headers = {} } = init;
      const request = { method, headers, ...(body !== undefined && { body: body as never }) };
      return Promise.resolve(app.request(`https://api.test${path}`, request));
    },
    /** Runs the jobs that were sent, as the worker does. */
    async work(): Promise<void> {
      for (const { tenant, jobId } of sent.splice(0)) {
        const store = await test.store.forTenant(tenant);
        await runJob(
          { store, files, kindOf: async () => kind as RegisterKind<Row>, clock: clock.now },
          jobId,
        );
      }
    },
    stop: () => test.stop(),
  };
}

export type TestApi = Awaited<ReturnType<typeof startTestApi>>;
