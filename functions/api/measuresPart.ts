import { createCaseTypes, figureSources } from '@mingcha/casework/sources';
import type { ApiRouter } from '@mingcha/http';
import { drawSources, registerKinds } from '@mingcha/inspection';
import { joinSources, measuresRouter } from '@mingcha/measures';
import { registerSources } from '@mingcha/register';
import { library, systemKinds } from '@mingcha/systems';
import type { ApiDeps } from './app.ts';
import { type Guards, newPart } from './part.ts';

export { calendarUse, departmentUses } from '@mingcha/measures';

const kinds = registerKinds.map(({ kind }) => kind);
const figures = figureSources(createCaseTypes(library.map(({ type }) => type)));
const lists = [...registerKinds, ...systemKinds].map(({ kind }) => kind);
const files = { filePaths: ['/v1/measures:import', '/v1/reports:import'], mixedPaths: ['/v1/notices'] };

/** Notices and their measures. */
export function measuresPart(deps: ApiDeps, guards: Guards): ApiRouter {
  const part = newPart(deps.report);
  part.use('/v1/*', ...guards(files));
  const sources = joinSources({
    figure: figures,
    register: registerSources(lists, deps),
    draws: drawSources(deps),
  });
  part.route('/', measuresRouter({ ...deps, kinds, sources }));
  return part;
}
