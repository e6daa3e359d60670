/** What a caller may do; roles and scopes come down to these. */
export const allRights = [
  'tenancy:read',
  'tenancy:write',
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
  'reports:write',
  'reports:sign',
  'province:read',
] as const;
export type Right = (typeof allRights)[number];

/** Who is calling, from a verified token only. */
export type Principal = {
  tenant: string;
  sub: string;
  name: string;
  kind: 'person' | 'client';
  roles: string[];
  dept?: string;
  /** The person's row in the inspector roster. */
  inspector?: string;
  rights: ReadonlySet<Right>;
};

/** Who did something, as kept in records. */
export type Actor = { sub: string; name: string };

export const actorOf = ({ sub, name }: Principal): Actor => ({ sub, name });
