import { fileSendingRoutes } from '@mingcha/attachments';
import {
  departmentUses as casesOfDepartment,
  personWork as casesOfPerson,
  caseworkRouter,
  createCaseTypes,
} from '@mingcha/casework';
import type { ApiRouter } from '@mingcha/http';
import { registerKinds } from '@mingcha/inspection';
import { library, paperTemplates, systemKinds } from '@mingcha/systems';
import type { FindDepartmentUses, PersonWork } from '@mingcha/tenancy';
import type { ApiDeps } from './app.ts';
import { type Guards, newPart } from './part.ts';

const types = createCaseTypes(library.map(({ type }) => type));
const kinds = [...registerKinds, ...systemKinds].map(({ kind }) => kind);

export const departmentUses: FindDepartmentUses = (store, dept) => casesOfDepartment(types, store, dept);

export const personWork = ({ clock, files }: Pick<ApiDeps, 'clock' | 'files'>): PersonWork =>
  casesOfPerson({ clock, types, kinds, files });

/** Files that are handed in, and cases by the case types of the library. */
export function casesPart(deps: ApiDeps, guards: Guards): ApiRouter {
  const part = newPart(deps.report);
  part.use('/v1/*', ...guards());
  const { clock, files, store } = deps;
  part.route('/', fileSendingRoutes({ clock, files }));
  part.route('/', caseworkRouter({ store, clock, files, types, kinds, templates: paperTemplates }));
  return part;
}
