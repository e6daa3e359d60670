import { bodyOf } from '@mingcha/http/testing';
import { dyingStore, memoryFiles, testTenants } from '@mingcha/local/testing';
import { registerRoutes } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import { startTestApi } from '@mingcha/tenancy/testApi';
import { expect } from 'vitest';
import { explainRoutes } from '../explain/routes.ts';
import { pageEntity } from '../recompute/page.ts';
import { resultRoutes } from '../recompute/resultRoutes.ts';
import { evaluationRoutes } from '../recompute/routes.ts';
import { loadRun } from '../recompute/run.ts';
import { evaluationsOver, prepareCity } from '../recompute/testing.ts';
import { runEvaluation } from '../recompute/work.ts';
import type { CreditRecord } from '../records/record.ts';
import { someDepartments } from '../subjects/testing.ts';

const models = '/v1/credit/models';
const evaluations = '/v1/credit/evaluations';

/** What is done around a worker that dies: before it begins, and before the next one; that gives the pages that are to come of it. */
type Around = {
  before?: () => Promise<void>;
  between: (kept: string | undefined) => Promise<readonly string[]>;
};

/** Models and evaluations by them as the API mounts them, in two cities with three enterprises each, and the worker beside them. */
export async function startModelsApi(records: ReadonlyMap<string, readonly CreditRecord[]>) {
  const sent: { tenant: string; jobId: string }[] = [];
  const now = () => api.time.now();
  const deps = {
    ...evaluationsOver(records, now),
    recordsOf: async (_: unknown, subject: string) => records.get(subject) ?? [],
    queue: { send: async (message: { tenant: string; jobId: string }) => void sent.push(message) },
    files: memoryFiles(),
    maxResponseBytes: 5_000_000,
  };
  const api = await startTestApi({
    start: '2026-11-29T01:00:00.000Z',
    departments: someDepartments,
    routes: () => [
      registerRoutes(deps.models, models, deps),
      evaluationRoutes(deps),
      resultRoutes(deps),
      explainRoutes(deps),
    ],
  });
  const storeOf = (tenant: string) => api.test.store.forTenant(tenant);
  for (const tenant of Object.values(testTenants)) await prepareCity(await storeOf(tenant), deps, 3);

  /** Calls as a person of a department. */
  const as =
    (dept: string, tenant: string = testTenants.a, role = 'city-admin') =>
    (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
      api.send({ tenant, roles: [role], dept }, method, path, { body, headers });
  const maker = as('maker-1');

  async function work(): Promise<void> {
    for (const { tenant, jobId } of sent.splice(0)) await runEvaluation(await storeOf(tenant), jobId, deps);
  }
  const begin = (body: object) => bodyOf(maker('POST', evaluations, body));
  const pagesOf = async (of: TenantStore, id: string) =>
    (await of.query(pageEntity, [id])).items.map(({ hash }) => hash);
  return {
    ...{ api, deps, sent, as, maker, work, begin, pagesOf, storeOf },
    /** Adds a model to the draft, or changes the one that is there. */
    async put(model: { id: string; [field: string]: unknown }): Promise<Response> {
      const path = `${models}/${model.id}`;
      const etag = (await maker('GET', path)).headers.get('etag');
      return maker('PUT', path, model, etag === null ? { 'if-none-match': '*' } : { 'if-match': etag });
    },
    async publish(caller = as('second-1')) {
      const versions = await caller('GET', `${models}:versions?limit=1`);
      const [{ id }] = (await bodyOf(versions)).items;
      const headers = { 'if-match': versions.headers.get('etag')! };
      return bodyOf(caller('POST', `${models}:publish`, { version: id }, headers));
    },
    /** Begins an evaluation and runs it to its end; gives its id. */
    async run(body: object): Promise<string> {
      const { id } = await begin(body);
      await work();
      return id;
    },
    results: async (id: string, query = '') =>
      (await bodyOf(maker('GET', `${evaluations}/${id}/results${query}`))).items,
    /** Kills a worker at each of its writes; another goes on and comes to the pages that it is to come to. */
    async killedAnywhere(of: TenantStore, model: string, { before, between }: Around): Promise<void> {
      let kills = 0;
      for (let n = 1, isOver = false; !isOver; n++) {
        await before?.();
        const { id } = await begin({ purpose: 'demand', model });
        sent.splice(0);
        const dying = dyingStore(of, n, n % 2 ? 'before' : 'after');
        await runEvaluation(dying, id, deps).catch(() => {});
        if (dying.dead()) kills++;
        else isOver = true;
        const pages = await between((await loadRun(of, id)).read);
        api.time.advance(121_000);
        await runEvaluation(of, id, deps);
        expect([n, (await loadRun(of, id)).state, await pagesOf(of, id)]).toEqual([n, 'done', pages]);
      }
      expect(kills).toBeGreaterThanOrEqual(4);
    },
  };
}
