export { authenticate } from './access/authenticate.ts';
export { type Callers, createCallers } from './access/callers.ts';
export { loadPrincipals } from './access/principals.ts';
export { roleNames, roleRights } from './access/rights.ts';
export { createTokenVerifier, type TokenClaims, type TokenVerifier } from './access/tokens.ts';
export { calendarOfTenant, loadCalendar, type TenantCalendar } from './calendar/load.ts';
export type { CalendarUse, DateMove } from './calendar/use.ts';
export { type ApiClient, clientEntity, type FoundClient, findClient, newClient } from './client.ts';
export {
  allDepartments,
  type Department,
  departmentEntity,
  departmentNames,
  departmentSchema,
  departmentValues,
} from './department.ts';
export type { DepartmentUse, FindDepartmentUses } from './departmentUse.ts';
export { doneDraft, doneDraftHeaders } from './drafts/done.ts';
export { grantedCities, isGranted, openGranted, openProofs } from './grant.ts';
export type { HandOver, PersonalWork, PersonWork } from './handover/work.ts';
export { byName, divisionOf } from './imports/named.ts';
export type { FindInspector } from './people/inspectorRow.ts';
export { type Identities, loginTaken, type Person, personEntity } from './people/person.ts';
export type { TenancyDeps } from './routes.ts';
export {
  drawPolicyHash,
  findProvince,
  findTenant,
  listTenants,
  loadTenant,
  needsSecond,
  openTenant,
  type Tenant,
  type TenantSettings,
} from './tenant.ts';
