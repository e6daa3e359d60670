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
  /** Somebody from outside, by a receipt code and no token: of the case that they open, or of the one that they opened. */
  outside?: 'opens' | { case: string };
};

/** Who did something, as kept in records. */
export type Actor = { sub: string; name: string };

/** Who acts when time alone does. */
export const theClock: Actor = { sub: 'clock', name: '系统' };

export const actorOf = ({ sub, name }: Principal): Actor => ({ sub, name });

/** Somebody, and those for whose tasks they act today. */
export const peopleOf = (principal: Principal): readonly Principal[] => [
  principal,
  ...(principal.standsInFor ?? []),
];

/** How records name a stand-in. */
export const standInName = ({ name }: Pick<Principal, 'name'>, away: Pick<Principal, 'name'>): string =>
  `${name}（代${away.name}）`;

/**
 * The caller under the name by which they do something: their own where they may do it themselves, else with that of the
 * one for whom they act and who may. The rights are the same.
 */
export function namedFor(caller: Principal, may: (one: Principal) => boolean): Principal {
  if (may({ ...caller, standsInFor: [] })) return caller;
  const away = caller.standsInFor?.find(may);
  return away ? { ...caller, name: standInName(caller, away) } : caller;
}
