import type { Hash } from '@mingcha/kernel/merkle';
import { compareText } from '../base/bytes.ts';
import { DrawError } from '../base/errors.ts';
import type { Spec } from './forms.ts';
import { type Assignment, assignerOf } from './inspectors.ts';
import type { Frame, Plan, Result, SelectedRow, TicketRow } from './types.ts';

/** What of a proof says who replaces whom. The lists may stand in any order. */
export type Drawn = Frame & {
  readonly plan: Pick<Plan, 'teams' | 'match'> & { readonly spec: Spec };
  readonly result: Result;
};

/** An inspector who cannot go to an object; only by the second specification. */
export interface Unable {
  readonly object: string;
  readonly inspector: string;
}

/**
 * Who replaces a selected object that cannot be inspected: the first unused reserve of its stratum, with inspectors
 * assigned after all objects before it, that is after the whole draw and after the substitutions before this one.
 *
 * `earlier` names the objects and inspectors replaced before, in that order; a substitute may be replaced in its turn.
 * Those whom a replaced object had keep the load of it.
 * Throws a DrawError: `not-selected`, `already-substituted` or `no-reserve-left`.
 */
export function substitute(
  proof: Drawn,
  earlier: readonly (string | Unable)[],
  object: string,
  hash: Hash,
): SelectedRow & Assignment {
  return replayed(proof, earlier, hash).object(object);
}

/**
 * Who goes in the place of an inspector who cannot: the first candidate of the department and object who is not on the
 * object and has not been replaced on it, with loads as they stand then. Who is replaced keeps the load.
 * Throws a DrawError: `not-selected`, `already-substituted`, `not-on-object` or `no-candidate-left`.
 */
export function replaceInspector(
  proof: Drawn,
  earlier: readonly (string | Unable)[],
  unable: Unable,
  hash: Hash,
): string {
  return replayed(proof, earlier, hash).inspector(unable);
}

/** A draw after these replacements. */
function replayed(proof: Drawn, earlier: readonly (string | Unable)[], hash: Hash): Replay {
  const replay = new Replay(proof, hash);
  for (const one of earlier) {
    if (typeof one === 'string') replay.object(one);
    else replay.inspector(one);
  }
  return replay;
}

/** A draw as it goes on from its outcome, replacement by replacement. */
export class Replay {
  readonly #rows;
  readonly #depts;
  readonly #assigner;
  readonly #reserves: readonly TicketRow[];
  /** What is inspected and what was, with its stratum. */
  readonly #drawn = new Map<string, string>();
  /** Who goes to an object now, and who cannot. */
  readonly #teams = new Map<string, { on: string[]; off: Set<string> }>();
  readonly #replaced = new Set<string>();

  constructor({ plan, objects, inspectors, recusals, result }: Drawn, hash: Hash) {
    this.#rows = new Map(objects.map((row) => [row.id, row]));
    this.#depts = new Map(inspectors.map(({ id, dept }) => [id, dept]));
    this.#assigner = assignerOf({ plan, inspectors, recusals, seed: result.seed }, hash);
    this.#reserves = [...result.reserves].sort(
      (left, right) => compareText(left.ticket, right.ticket) || compareText(left.id, right.id),
    );
    for (const row of result.selected) {
      this.#assigner.charge(row.inspectors);
      this.#add(row);
    }
  }

  object(id: string): SelectedRow & Assignment {
    const stratum = this.#stillDrawn(id);
    const reserve = this.#reserves.find((row) => row.stratum === stratum && !this.#drawn.has(row.id));
    const row = reserve && this.#rows.get(reserve.id);
    if (!reserve || !row) throw new DrawError('no-reserve-left', '', { found: id });
    this.#replaced.add(id);
    const substitute = { ...reserve, ...this.#assigner.assign(row) };
    this.#add(substitute);
    return substitute;
  }

  inspector({ object, inspector }: Unable): string {
    this.#stillDrawn(object);
    const { on, off } = this.#teams.get(object)!;
    const place = on.indexOf(inspector);
    const [row, dept] = [this.#rows.get(object), this.#depts.get(inspector)];
    if (place < 0 || !row || dept === undefined)
      throw new DrawError('not-on-object', '', { found: inspector });
    const next = this.#assigner.next(row, dept, new Set([...on, ...off]));
    if (next === undefined) throw new DrawError('no-candidate-left', '', { found: inspector });
    on[place] = next;
    off.add(inspector);
    return next;
  }

  #add({ id, stratum, inspectors }: SelectedRow): void {
    this.#drawn.set(id, stratum);
    this.#teams.set(id, { on: [...inspectors], off: new Set() });
  }

  /** The stratum of an object that is drawn and has not been replaced. */
  #stillDrawn(id: string): string {
    const stratum = this.#drawn.get(id);
    if (stratum === undefined) throw new DrawError('not-selected', '', { found: id });
    if (this.#replaced.has(id)) throw new DrawError('already-substituted', '', { found: id });
    return stratum;
  }
}
