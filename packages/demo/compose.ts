import type { ObjectRow, ObjectType, RiskClass } from './rows.ts';

/** The body that composes a draw, as the API takes it. `permille` and `count` exclude each other. */
export interface Compose {
  title: string;
  /** Id of the task (抽查任务) that it carries out. */
  task?: string;
  items: string[];
  disclosure: 'full' | 'sealed';
  filter: {
    regions?: string[];
    industries?: string[];
    types?: ObjectType[];
    labels?: string[];
    classes?: RiskClass[];
    /** `YYYY-MM-DD`; objects never inspected stay in. */
    lastInspectedBefore?: string;
    statuses?: ObjectRow['status'][];
  };
  stratify: 'class' | 'none';
  strata: { stratum: string; permille?: number; count?: number; reserve: number }[];
  teams: { dept: string; size: number }[];
  match: ('region' | 'skills')[];
  seed:
    | { source: 'drand'; delaySeconds: number }
    | { source: 'witness'; parties: { id: string }[] }
    | { source: 'local' };
  recusals: { object: string; inspector: string; reason: string }[];
}

type Stratification = Pick<Compose, 'stratify' | 'strata'>;

/** Strata by risk class: permille of A, B, C and D, and of rows without a class as of class B. */
export function byClass(
  permille: [a: number, b: number, c: number, d: number],
  reserve: number,
): Stratification {
  const [a, b, c, d] = permille;
  const shares: [string, number][] = [
    ['A', a],
    ['B', b],
    ['C', c],
    ['D', d],
    ['U', b],
  ];
  return {
    stratify: 'class',
    strata: shares.map(([stratum, share]) => ({ stratum, permille: share, reserve })),
  };
}

/** One stratum with a fixed number of objects. */
export function inAll(count: number, reserve: number): Stratification {
  return { stratify: 'none', strata: [{ stratum: 'all', count, reserve }] };
}
