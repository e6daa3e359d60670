import { allRights, type Right, type Rights, type Scope, scopes } from '@mingcha/http';

type Held = Partial<Record<Scope, readonly Right[]>>;

const rightsOf = (held: Held): Rights =>
  new Map(scopes.flatMap((scope) => (held[scope] ?? []).map((right) => [right, scope] as const)));

/** What somebody does for a department, who answers for it. */
export const forDepartments = [
  'rosters:write',
  'reports:write',
  'reports:sign',
] as const satisfies readonly Right[];
/** A province publishes its own lists, each version after a review. */
const ofProvinceLists: readonly Right[] = [
  'catalogue:read',
  'catalogue:write',
  'cases:catalogue:read',
  'cases:catalogue:open',
  'cases:catalogue:write',
];
/** Nobody answers the cases of all departments; what a department's system has found, that system alone delivers. */
const notOfCities: readonly Right[] = [...forDepartments, 'province:read', 'cases:*:sign', 'cases:*:deliver'];

/**
 * Roles and what each may do, and how far. A machine's rights are further cut down to its scopes and those of its token.
 */
export const roleRights: Readonly<Record<string, Rights>> = {
  'city-admin': rightsOf({
    department: forDepartments,
    city: allRights.filter((right) => !notOfCities.includes(right)),
  }),
  'department-admin': rightsOf({
    own: ['audit:read'],
    department: [...forDepartments, 'draws:write', 'credit:write', 'credit:personal'],
    subordinates: [
      'proofs:read',
      'jobs:read',
      'measures:read',
      'cases:*:read',
      'cases:*:open',
      'cases:*:sign',
      'cases:*:personal',
    ],
    city: [
      'tenancy:read',
      'rosters:read',
      'rosters:personal',
      'catalogue:read',
      'draws:read',
      'credit:read',
      'credit:check',
    ],
  }),
  // Who signs for a department: what its people propose is approved by somebody else of it.
  'department-head': rightsOf({
    own: ['audit:read'],
    department: ['reports:write', 'reports:sign', 'cases:*:sign', 'cases:*:approve'],
    subordinates: ['proofs:read', 'measures:read', 'cases:*:read', 'cases:*:personal'],
    city: ['tenancy:read', 'rosters:read', 'catalogue:read', 'draws:read', 'credit:read', 'credit:check'],
  }),
  inspector: rightsOf({
    // Who goes to an enterprise calls it before.
    department: [
      'measures:read',
      'reports:write',
      'cases:*:read',
      'cases:*:open',
      'cases:inspection:personal',
    ],
    city: ['tenancy:read', 'rosters:read', 'catalogue:read', 'draws:read', 'credit:read', 'credit:check'],
  }),
  auditor: rightsOf({
    city: [
      'tenancy:read',
      'rosters:read',
      'catalogue:read',
      'draws:read',
      'proofs:read',
      'audit:read',
      'jobs:read',
      'measures:read',
      'credit:read',
      'exchange:read',
      'cases:*:read',
    ],
  }),
  'department-client': rightsOf({
    department: [
      ...forDepartments,
      'jobs:read',
      'credit:read',
      'credit:write',
      'measures:read',
      'cases:*:read',
      'cases:*:open',
      'cases:*:sign',
    ],
    city: ['rosters:read', 'catalogue:read', 'draws:read', 'tenancy:read'],
  }),
  // A department's own system delivers what its people found; people sign, review and publish it.
  'results-client': rightsOf({
    department: ['cases:*:deliver', 'cases:*:read'],
    city: ['catalogue:read'],
  }),
  // Asks, before something is granted, what stands against it, and nothing else.
  'check-client': rightsOf({ city: ['credit:check'] }),
  'province-admin': rightsOf({
    city: [
      'province:read',
      'tenancy:read',
      'tenancy:write',
      'roles:write',
      'audit:read',
      'measures:read',
      'measures:write',
      'measures:sign',
      'jobs:read',
      'case-types:read',
      'case-types:write',
      'case-types:publish',
      ...ofProvinceLists,
      'cases:catalogue:supervise',
    ],
  }),
  // A province keeps its own notices in a tenant of its own, so that its cities' measures can point at them.
  province: rightsOf({
    city: [
      'province:read',
      'tenancy:read',
      'measures:read',
      'measures:write',
      'jobs:read',
      'case-types:read',
      'case-types:write',
      ...ofProvinceLists,
    ],
  }),
};

/** Whether a tenant is a province: the codes of provinces end with four zeros (GB/T 2260). */
const isProvince = (tenant: string) => tenant.endsWith('0000');

/** An auditor of a province audits its cities, as far as they let it; the province draws nothing itself. */
const auditorOfProvince = rightsOf({
  city: [
    'province:read',
    'tenancy:read',
    'proofs:read',
    'audit:read',
    'jobs:read',
    'measures:read',
    'catalogue:read',
    'cases:catalogue:read',
  ],
});

/** What a shipped role may do in a tenant. */
export const shippedRights = (tenant: string, role: string): Rights =>
  role === 'auditor' && isProvince(tenant) ? auditorOfProvince : roleRights[role]!;

export const roleNames: Record<string, string> = {
  'city-admin': '市级管理员',
  'department-admin': '部门管理员',
  'department-head': '部门负责人',
  inspector: '执法检查人员',
  auditor: '监督审计人员',
  'department-client': '部门系统接口',
  'results-client': '检查结果报送接口',
  'check-client': '信用核查接口',
  'province-admin': '省级管理员',
  province: '省级用户',
};

const machineRoles = ['department-client', 'results-client', 'check-client'];
const provinceRoles = ['province-admin', 'province', 'auditor'];

/** The roles that clients of a tenant can have; a province's are not a city's. */
export const clientRolesOf = (tenant: string): string[] =>
  isProvince(tenant)
    ? provinceRoles
    : Object.keys(roleRights).filter((role) => role === 'auditor' || !provinceRoles.includes(role));

/** The roles that people of a tenant can have. */
export const personRolesOf = (tenant: string): string[] =>
  clientRolesOf(tenant).filter((role) => !machineRoles.includes(role));

/** The role of a tenant's administrators. */
export const adminRoleOf = (tenant: string): string => (isProvince(tenant) ? 'province-admin' : 'city-admin');
