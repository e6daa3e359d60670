import { createRoute, jsonBody, newRouter, problemResponses, requireLock } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import * as z from 'zod';
import { faults } from '../faults.ts';
import { rowsToRestore } from '../import/restore.ts';
import { type ImportJob, loadJob } from '../jobs/job.ts';
import { fileSource } from '../jobs/runJob.ts';
import type { RegisterKind } from '../kind.ts';
import { sharedCache } from '../pages/cache.ts';
import { createContext } from '../reading/view.ts';
import { openRegister } from '../register.ts';
import type { Row } from '../types.ts';
import { mayWrite, type RegisterRouteDeps, writerOf } from './deps.ts';
import { operationWords } from './operations.ts';
import { createRunner } from './running.ts';
import { directBytes, dryRunQuery, importResponses } from './schemas.ts';

/** Restorations that have to look at more rows than this go to the worker. */
const directRows = 20_000;

const describe = (kind: RegisterKind<Row>, base: string) => ({
  confirm: createRoute({
    method: 'post',
    path: `${base}:confirm`,
    tags: [kind.title],
    middleware: mayWrite(kind),
    operationId: `confirm${operationWords(kind).one}Import`,
    summary: '办理核对过的导入或恢复：文件和名录须与核对时相同，否则不写入',
    request: jsonBody(z.object({ job: z.string().max(40) }).strict()),
    responses: { ...importResponses('已办理'), ...problemResponses },
  }),
  restore: createRoute({
    method: 'post',
    path: `${base}:restore`,
    tags: [kind.title],
    middleware: mayWrite(kind),
    operationId: `restore${operationWords(kind).many}`,
    summary: `以一个旧版本的内容生成${kind.title}的新版本（ETag 取自版本列表）；部门只恢复本部门的行`,
    precondition: 'if-match',
    request: {
      ...jsonBody(
        z.object({ version: z.string().max(40), reason: z.string().trim().min(2).max(200) }).strict(),
      ),
      query: dryRunQuery,
    },
    responses: { ...importResponses('已恢复'), ...problemResponses },
  }),
});

/** Carrying out what a dry run has shown, and going back to an earlier version. */
export function confirmRoutes(kind: RegisterKind<Row>, base: string, deps: RegisterRouteDeps) {
  const { clock, files } = deps;
  const routes = describe(kind, base);
  const { newJob, enqueue, runNow, isRepeat } = createRunner(kind, deps);

  /** Whether a restoration is small enough to be waited for. */
  async function isSmall(c: Parameters<typeof newJob>[0], target: string): Promise<boolean> {
    const { store, principal } = c.var;
    const writer = writerOf(principal, kind);
    const context = createContext(store, kind, { now: clock, cache: sharedCache, writer });
    return (await rowsToRestore(context, target)) <= directRows;
  }

  return newRouter()
    .openapi(routes.confirm, async (c) => {
      const { store, principal } = c.var;
      const checked = await loadJob(store, c.req.valid('json').job);
      // What somebody has looked at is theirs to confirm.
      if (checked.register !== kind.name || !checked.dryRun || checked.by.sub !== principal.sub)
        throw problems.notFound('该次核对');
      const { check, mode, partial, reason, target, file, size, fileName, contentType } = checked;
      if (checked.state !== 'done' || !check?.ready) throw faults.notReady();
      const { root, sha256 } = check;
      const job: ImportJob = {
        ...newJob(c, { mode, partial, reason }),
        bound: { base: check.base?.id ?? null, root, ...(sha256 && { sha256 }) },
        ...(target !== undefined && { target }),
        ...(file !== undefined && { file }),
        ...(fileName !== undefined && { fileName }),
        ...(contentType !== undefined && { contentType }),
      };
      const { draft } = await openRegister(store, kind, { now: clock }).heads();
      const moved = (draft?.id ?? null) !== (check.base?.id ?? null);
      if (moved && !(await isRepeat(c, job))) throw faults.changed(kind, draft);
      const small = target === undefined ? (size ?? Infinity) <= directBytes : await isSmall(c, target);
      if (!small) return c.json(await enqueue(c, job), 202);
      return c.json(await runNow(c, job, fileSource(files, store.tenant, file ?? '')), 200);
    })
    .openapi(routes.restore, async (c) => {
      const { version, reason } = c.req.valid('json');
      const dryRun = c.req.valid('query').dryRun === 'true';
      const job: ImportJob = {
        ...newJob(c, { mode: 'restore', partial: false, reason }),
        target: version,
        ...(dryRun && { dryRun }),
      };
      if (!(await isRepeat(c, job)))
        requireLock(c, await openRegister(c.var.store, kind, { now: clock }).heads());
      if (!(await isSmall(c, version))) return c.json(await enqueue(c, job), 202);
      return c.json(await runNow(c, job, () => []), 200);
    });
}
