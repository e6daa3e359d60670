import type { Rights } from './rights.ts';

/** The departments around somebody's own, which is among them, in order of id. */
export type Reach = { subordinates: readonly string[]; county: readonly string[] };

/** Who is calling, from a verified token only. */
export type Principal = {
  tenant: string;
  sub: string;
  name: string;
  kind: 'person' | 'client';
  roles: string[];
  dept?: string;
  /** The departments below and beside one's own; missing where no right needs them. */
  reach?: Reach;
  /** The person's row in the inspector roster. */
  inspector?: string;
  /** Asked by `hasRight` and `scopeOf` only: a right for every group of cases covers those of one. */
  rights: Rights;
  /** Those of the same department for whose tasks this person acts today, each with their own rights. */
  standsInFor?: readonly Principal[];
};

/** Who did something, as kept in records. */
export type Actor = { sub: string; name: string };

export const actorOf = ({ sub, name }: Principal): Actor => ({ sub, name });
