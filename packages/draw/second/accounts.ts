import type { Hash } from '@mingcha/kernel/merkle';
import { DrawError } from '../base/errors.ts';
import { RootBuilder } from '../first/frame.ts';
import { Ids } from './ids.ts';
import { KINDS } from './kinds.ts';
import { Salts } from './salts.ts';
import type { Benching, Exclusion, InspectorRow2, Plan2, Reasoned, Rows2, StrataOpening } from './types.ts';

/** What a plan says of the rows that it commits to, and the hashes over the ids of both registers. */
export type Parts = Pick<
  Plan2,
  'objects' | 'inspectors' | 'recusals' | 'excluded' | 'benched' | 'adjusted'
> & {
  readonly ids: { readonly objects: string; readonly inspectors: string };
  /** Ids in each register. */
  readonly counts: { readonly objects: number; readonly inspectors: number };
};

/** Takes an account of all rows, which may come in parts: inspectors, then recusals, then objects. */
export class Accounts {
  readonly #hash: Hash;
  readonly #roots;
  readonly #salts = new Salts();
  readonly #objects = new Ids();
  readonly #people = new Ids();
  readonly #depts = new Map<string, { rows: number; adjusted: number; last: number }>();
  readonly #exclusions: Partial<Record<Exclusion, number>> = {};
  readonly #benchings: Partial<Record<Benching, number>> = {};
  readonly #inspectors = new Set<string>();
  /** Objects that recusals name and that have not come yet, with the place of the recusal. */
  readonly #awaited = new Map<string, number>();

  constructor(hash: Hash) {
    this.#hash = hash;
    this.#roots = {
      inspectors: new RootBuilder(KINDS.inspectors, hash),
      benched: new RootBuilder(KINDS.benched, hash),
      recusals: new RootBuilder(KINDS.recusals, hash),
      objects: new RootBuilder(KINDS.objects, hash),
      excluded: new RootBuilder(KINDS.excluded, hash),
    };
  }

  /** Counts the salt that opens sealed strata. */
  open(strata: StrataOpening): void {
    this.#salts.add([strata], () => '/strata/salt');
  }

  /** Takes the next rows, those of both registers in the order of ids. Throws a DrawError for the first that is wrong. */
  add(rows: Rows2): void {
    const place = (list: keyof Rows2) => this.#roots[list].count;
    for (const list of ['inspectors', 'benched', 'recusals', 'objects', 'excluded'] as const) {
      const from = place(list);
      this.#salts.add(rows[list], (i) => `/${list}/${from + i}/salt`);
    }
    this.#addInspectors(rows.inspectors, place('inspectors'));
    for (const { reason } of rows.benched) this.#benchings[reason] = (this.#benchings[reason] ?? 0) + 1;
    for (const { reason } of rows.excluded) this.#exclusions[reason] = (this.#exclusions[reason] ?? 0) + 1;
    this.#people.addBoth(
      { list: 'inspectors', rows: rows.inspectors, id: (row) => row.id },
      { list: 'benched', rows: rows.benched, id: (row) => row.inspector },
      place('benched'),
    );
    for (const [i, { object, inspector }] of rows.recusals.entries()) {
      const path = `/recusals/${place('recusals') + i}`;
      if (!this.#inspectors.has(inspector)) throw new DrawError('recusal-outside', `${path}/inspector`);
      this.#awaited.set(object, place('recusals') + i);
    }
    if (this.#awaited.size > 0) for (const { id } of rows.objects) this.#awaited.delete(id);
    this.#objects.addBoth(
      { list: 'objects', rows: rows.objects, id: (row) => row.id },
      { list: 'excluded', rows: rows.excluded, id: (row) => row.object },
      place('excluded'),
    );
    this.#roots.inspectors.add(rows.inspectors);
    this.#roots.benched.add(rows.benched);
    this.#roots.recusals.add(rows.recusals);
    this.#roots.objects.add(rows.objects);
    this.#roots.excluded.add(rows.excluded);
  }

  #addInspectors(rows: readonly InspectorRow2[], place: number): void {
    for (const [i, { id, dept, adjust }] of rows.entries()) {
      this.#inspectors.add(id);
      const own = this.#depts.get(dept) ?? { rows: 0, adjusted: 0, last: 0 };
      this.#depts.set(dept, own);
      own.rows++;
      if (adjust === undefined) continue;
      own.adjusted++;
      own.last = place + i;
    }
  }

  /** What follows from all rows. Throws a DrawError: `recusal-outside`, `salt-reused` or `too-many-adjusted`. */
  end(): Parts {
    const [awaited] = this.#awaited.values();
    if (awaited !== undefined) throw new DrawError('recusal-outside', `/recusals/${awaited}/object`);
    const reused = this.#salts.reused();
    if (reused !== undefined) throw new DrawError('salt-reused', reused);
    let adjusted = 0;
    for (const { rows, adjusted: own, last } of this.#depts.values()) {
      adjusted += own;
      if (4 * own <= rows) continue;
      const difference = { expected: `≤ ${Math.floor(rows / 4)}`, found: String(own) };
      throw new DrawError('too-many-adjusted', `/inspectors/${last}/adjust`, difference);
    }
    const { objects, inspectors, recusals, excluded, benched } = this.#roots;
    const [exclusions, benchings]: [Reasoned<Exclusion>, Reasoned<Benching>] = [
      { ...excluded.end(), reasons: this.#exclusions },
      { ...benched.end(), reasons: this.#benchings },
    ];
    return {
      objects: objects.end(),
      inspectors: inspectors.end(),
      recusals: recusals.end(),
      excluded: exclusions,
      benched: benchings,
      adjusted,
      ids: { objects: this.#objects.hash(this.#hash), inspectors: this.#people.hash(this.#hash) },
      counts: { objects: this.#objects.count, inspectors: this.#people.count },
    };
  }
}

/** What a plan of these rows commits to. Throws a DrawError where rows are not what a plan may commit to. */
export function partsOf(rows: Rows2, hash: Hash): Parts {
  const accounts = new Accounts(hash);
  accounts.add(rows);
  return accounts.end();
}
