import { listRoutes } from '@mingcha/catalogue';
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
import { tenantLists } from '@mingcha/systems/tenant-lists';
import type { ApiDeps } from './app.ts';
import { types } from './caseTypes.ts';
import { jsonBodies } from './jsonBodies.ts';
import { type Guards, newPart } from './part.ts';

export { departmentUses, isInspector } from '@mingcha/inspection';

const standing = [...registerKinds, ...systemKinds];
const kinds = [
  ...standing,
  { path: '/v1/catalogues/lists', kind: tenantLists.register },
  { path: '/v1/catalogues/list-checks', kind: tenantLists.checkRegister },
];
const cases = {
  types,
  kinds: standing.map(({ kind }) => kind),
  hooks,
};

/** Lists with their imports, and draws. The witnesses' routes check a token of their own. */
export function inspectionPart(deps: ApiDeps, guards: Guards): ApiRouter {
  const part = newPart(deps.report);
  part.use('/v1/witness/*', jsonBodies());
  part.route('/', witnessRoutes(deps));

  part.use(
    '/v1/*',
    ...guards({
      filePaths: [...kinds.map(({ path }) => path), '/v1/lists/*/rows'].map((path) => `${path}:import`),
    }),
  );
  for (const { path, kind } of kinds) part.route('/', registerRoutes(kind, path, deps));
  part.route('/', listRoutes({ ...deps, lists: tenantLists }));
  part.route('/', jobRoutes(deps));
  part.route('/', drawsRouter({ ...deps, ...cases }));
  part.route('/', completionRoutes(cases));
  part.route('/', witnessesRoutes(deps));
  part.route('/', provinceWitnessRoutes(deps));
  return part;
}
