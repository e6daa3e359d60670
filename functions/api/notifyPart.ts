import type { ApiRouter } from '@mingcha/http';
import { bellRoutes, outgoingRoutes, settingsRoutes } from '@mingcha/notify';
import type { ApiDeps } from './app.ts';
import { type Guards, newPart } from './part.ts';

/** What people are notified of. */
export function notifyPart(deps: ApiDeps, guards: Guards): ApiRouter {
  const part = newPart(deps.report);
  part.use('/v1/*', ...guards());
  part.route('/', bellRoutes(deps));
  part.route('/', settingsRoutes(deps));
  part.route('/', outgoingRoutes(deps));
  return part;
}
