import { useQuery } from '@tanstack/react-query';
import { useMe } from '../session/me.tsx';
import { permits, roleNames } from '../session/rights.ts';
import { call, download, downloadList, type Query, read } from './http.ts';
import type {
  CityDraw,
  CityDrawDetail,
  CityDrawRow,
  Client,
  Department,
  GrantedCity,
  Handover,
  MyStandIn,
  Page,
  Person,
  PersonalWork,
  PortalInfo,
  ProvinceAccess,
  RightOption,
  Role,
  ShownPortalInfo,
  StandIn,
  Tenant,
  TenantSettings,
} from './types.ts';

/** A person's draft: the issuer gives the id. */
export type NewPerson = Omit<Person, 'id' | 'status'>;
/** What to change; a department of null means none. */
export type PersonChange = Partial<Omit<Person, 'id' | 'login' | 'dept' | 'inspector'>> & {
  dept?: string | null;
  inspector?: string | null;
};
/** What to change; a parent of null means none. */
export type DepartmentChange = Partial<Omit<Department, 'id' | 'parent'>> & { parent?: string | null };
export type NewClient = Pick<Client, 'name' | 'role' | 'scopes'> & { dept?: string };

export type NewRole = Pick<Role, 'name' | 'reach'>;

const rolePath = (id: string) => `/v1/roles/${encodeURIComponent(id)}`;

export const tenancyApi = {
  tenant: () => call<Tenant>('GET', '/v1/tenant'),
  updateTenant: (settings: Partial<TenantSettings>, etag: string) =>
    call<Tenant>('PATCH', '/v1/tenant', { body: { settings }, ifMatch: etag }),
  confirmPolicy: (etag: string) => call<Tenant>('POST', '/v1/tenant/policy/confirm', { ifMatch: etag }),
  rejectPolicy: (reason: string, etag: string) =>
    call<Tenant>('POST', '/v1/tenant/policy/reject', { body: { reason }, ifMatch: etag }),
  portalInfo: () => call<ShownPortalInfo>('GET', '/v1/tenant/portal'),
  setPortalInfo: (info: PortalInfo, etag: string) =>
    call<ShownPortalInfo>('PUT', '/v1/tenant/portal', { body: info, ifMatch: etag }),
  provinceAccess: () => read<ProvinceAccess>('/v1/tenant/province-access'),
  setProvinceAccess: (granted: boolean) =>
    call<ProvinceAccess>(granted ? 'PUT' : 'DELETE', '/v1/tenant/province-access'),
  setProvinceProofs: (granted: boolean) =>
    call<ProvinceAccess>(granted ? 'PUT' : 'DELETE', '/v1/tenant/province-access/proofs'),
  provinceCities: () => read<Page<GrantedCity>>('/v1/province/cities'),
  provinceDraws: (city: string, query: { state?: string; year?: number; limit?: number; cursor?: string }) =>
    read<Page<CityDraw>>(`/v1/province/cities/${city}/draws`, query),
  provinceDraw: (city: string, id: string) =>
    read<CityDrawDetail>(`/v1/province/cities/${city}/draws/${encodeURIComponent(id)}`),
  provinceResult: (city: string, id: string, cursor?: string) =>
    read<Page<CityDrawRow>>(`/v1/province/cities/${city}/draws/${encodeURIComponent(id)}/result`, {
      limit: 50,
      cursor,
    }),
  provinceProof: (city: string, id: string, name: string) =>
    download(`/v1/province/cities/${city}/draws/${encodeURIComponent(id)}/proof`, name),
  departments: () => read<Page<Department>>('/v1/departments', { limit: 200 }),
  foundDepartments: (query: Query) => read<Page<Department>>('/v1/departments', query),
  exportDepartments: (query: Query) => downloadList('/v1/departments', '部门', query),
  department: (id: string) => call<Department>('GET', `/v1/departments/${encodeURIComponent(id)}`),
  createDepartment: (department: Department) => call('POST', '/v1/departments', { body: department }),
  updateDepartment: (id: string, change: DepartmentChange, etag: string) =>
    call('PATCH', `/v1/departments/${encodeURIComponent(id)}`, { body: change, ifMatch: etag }),
  removeDepartment: (id: string, etag: string) =>
    call('DELETE', `/v1/departments/${encodeURIComponent(id)}`, { ifMatch: etag }),
  roles: () => read<Page<Role>>('/v1/roles'),
  rights: () => read<Page<RightOption>>('/v1/rights'),
  role: (id: string) => call<Role>('GET', rolePath(id)),
  createRole: (role: NewRole) => call<Role>('POST', '/v1/roles', { body: role }),
  updateRole: (id: string, role: NewRole, etag: string) =>
    call<Role>('PATCH', rolePath(id), { body: role, ifMatch: etag }),
  removeRole: (id: string, etag: string) => call('DELETE', rolePath(id), { ifMatch: etag }),
  peopleOfRole: (id: string) => read<Page<Person>>(`${rolePath(id)}/people`),
  people: (query: Query) => read<Page<Person>>('/v1/people', query),
  exportPeople: (query: Query) => downloadList('/v1/people', '人员账号', query),
  /** Those with a working account whose name or login has a text in it. */
  findPeople: (q: string, dept?: string) =>
    read<Page<Person>>('/v1/people', { q, dept, status: 'active', limit: 20 }),
  standIn: () => call<MyStandIn>('GET', '/v1/me/stand-in'),
  setStandIn: (standIn: StandIn, etag: string) =>
    call<MyStandIn>('PUT', '/v1/me/stand-in', { body: standIn, ifMatch: etag }),
  removeStandIn: (etag: string) => call<MyStandIn>('DELETE', '/v1/me/stand-in', { ifMatch: etag }),
  person: (id: string) => call<Person>('GET', `/v1/people/${encodeURIComponent(id)}`),
  personalWork: (id: string) =>
    read<{ items: PersonalWork[]; more: boolean }>(`/v1/people/${encodeURIComponent(id)}/work`),
  handOver: async (id: string, body: { to: string; reason: string }) =>
    (await call<Handover>('POST', `/v1/people/${encodeURIComponent(id)}/handover`, { body })).data,
  createPerson: (person: NewPerson) =>
    call<Person & { password: string | null }>('POST', '/v1/people', { body: person }),
  updatePerson: (id: string, change: PersonChange, etag: string) =>
    call<Person>('PATCH', `/v1/people/${encodeURIComponent(id)}`, { body: change, ifMatch: etag }),
  removePerson: (id: string, etag: string) =>
    call('DELETE', `/v1/people/${encodeURIComponent(id)}`, { ifMatch: etag }),
  clients: () => read<Page<Client>>('/v1/clients', { limit: 200 }),
  createClient: (client: NewClient) =>
    call<Client & { clientSecret: string }>('POST', '/v1/clients', { body: client }),
  removeClient: (id: string) => call('DELETE', `/v1/clients/${encodeURIComponent(id)}`),
};

const slow = { staleTime: 300_000 };

/** The city's settings with their ETag. */
export function useTenant() {
  return useQuery({ queryKey: ['tenant'], queryFn: tenancyApi.tenant, ...slow });
}

const noRoles: Role[] = [];

/** The roles that this tenant can give; none until they are there. */
export function useRoles(): Role[] {
  const { data } = useQuery({ queryKey: ['roles'], queryFn: tenancyApi.roles, ...slow });
  return data?.items ?? noRoles;
}

/** From a role's id to its name; the id itself where it is not known. */
export function useRoleName(): (id: string) => string {
  const roles = useRoles();
  return (id) => roles.find((role) => role.id === id)?.name ?? roleNames[id] ?? id;
}

/** The city's departments. */
export function useDepartments() {
  const enabled = permits(useMe(), 'tenancy:read');
  return useQuery({
    enabled,
    queryKey: ['departments'],
    queryFn: tenancyApi.departments,
    select: (page) => page.items,
    ...slow,
  });
}

/** From a department's id to its short name; the id itself where it is not known. */
export function useDeptName(): (id: string) => string {
  const { data } = useDepartments();
  return (id) => data?.find((department) => department.id === id)?.name ?? id;
}
