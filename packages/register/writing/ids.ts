import { newId } from '@mingcha/kernel';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Milliseconds since the epoch at which a ULID says it was made. */
const timeOf = (id: string): number =>
  [...id.slice(0, 10)].reduce((time, character) => time * 32 + alphabet.indexOf(character), 0);

/** A new id that sorts after `previous`, even where this clock is behind the one that made it. */
export function idAfter(previous: string | undefined, at: Date): string {
  const id = newId(at);
  return previous === undefined || id > previous ? id : newId(new Date(timeOf(previous) + 1));
}
