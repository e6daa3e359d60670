import { newRouter } from '@mingcha/http';
import type { CaseRouteDeps } from './deps.ts';
import { adoptRoutes } from './routes/adoptRoutes.ts';
import { caseRoutes } from './routes/caseRoutes.ts';
import { definitionRoutes } from './routes/definitionRoutes.ts';
import { figureRoutes } from './routes/figureRoutes.ts';
import { fileRoutes } from './routes/fileRoutes.ts';
import { importRoutes } from './routes/importRoutes.ts';
import { inboxRoutes } from './routes/inboxRoutes.ts';
import { listRoutes } from './routes/listRoutes.ts';
import { moveRoutes } from './routes/moveRoutes.ts';
import { paperRoutes } from './routes/paperRoutes.ts';
import { templateRoutes } from './routes/templateRoutes.ts';
import { typeRoutes } from './routes/typeRoutes.ts';

export { departmentUses } from './departmentUses.ts';
export type { CaseDeps, CaseKind, CaseRouteDeps, FurtherRows } from './deps.ts';
export { removeCaseFiles } from './engine/ending/removal.ts';
export { personWork } from './handover/personWork.ts';
export type { Hook, Hooks, HookTools } from './hooks/hook.ts';
export { citizenRouter } from './outside/index.ts';
export { offeredNow } from './outside/service.ts';
export type { PaperTemplate } from './papers/template.ts';
export { type CaseTypes, createCaseTypes } from './types/caseTypes.ts';

/** Everything the API does with cases. */
export function caseworkRouter(deps: CaseRouteDeps) {
  const router = newRouter();
  for (const routes of [
    typeRoutes,
    listRoutes,
    importRoutes,
    figureRoutes,
    definitionRoutes,
    templateRoutes,
    adoptRoutes,
    moveRoutes,
    caseRoutes,
    fileRoutes,
    paperRoutes,
    inboxRoutes,
  ])
    router.route('/', routes(deps));
  return router;
}
