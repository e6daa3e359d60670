import { fileSendingRoutes } from '@mingcha/attachments';
import {
  departmentUses as casesOfDepartment,
  personWork as casesOfPerson,
  caseworkRouter,
  citizenRouter,
  offeredNow,
} from '@mingcha/casework';
import { guideRoutes } from '@mingcha/catalogue/guide-routes';
import { creditReportRoutes } from '@mingcha/credit/report';
import type { ApiRouter } from '@mingcha/http';
import { registerKinds } from '@mingcha/inspection';
import { resultRoutes } from '@mingcha/inspection/results';
import { hooks, listedKinds, paperTemplates, systemKinds } from '@mingcha/systems';
import { tenantLists } from '@mingcha/systems/tenant-lists';
import type { FindDepartmentUses, PersonWork } from '@mingcha/tenancy';
import type { ApiDeps } from './app.ts';
import { types } from './caseTypes.ts';
import { jsonBodies } from './jsonBodies.ts';
import { type Guards, newPart } from './part.ts';

const kinds = [...[...registerKinds, ...systemKinds].map(({ kind }) => kind), ...listedKinds];

export const departmentUses: FindDepartmentUses = (store, dept) => casesOfDepartment(types, store, dept);

export const personWork = ({ clock, files }: Pick<ApiDeps, 'clock' | 'files'>): PersonWork =>
  casesOfPerson({ clock, types, kinds, hooks, files });

/** Files that are handed in, cases by the case types of the library, and credit reports. Who has no account shows the code of a receipt. */
export function casesPart(deps: ApiDeps, guards: Guards): ApiRouter {
  const part = newPart(deps.report);
  const { clock, files, store, addressOf, publicUrl, maxResponseBytes } = deps;
  const caseDeps = { store, clock, files, types, kinds, hooks, templates: paperTemplates };
  part.use('/v1/citizen/*', jsonBodies());
  part.route('/', citizenRouter({ ...caseDeps, addressOf, publicUrl }));
  part.route(
    '/',
    guideRoutes({
      ...{ store, clock, addressOf, publicUrl },
      lists: tenantLists,
      offered: (own) => offeredNow(own, caseDeps),
    }),
  );
  part.route('/', creditReportRoutes({ store, clock, types, addressOf, publicUrl }));

  part.use('/v1/*', ...guards({ filePaths: ['/v1/case-types/*/cases:import'] }));
  part.route('/', fileSendingRoutes({ clock, files }));
  part.route('/', caseworkRouter({ ...caseDeps, maxResponseBytes, publicUrl }));
  part.route('/', resultRoutes(caseDeps));
  return part;
}
