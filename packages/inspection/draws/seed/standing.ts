import type { Draw, Party } from '../kept/draw.ts';
import { lastOf } from './parties.ts';

/** What the standing list says of a party, where it is on it. */
export const keyOf = ({ key, held, outside }: Party) => ({
  ...(key !== undefined && { key }),
  ...(held !== undefined && { held }),
  ...(outside !== undefined && { outside }),
});

/** How far each party of a draw is, as its people, its parties and the public see it. */
export function standingOf({ compose: { seed }, parties, attestations }: Draw) {
  const last = seed.source === 'witness' && lastOf(seed, parties);
  return parties.map((party) => ({
    id: party.id,
    name: party.name,
    ...keyOf(party),
    last: party.key !== undefined && party.id === last,
    committed: party.commitment !== undefined,
    revealed: party.nonce !== undefined,
    attested: attestations?.some(({ id }) => id === party.id) ?? false,
  }));
}
