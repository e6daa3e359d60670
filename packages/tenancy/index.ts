export { authenticate } from './authenticate.ts';
export { loadCalendar, type TenantCalendar } from './calendar/load.ts';
export type { CalendarUse, DateMove } from './calendar/use.ts';
export { type ApiClient, clientEntity, type FoundClient, findClient, newClient } from './client.ts';
export {
  allDepartments,
  type Department,
  departmentEntity,
  departmentSchema,
  departmentValues,
} from './department.ts';
export type { DepartmentUse, FindDepartmentUses } from './departmentUse.ts';
export { grantedCities, isGranted } from './grant.ts';
export { type Identities, type Person, personEntity } from './person.ts';
export { rightsOf, roleNames, roleRights } from './rights.ts';
export { type TenancyDeps, tenancyRoutes } from './routes.ts';
export { findTenant, listTenants, loadTenant, type TenantSettings } from './tenant.ts';
export { createTokenVerifier, type TokenVerifier } from './tokens.ts';
