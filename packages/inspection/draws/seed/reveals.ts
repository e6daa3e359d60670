import type { Draw, Party } from '../kept/draw.ts';

const dayMs = 24 * 3_600_000;
const later = (instant: string): string => new Date(Date.parse(instant) + dayMs).toISOString();

/** Parties that were logged as missing, each once. */
export type Missing = { at: string; parties: string[] };

/**
 * Until when each party that can reveal is to have done so: 24 hours after the commitment, the last party 24 hours after the
 * last of the others. Without those that have revealed.
 */
export function revealsDue(draw: Draw): { party: string; at: string }[] {
  const { committed, parties } = draw;
  if (draw.state !== 'committed' || committed?.plan.seed.source !== 'witness') return [];
  const { seed } = committed.plan;
  const others = parties.flatMap(({ revealedAt }) => revealedAt ?? []);
  return parties
    .filter(({ id, nonce }) => nonce === undefined && awaitedBefore(draw, id).length === 0)
    .map(({ id }) => {
      const last = 'last' in seed && seed.last === id;
      return { party: id, at: later([committed.at, ...(last ? others : [])].sort().at(-1)!) };
    });
}

/** The next reveal that is due, and by whom; a batch's witnesses reveal with its first draw. Undefined where none is. */
export function nextReveal(draw: Draw): { at: string; names: string[] } | undefined {
  if (draw.batch && draw.batch.first !== draw.id) return undefined;
  const due = revealsDue(draw);
  const at = due.map((one) => one.at).sort()[0];
  if (at === undefined) return undefined;
  const first = new Set(due.flatMap((one) => (one.at === at ? [one.party] : [])));
  return { at, names: draw.parties.flatMap(({ id, name }) => (first.has(id) ? [name] : [])) };
}

/** Those of them that nobody has logged as missing yet. */
export const notLogged = (draw: Draw) => {
  const logged = new Set(draw.missing?.flatMap(({ parties }) => parties));
  return revealsDue(draw).filter(({ party }) => !logged.has(party));
};

/** How long before its time is over a party is reminded. */
const remindedMs = 6 * 3_600_000;
export const remindedAt = (due: string): string => new Date(Date.parse(due) - remindedMs).toISOString();

/** When a draw is to be looked at next for its witnesses, after an instant: to remind one, or to log it as missing. */
export const nextLook = (draw: Draw, after = ''): string | undefined =>
  notLogged(draw)
    .map(({ at }) => (remindedAt(at) > after ? remindedAt(at) : at))
    .sort()[0];

/** The parties of a committed draw whose nonces must be there before this one's: all others before the last. */
export function awaitedBefore({ committed, parties }: Draw, party: string): Party[] {
  const seed = committed?.plan.seed;
  if (seed?.source !== 'witness' || !('last' in seed) || seed.last !== party) return [];
  return parties.filter(({ id, nonce }) => id !== party && nonce === undefined);
}

/** Who has withheld a nonce by rule: not revealed 24 hours after it was logged as missing. */
export function withheldBy({ missing = [], parties }: Draw, now: Date): string[] {
  const over = missing.filter(({ at }) => later(at) <= now.toISOString()).flatMap((one) => one.parties);
  return parties.flatMap(({ id, nonce }) => (nonce === undefined && over.includes(id) ? [id] : []));
}
