import { newRouter } from '@mingcha/http';
import type { RegisterKind } from '../kind.ts';
import type { Row } from '../types.ts';
import { confirmRoutes } from './confirmRoutes.ts';
import type { RegisterRouteDeps } from './deps.ts';
import { exportRoutes } from './exportRoutes.ts';
import { importRoutes } from './importRoutes.ts';
import { rowRoutes } from './rowRoutes.ts';
import { versionRoutes } from './versionRoutes.ts';

/** Everything the API does with one register, below `base`, such as `/v1/rosters/objects`. */
export function registerRoutes<R extends Row>(kind: RegisterKind<R>, base: string, deps: RegisterRouteDeps) {
  // A route takes rows apart only by its columns, so that the row's own type does not matter here.
  const plain = kind as RegisterKind<Row>;
  const router = newRouter();
  for (const routes of [versionRoutes, importRoutes, confirmRoutes, exportRoutes, rowRoutes]) {
    router.route('/', routes(plain, base, deps));
  }
  return router;
}
