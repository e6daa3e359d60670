import type { LogEntryOf, LogEntryType } from '../entries/entry.ts';
import { createConfirmationRules } from './confirmationRules.ts';
import type { KnownDraw } from './drawRules.ts';
import { createListedRules, type Listed } from './listedRules.ts';
import type { Verdict } from './rules.ts';

export type WitnessEntry = LogEntryOf<Extract<LogEntryType, `witness.${string}`>>;
/** A witness of the standing list, and whether the province has confirmed it. */
export type KnownWitness = Listed & { confirmed: boolean };
type Party = { commitment: string; revealed: boolean; missing: boolean };

type Init = { fromStart: boolean; draws: ReadonlyMap<string, KnownDraw> };

/** What witnesses commit to and reveal, and the standing list of them. Parties of a batch are named with its first draw. */
export function createWitnessRules({ fromStart, draws }: Init) {
  const parties = new Map<string, Map<string, Party>>();
  const lastOf = new Map<string, string>();
  const listed = createListedRules({ fromStart });
  const confirmations = createConfirmationRules({ fromStart, listed: listed.all });
  let program: string | undefined;
  const of = (draw: string) => {
    const known = parties.get(draw) ?? new Map<string, Party>();
    parties.set(draw, known);
    return known;
  };

  function revealed({ draw, party }: LogEntryOf<'witness.revealed'>): Verdict {
    const known = of(draw);
    const own = known.get(party);
    if (!own) return fromStart ? `见证方 ${party} 在任务 ${draw} 中未承诺就公开` : undefined;
    if (own.revealed) return `见证方 ${party} 在任务 ${draw} 中公开两次`;
    if (fromStart && !draws.has(draw)) return `见证方 ${party} 先于任务 ${draw} 的承诺公开`;
    const waiting = [...known].filter(([id, one]) => id !== party && !one.revealed).map(([id]) => id);
    if (lastOf.get(draw) === party && waiting.length > 0)
      return `应最后公开的见证方 ${party} 先于 ${waiting.join('、')} 公开`;
    own.revealed = true;
    return undefined;
  }

  function missing({ draw, parties: ids }: LogEntryOf<'witness.missing'>): Verdict {
    for (const id of ids) {
      const own = of(draw).get(id);
      if (!own && fromStart) return `未承诺的见证方 ${id} 被记为逾期`;
      if (own?.revealed) return `已公开的见证方 ${id} 被记为逾期`;
      if (own) own.missing = true;
    }
    return undefined;
  }

  return {
    /** The standing list as the log has it: who was registered and not withdrawn. */
    list: (): ReadonlyMap<string, KnownWitness> =>
      new Map(
        [...listed.all].map(([id, one]) => [
          id,
          { ...one, confirmed: confirmations.isConfirmed(id, one.key) },
        ]),
      ),

    /** Takes the parties of a draw that is committed; those of a batch's other draws are its first one's. */
    committed({ draw, seed, batch, at }: LogEntryOf<'draw.committed'> & { at: string }): Verdict {
      if (seed.source !== 'witness') return undefined;
      const unconfirmed = confirmations.unconfirmedOf(seed.parties);
      if (unconfirmed !== undefined && confirmations.required())
        return `任务 ${draw} 的见证方 ${unconfirmed} 没有省级确认，而当时须经省级确认`;
      const committed = draws.get(draw);
      if (committed && unconfirmed !== undefined) committed.unconfirmed = unconfirmed;
      const fault = listed.named(seed, at);
      if (fault !== undefined) return `任务 ${draw} ${fault}`;
      if (batch && batch.draws[0] !== draw) return undefined;
      const known = of(draw);
      for (const { id, commitment } of seed.parties) {
        const own = known.get(id);
        if (own && own.commitment !== commitment) return `见证方 ${id} 在任务 ${draw} 中的承诺前后不同`;
        known.set(id, own ?? { commitment, revealed: false, missing: false });
      }
      if (seed.last !== undefined) lastOf.set(draw, seed.last);
      return undefined;
    },

    voided({ draw, withheld = [], at }: LogEntryOf<'draw.voided'> & { at: string }): Verdict {
      listed.withheld(withheld, at);
      const known = parties.get(draw);
      if (!known || !fromStart) return undefined;
      const unnamed = withheld.find((id) => !known.get(id)?.missing);
      return unnamed === undefined ? undefined : `作废任务 ${draw} 所称逾期的见证方 ${unnamed} 此前没有记录`;
    },

    next(entry: WitnessEntry): Verdict {
      switch (entry.type) {
        case 'witness.committed': {
          const known = of(entry.draw);
          if (known.has(entry.party)) return `见证方 ${entry.party} 在任务 ${entry.draw} 中承诺两次`;
          known.set(entry.party, { commitment: entry.commitment, revealed: false, missing: false });
          return undefined;
        }
        case 'witness.revealed':
          return revealed(entry);
        case 'witness.missing':
          return missing(entry);
        case 'witness.registered':
          return listed.registered(entry);
        case 'witness.withdrawn':
          confirmations.withdrawn(entry.party);
          return listed.withdrawn(entry);
        case 'witness.program': {
          if (program === entry.hash) return `见证程序 ${entry.hash} 连续记载两次`;
          program = entry.hash;
          return undefined;
        }
        default:
          return confirmations.next(entry);
      }
    },
  };
}
