import { type ApiRouter, newRouter } from '@mingcha/http';
import type { Clock, RandomBytes } from '@mingcha/kernel';
import type { FileStore, Store } from '@mingcha/store';
import type { Callers } from './access/callers.ts';
import { calendarRoutes } from './calendar/routes.ts';
import type { CalendarUse } from './calendar/use.ts';
import { clientRoutes } from './clientRoutes.ts';
import { departmentRoutes } from './departmentRoutes.ts';
import type { FindDepartmentUses } from './departmentUse.ts';
import { draftRoutes } from './drafts/routes.ts';
import { grantRoutes } from './grantRoutes.ts';
import { handoverRoutes } from './handover/routes.ts';
import type { PersonWork } from './handover/work.ts';
import { importRoutes } from './imports/routes.ts';
import { meRoutes } from './meRoutes.ts';
import type { FindInspector } from './people/inspectorRow.ts';
import type { Identities } from './people/person.ts';
import { personRoutes } from './people/personRoutes.ts';
import { portalInfoRoutes } from './portal/routes.ts';
import { rightRoutes } from './roles/rightRoutes.ts';
import { roleRoutes } from './roles/routes.ts';
import { standInRoutes } from './standIns/routes.ts';
import { tenantRoutes } from './tenantRoutes.ts';

export type TenancyDeps = {
  store: Store;
  identities: Identities;
  callers: Callers;
  clock: Clock;
  random: RandomBytes;
  files: FileStore;
  /** Files larger than this many bytes go through the file store. */
  maxResponseBytes: number;
  /** What beside people and clients keeps a department from being removed; packages above know. */
  departmentUses?: readonly FindDepartmentUses[];
  /** Whether the inspector roster has a row; the package of the roster is above. */
  isInspector: FindInspector;
  /** What of other parts can be bound to one person; packages above know. */
  personWorks?: readonly PersonWork[];
  /** What depends on the working-day calendar; packages above know. */
  calendarUses?: readonly CalendarUse[];
};

/** Routes of the tenant itself, its departments, people and API clients. */
export function tenancyRoutes(deps: TenancyDeps): ApiRouter {
  const router = newRouter();
  for (const routes of [
    meRoutes,
    standInRoutes,
    draftRoutes,
    tenantRoutes,
    portalInfoRoutes,
    calendarRoutes,
    departmentRoutes,
    personRoutes,
    importRoutes,
    handoverRoutes,
    roleRoutes,
    rightRoutes,
    clientRoutes,
    grantRoutes,
  ]) {
    router.route('/', routes(deps));
  }
  return router;
}
