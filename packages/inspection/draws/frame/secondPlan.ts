import {
  type AccountedList,
  DrawError,
  hashOf,
  type ListVersion,
  type Plan2,
  partsOf,
  type StrataOpening,
  type StratumTake,
} from '@mingcha/draw';
import { problems } from '@mingcha/kernel';
import type { Compose } from '../composing/compose.ts';
import { classStrata } from '../composing/filter.ts';
import { sha256 } from '../sha256.ts';
import { defaultStatuses } from './frame.ts';
import type { Frame } from './lists.ts';
import { saltsOf } from './salts.ts';
import type { Share } from './strata.ts';

/** What of a plan of the second specification follows from the rows of the pinned lists. */
export type Account = Pick<
  Plan2,
  | 'objects'
  | 'inspectors'
  | 'recusals'
  | 'lists'
  | 'scope'
  | 'excluded'
  | 'benched'
  | 'adjusted'
  | 'classed'
  | 'strata'
> & { readonly opening?: StrataOpening };

export type Lists = Readonly<Record<'objects' | 'inspectors' | 'items', ListVersion>>;

type Given = {
  compose: Compose;
  frame: Frame;
  lists: Lists;
  /** Strata that are drawn from, with what is taken. */
  strata: readonly StratumTake[];
  idle: readonly string[];
  secret: string;
};

/** Strata of which a draw by class takes nothing, as its shares say. */
export function idleStrata({ stratify }: Pick<Compose, 'stratify'>, shares: readonly Share[]): string[] {
  if (stratify !== 'class') return [];
  const drawn = new Set(
    shares.filter(({ permille = 0, count = 0 }) => permille + count > 0).map(({ stratum }) => stratum),
  );
  return classStrata.filter((stratum) => !drawn.has(stratum));
}

/** The classes that a draw is limited to; undefined where it is open to all. */
function limitedTo({ filter, stratify }: Compose, idle: readonly string[]): string[] | undefined {
  if (!filter.classes && (stratify !== 'class' || idle.length === 0)) return undefined;
  return classStrata.filter((one) => (filter.classes ?? classStrata).includes(one) && !idle.includes(one));
}

/** What opens the hash that stands for a condition on class in a plan's scope. */
const classCondition = (compose: Compose, idle: readonly string[], secret: string) => {
  const condition = limitedTo(compose, idle);
  return condition && { salt: saltsOf(secret, 'scope', ['classes'])[0]!, condition };
};

/** The filter exactly as it is applied. A condition on class stands in it only as a hash. */
function scopeOf({ compose, idle, secret }: Given): Record<string, unknown> {
  const { classes: _classes, statuses = [...defaultStatuses], ...open } = compose.filter;
  const opening = classCondition(compose, idle, secret);
  return { ...open, statuses, ...(opening && { classes: hashOf(opening, sha256) }) };
}

/**
 * Takes an account of all rows of both rosters for a plan. Throws `invalid` (422) where more than a quarter of a
 * department's inspectors have an adjusted load.
 */
export function accountOf(given: Given): Account {
  const { compose, frame, lists, secret } = given;
  const { ids, counts, ...parts } = refusing(() => partsOf(frame, sha256));
  const accounted = (list: 'objects' | 'inspectors'): AccountedList => {
    // The rows were read from this very version: another number would be a fault of ours.
    if (counts[list] !== lists[list].count) throw new Error(`the ${list} read are not those of the version`);
    return { ...lists[list], ids: ids[list] };
  };
  const strata = given.strata.map(({ stratum, take, reserve }) => ({ stratum, take, reserve }));
  const scope = scopeOf(given);
  const base = {
    ...parts,
    lists: { objects: accounted('objects'), inspectors: accounted('inspectors'), items: lists.items },
    scope,
    classed: 'classes' in scope ? (['scope'] as const) : [],
  };
  if (compose.disclosure === 'full') return { ...base, strata };
  const opening = { salt: saltsOf(secret, 'strata', [''])[0]!, strata };
  const total = (part: 'take' | 'reserve') => strata.reduce((sum, one) => sum + one[part], 0);
  return {
    ...base,
    strata: { take: total('take'), reserve: total('reserve'), hash: hashOf(opening, sha256) },
    opening,
  };
}

/** The draw's own refusals of rows, in words for the person who commits. */
function refusing<T>(account: () => T): T {
  try {
    return account();
  } catch (error) {
    if (!(error instanceof DrawError) || error.code !== 'too-many-adjusted') throw error;
    throw problems.invalid([
      {
        pointer: '/adjustments',
        message:
          '同一部门调整负荷的人员（含名录中增加了负荷的）超过了参加人员的四分之一，请减少调整的人数，或改为本次不参加',
      },
    ]);
  }
}
