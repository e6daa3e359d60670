import type { Hash } from '@mingcha/kernel/merkle';
import { compareText } from './bytes.ts';
import { DrawError } from './errors.ts';
import { assignerOf } from './inspectors.ts';
import type { Proof, SelectedRow, TicketRow } from './types.ts';

/**
 * Who replaces a selected object that cannot be inspected: the first unused reserve of its stratum, with inspectors
 * assigned after all objects before it, that is after the whole draw and after the substitutions before this one.
 *
 * `earlier` names the objects replaced before, in that order; a substitute may be replaced in its turn. Those whom a
 * replaced object had keep the load of it. The lists of the proof may stand in any order.
 * Throws a DrawError: `not-selected`, `already-substituted` or `no-reserve-left`.
 */
export function substitute(
  proof: Omit<Proof, 'reveal'>,
  earlier: readonly string[],
  object: string,
  hash: Hash,
): SelectedRow {
  const { plan, inspectors, recusals, result } = proof;
  const rows = new Map(proof.objects.map((row) => [row.id, row]));
  const assigner = assignerOf({ plan, inspectors, recusals, seed: result.seed }, hash);
  for (const { inspectors: named } of result.selected) assigner.charge(named);

  const drawn = new Map(result.selected.map(({ id, stratum }) => [id, stratum]));
  const reserves = [...result.reserves].sort(
    (left, right) => compareText(left.ticket, right.ticket) || compareText(left.id, right.id),
  );
  const replaced = new Set<string>();

  const next = (id: string): SelectedRow => {
    const stratum = drawn.get(id);
    if (stratum === undefined) throw new DrawError('not-selected', '', { found: id });
    if (replaced.has(id)) throw new DrawError('already-substituted', '', { found: id });
    const reserve: TicketRow | undefined = reserves.find(
      (row) => row.stratum === stratum && !drawn.has(row.id),
    );
    const row = reserve && rows.get(reserve.id);
    if (!reserve || !row) throw new DrawError('no-reserve-left', '', { found: id });
    replaced.add(id);
    drawn.set(reserve.id, stratum);
    return { ...reserve, ...assigner.assign(row) };
  };

  for (const id of earlier) next(id);
  return next(object);
}
