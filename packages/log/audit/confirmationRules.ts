import type { LogEntryOf } from '../entries/entry.ts';
import { type Listed, otherwise } from './listedRules.ts';
import type { Verdict } from './rules.ts';

type Entry = LogEntryOf<'witness.confirmed' | 'witness.refused' | 'witness.rule'>;
type Party = { id: string; key?: string | undefined };

type Init = {
  fromStart: boolean;
  /** The witnesses on the standing list, by id. */
  listed: ReadonlyMap<string, Listed>;
};

/** What a province wants to confirm, and what it has confirmed, of the witnesses of a city. */
export function createConfirmationRules({ fromStart, listed }: Init) {
  let required = false;
  /** Of each witness that was decided on the key that is confirmed; undefined where it was refused. */
  const decided = new Map<string, string | undefined>();

  function onList(said: Exclude<Entry, { type: 'witness.rule' }>, word: string): Verdict {
    const { party } = said;
    const known = listed.get(party);
    if (known === undefined) return fromStart ? `未登记的见证方 ${party} ${word}` : undefined;
    const what = otherwise(known, said);
    return what && `${word}的见证方 ${party} 的${what}与登记时不同`;
  }

  return {
    next(entry: Entry): Verdict {
      if (entry.type === 'witness.rule') {
        required = entry.confirmation === 'required';
        return undefined;
      }
      const confirmed = entry.type === 'witness.confirmed';
      const fault = onList(entry, confirmed ? '经省级确认' : '被省级退回');
      if (fault !== undefined) return fault;
      decided.set(entry.party, confirmed ? entry.key : undefined);
      return undefined;
    },

    withdrawn(party: string): void {
      decided.set(party, undefined);
    },

    isConfirmed: (party: string, key: string): boolean => decided.get(party) === key,

    required: (): boolean => required,

    /** The first party without a confirmation of its key; what was decided before the part that is shown is not known. */
    unconfirmedOf(parties: readonly Party[]): string | undefined {
      const isKnown = ({ id }: Party) => fromStart || decided.has(id) || listed.has(id);
      return parties.find(
        (party) => isKnown(party) && (party.key === undefined || decided.get(party.id) !== party.key),
      )?.id;
    },
  };
}
