/** Rights that are not about cases. */
const fixedRights = [
  'tenancy:read',
  'tenancy:write',
  'roles:write',
  'rosters:read',
  'rosters:write',
  'rosters:write:all',
  'rosters:personal',
  'catalogue:read',
  'catalogue:write',
  'draws:read',
  'draws:write',
  'proofs:read',
  'audit:read',
  'jobs:read',
  'measures:read',
  'measures:write',
  'measures:sign',
  'reports:write',
  'reports:sign',
  'credit:read',
  'credit:write',
  'credit:personal',
  'exchange:read',
  'exchange:write',
  'credit:check',
  'case-types:read',
  'case-types:write',
  'case-types:publish',
  'province:read',
] as const;

/** What may be done with the cases of a group. */
export const caseVerbs = [
  'read',
  'open',
  'write',
  'sign',
  'approve',
  'supervise',
  'personal',
  'deliver',
] as const;
export type CaseVerb = (typeof caseVerbs)[number];

/** A right over the cases of one group; in what a role holds, the group `*` stands for every group. */
export type CaseRight = `cases:${string}:${CaseVerb}`;

/** What a caller may do; roles and scopes come down to these. */
export type Right = (typeof fixedRights)[number] | CaseRight;

/** All rights, those over cases for every group. */
export const allRights: readonly Right[] = [
  ...fixedRights,
  ...caseVerbs.map((verb) => `cases:*:${verb}` as const),
];

/** Every right, with one group or `*` where it is about cases. */
export const rightPattern = new RegExp(
  `^(?:${fixedRights.join('|')}|cases:(?:\\*|[a-z][a-z0-9-]{0,39}):(?:${caseVerbs.join('|')}))$`,
);

/**
 * How far a right reaches, from narrow to wide: one's own tasks; one's department; it and those below; the departments of
 * its county; the whole city (of a province: the whole province).
 */
export const scopes = ['own', 'department', 'subordinates', 'county', 'city'] as const;
export type Scope = (typeof scopes)[number];

const ofDepartments: readonly Scope[] = ['department', 'subordinates', 'county', 'city'];
const reaching: Partial<Record<Right, readonly Scope[]>> = {
  'rosters:read': ofDepartments,
  'rosters:write': ofDepartments,
  'rosters:personal': ofDepartments,
  'draws:read': ofDepartments,
  'draws:write': ofDepartments,
  'proofs:read': ofDepartments,
  'measures:read': ofDepartments,
  'reports:write': ofDepartments,
  'reports:sign': ofDepartments,
  'credit:read': ofDepartments,
  'credit:write': ofDepartments,
  'credit:personal': ofDepartments,
  'audit:read': scopes,
  'jobs:read': scopes,
};

/** How far a right can reach; what belongs to no department is the whole city's only. Nobody answers cases for all. */
export function scopesFor(right: Right): readonly Scope[] {
  if (/^cases:.*:sign$/.test(right)) return scopes.filter((scope) => scope !== 'city');
  return right.startsWith('cases:') ? scopes : (reaching[right] ?? ['city']);
}

/** The rights that somebody holds, each with how far it reaches. */
export type Rights = ReadonlyMap<Right, Scope>;

/** Holds rights, as a `Principal` does. */
type Holder = { rights: Rights };

export const widerOf = (a: Scope, b: Scope): Scope => (scopes.indexOf(a) < scopes.indexOf(b) ? b : a);

/** The right that covers another for every group; undefined where it is not about the cases of one group. */
function wildcardOf(right: Right): Right | undefined {
  const verb = /^cases:[^*:]+:(\w+)$/.exec(right)?.[1];
  return verb === undefined ? undefined : `cases:*:${verb as CaseVerb}`;
}

/** How far a right reaches that somebody holds, also by one for every group; undefined where they do not hold it. */
export function scopeOf({ rights }: Holder, right: Right): Scope | undefined {
  const exact = rights.get(right);
  const wildcard = wildcardOf(right);
  const general = wildcard && rights.get(wildcard);
  return exact && general ? widerOf(exact, general) : (exact ?? general);
}

/** Whether somebody holds a right, whatever it reaches. */
export const hasRight = (holder: Holder, right: Right): boolean => scopeOf(holder, right) !== undefined;

/** Several persons' or roles' rights as one: of a right that several hold, the widest scope. */
export function unitedRights(all: readonly Rights[]): Rights {
  const united = new Map<Right, Scope>();
  for (const [right, scope] of all.flatMap((rights) => [...rights]))
    united.set(right, widerOf(scope, united.get(right) ?? scope));
  return united;
}

/** Rights cut down to those that a list names; of a right for every group, the named groups remain. */
export function cutRights(rights: Rights, named: readonly string[]): Rights {
  const held = { rights };
  const listed = new Set(named);
  const kept = new Map<Right, Scope>();
  for (const [right, scope] of rights)
    if (listed.has(right) || listed.has(wildcardOf(right) ?? right)) kept.set(right, scope);
  for (const right of named as Right[]) {
    const scope = scopeOf(held, right);
    if (scope) kept.set(right, scope);
  }
  return kept;
}
