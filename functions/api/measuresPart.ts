import { createCaseTypes, figureSources } from '@mingcha/casework/sources';
import type { ApiRouter } from '@mingcha/http';
import { registerKinds } from '@mingcha/inspection';
import { measuresRouter } from '@mingcha/measures';
import { library } from '@mingcha/systems';
import type { ApiDeps } from './app.ts';
import { type Guards, newPart } from './part.ts';

export { calendarUse, departmentUses } from '@mingcha/measures';

const kinds = registerKinds.map(({ kind }) => kind);
const sources = figureSources(createCaseTypes(library.map(({ type }) => type)));
const files = { filePaths: ['/v1/measures:import', '/v1/reports:import'], mixedPaths: ['/v1/notices'] };

/** Notices and their measures. */
export function measuresPart(deps: ApiDeps, guards: Guards): ApiRouter {
  const part = newPart(deps.report);
  part.use('/v1/*', ...guards(files));
  part.route('/', measuresRouter({ ...deps, kinds, sources }));
  return part;
}
