import { fileAddress, fileDownload, findFile, loadFile } from '@mingcha/attachments';
import { actorOf, allowCases, createRoute, fileElsewhere, newRouter } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import * as z from 'zod';
import { fieldsSeen, seesPersonal } from '../access/sight.ts';
import { auditLook } from '../audited.ts';
import type { CaseDeps } from '../deps.ts';
import { caseOwner, ownerOfPlace } from '../engine/files.ts';
import { loadSeen } from '../engine/seen.ts';
import type { Case } from '../kept/case.ts';

const download = createRoute({
  method: 'get',
  path: '/v1/cases/{type}/{id}/files/{file}',
  operationId: 'downloadCaseFile',
  tags: ['事项'],
  summary: '下载事项中的一个文件，被替换的也可以；个人信息须有权限，记入审计日志',
  middleware: [allowCases()],
  request: {
    params: z.object({ type: z.string().max(60), id: z.string().max(40), file: z.string().max(40) }),
  },
  responses: fileDownload,
});

/** The files of cases. */
export const fileRoutes = (deps: CaseDeps) =>
  newRouter().openapi(download, async (c) => {
    const { store, principal } = c.var;
    const { file: id, ...param } = c.req.valid('param');
    const { found, compiled } = await loadSeen(store, deps, param, principal);
    const file = await loadFileOf(store, found, id);
    // What answers to tasks have with them is of no field, and seen by all who see the case.
    if (compiled.fields.has(file.place) && !fieldsSeen(compiled, found, principal).has(file.place))
      throw problems.notFound('该文件');
    const of = ownerOfPlace(compiled, file.place);
    if (of.personal) {
      if (!seesPersonal(compiled, found, principal))
        throw problems.forbidden('您没有查看事项中个人信息的权限，不能下载这个文件。');
      await store.write(...auditLook(deps.clock, actorOf(principal), compiled, found, [of.title]));
    }
    return fileElsewhere(await fileAddress(store, deps.files, file));
  });

/** A file of a case, or of one that was merged into it. Throws `not-found` (404). */
async function loadFileOf(store: TenantStore, { id, merged = [] }: Case, file: string) {
  const [own, ...others] = [id, ...merged];
  for (const other of others) {
    const found = await findFile(store, caseOwner(other), file);
    if (found) return found;
  }
  return loadFile(store, caseOwner(own!), file);
}
