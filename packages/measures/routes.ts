import { type ApiRouter, newRouter } from '@mingcha/http';
import { registerRoutes } from '@mingcha/register';
import { redBlackRoutes } from './boards/routes.ts';
import { briefingRoutes } from './briefing/routes.ts';
import { chaseRoutes } from './chase/routes.ts';
import type { MeasuresDeps } from './deps.ts';
import { inboxRoutes } from './inbox/routes.ts';
import { letterRoutes } from './letters/routes.ts';
import { coverageRoutes } from './lineage/coverageRoutes.ts';
import { lineageRoutes } from './lineage/lineageRoutes.ts';
import { actionRoutes } from './notice/actionRoutes.ts';
import { noticeRoutes } from './notice/noticeRoutes.ts';
import { measureKind } from './register/measureKind.ts';
import { fileRoutes } from './reports/fileRoutes.ts';
import { reportRoutes } from './reports/reportRoutes.ts';
import { roundRoutes } from './rounds/roundRoutes.ts';
import { scoreRoutes } from './score/routes.ts';
import { boardRoutes } from './work/boardRoutes.ts';
import { progressRoutes } from './work/progressRoutes.ts';

/** All routes of notices and their measures that need a token of a tenant. */
export function measuresRouter(deps: MeasuresDeps): ApiRouter {
  const router = newRouter();
  router.route('/', registerRoutes(measureKind, '/v1/measures', deps));
  for (const routes of [
    noticeRoutes,
    actionRoutes,
    progressRoutes,
    boardRoutes,
    lineageRoutes,
    coverageRoutes,
    roundRoutes,
    fileRoutes,
    reportRoutes,
    chaseRoutes,
    letterRoutes,
    inboxRoutes,
    scoreRoutes,
    redBlackRoutes,
    briefingRoutes,
  ])
    router.route('/', routes(deps));
  return router;
}
