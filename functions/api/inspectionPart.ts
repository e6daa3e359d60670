import type { ApiRouter } from '@mingcha/http';
import {
  completionRoutes,
  drawsRouter,
  provinceWitnessRoutes,
  registerKinds,
  witnessesRoutes,
  witnessRoutes,
} from '@mingcha/inspection';
import { jobRoutes, registerRoutes } from '@mingcha/register';
import { hooks, systemKinds } from '@mingcha/systems';
import type { ApiDeps } from './app.ts';
import { types } from './caseTypes.ts';
import { jsonBodies } from './jsonBodies.ts';
import { type Guards, newPart } from './part.ts';

export { departmentUses, isInspector } from '@mingcha/inspection';

const kinds = [...registerKinds, ...systemKinds];
const cases = {
  types,
  kinds: kinds.map(({ kind }) => kind),
  hooks,
};

/** Lists with their imports, and draws. The witnesses' routes check a token of their own. */
export function inspectionPart(deps: ApiDeps, guards: Guards): ApiRouter {
  const part = newPart(deps.report);
  part.use('/v1/witness/*', jsonBodies());
  part.route('/', witnessRoutes(deps));

  part.use('/v1/*', ...guards({ filePaths: kinds.map(({ path }) => `${path}:import`) }));
  for (const { path, kind } of kinds) part.route('/', registerRoutes(kind, path, deps));
  part.route('/', jobRoutes(deps));
  part.route('/', drawsRouter({ ...deps, ...cases }));
  part.route('/', completionRoutes(cases));
  part.route('/', witnessesRoutes(deps));
  part.route('/', provinceWitnessRoutes(deps));
  return part;
}
