import type { ListedWitness, Seed } from '../../api/types.ts';

type WitnessSeed = Extract<Seed, { source: 'witness' }>;

export const mostParties = 9;

/** A line of the choice: a witness of the list, or one that was chosen and is not on it. */
export type Choice = { id: string; witness?: ListedWitness };

/** Whom one may choose from: who can take part first, who cannot last, and who was chosen without being listed. */
export function choicesOf({ parties }: WitnessSeed, listed: readonly ListedWitness[]): Choice[] {
  const known = new Set(listed.map(({ id }) => id));
  const rank = ({ unavailable }: ListedWitness) => (unavailable ? 1 : 0);
  return [
    ...parties.flatMap(({ id }) => (known.has(id) ? [] : [{ id }])),
    ...[...listed].sort((a, b) => rank(a) - rank(b)).map((witness) => ({ id: witness.id, witness })),
  ];
}

/** The chosen ones from outside of the city's government, who may reveal last. */
export const outsideOf = ({ parties }: WitnessSeed, listed: readonly ListedWitness[]): ListedWitness[] =>
  listed.filter(({ id, outside }) => outside && parties.some((party) => party.id === id));

/** Who reveals last: as chosen, or the last one from outside, as the API takes it. */
export function lastOf(seed: WitnessSeed, listed: readonly ListedWitness[]): ListedWitness | undefined {
  const outside = outsideOf(seed, listed);
  const order = seed.parties.map(({ id }) => id);
  const own = outside.find(({ id }) => id === seed.last);
  if (seed.last !== undefined && order.includes(seed.last)) return own;
  return outside.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id)).at(-1);
}

/** The seed with a witness chosen, or no longer. */
export function toggled({ last, parties, ...seed }: WitnessSeed, id: string, chosen: boolean): WitnessSeed {
  const others = parties.filter((party) => party.id !== id);
  const next = chosen ? [...others, { id }] : others;
  return { ...seed, parties: next, ...(last !== undefined && last !== id && { last }) };
}

/** What still has to be chosen; the list is undefined while it is being loaded. */
export function witnessIssue(
  seed: WitnessSeed,
  listed: readonly ListedWitness[] | undefined,
): string | undefined {
  if (seed.parties.length < 2) return '选择至少两个见证方';
  if (!listed) return undefined;
  const barred = choicesOf(seed, listed).filter(
    ({ id, witness }) => (!witness || witness.unavailable) && seed.parties.some((party) => party.id === id),
  );
  if (barred.length > 0)
    return barred.map(({ id, witness }) => witness?.unavailable?.text ?? `${id} 没有登记为见证方`).join('；');
  if (outsideOf(seed, listed).length === 0) return '见证方中至少有一个本市政府以外的单位';
  return lastOf(seed, listed) ? undefined : '最后公开的见证方须为本市政府以外的单位';
}
