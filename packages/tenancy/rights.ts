import { allRights, type Right } from '@mingcha/http';

/** Roles and what each may do. A machine's rights are further cut down to the scopes of its token. */
export const roleRights: Record<string, readonly Right[]> = {
  'city-admin': allRights.filter((right) => right !== 'province:read'),
  'department-admin': [
    'tenancy:read',
    'rosters:read',
    'rosters:write',
    'rosters:personal',
    'catalogue:read',
    'draws:read',
    'draws:write',
    'proofs:read',
    'audit:read',
    'jobs:read',
    'measures:read',
    'reports:write',
    'reports:sign',
  ],
  inspector: [
    'tenancy:read',
    'rosters:read',
    'catalogue:read',
    'draws:read',
    'measures:read',
    'reports:write',
  ],
  auditor: [
    'tenancy:read',
    'rosters:read',
    'catalogue:read',
    'draws:read',
    'proofs:read',
    'audit:read',
    'jobs:read',
    'measures:read',
  ],
  'department-client': [
    'rosters:read',
    'rosters:write',
    'catalogue:read',
    'draws:read',
    'jobs:read',
    'tenancy:read',
    'measures:read',
    'reports:write',
    'reports:sign',
  ],
  // A province keeps its own notices in a tenant of its own, so that its cities' measures can point at them.
  province: ['province:read', 'tenancy:read', 'measures:read', 'measures:write', 'jobs:read'],
};

export const roleNames: Record<string, string> = {
  'city-admin': '市级管理员',
  'department-admin': '部门管理员',
  inspector: '执法检查人员',
  auditor: '监督审计人员',
  'department-client': '部门系统接口',
  province: '省级用户',
};

/** The rights of roles, cut down to `scopes` where there are any; an unknown role gives none. */
export function rightsOf(roles: readonly string[], scopes?: readonly string[]): ReadonlySet<Right> {
  const granted = roles.flatMap((role) => (Object.hasOwn(roleRights, role) ? roleRights[role]! : []));
  return new Set(scopes ? granted.filter((right) => scopes.includes(right)) : granted);
}
