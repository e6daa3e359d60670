import { otherwise } from './listedRules.ts';
import { type Ask, mostApart, pagesBeside } from './shownDraws.ts';
import type { KnownWitness } from './witnessRules.ts';

/** A witness as the city's pages show it. */
export type ShownWitness = {
  id: string;
  key: string;
  name: string;
  held: 'page' | 'program';
  outside: boolean;
  registeredAt: string;
  confirmation?: { state: 'confirmed' | 'refused'; at: string };
  withdrawn?: { at: string };
};

/** The standing list that stands beside a log, read from the pages' own address. Throws where it cannot be had. */
export const shownWitnesses =
  (logUrl: string, ask: Ask = fetch) =>
  async (): Promise<ShownWitness[]> => {
    const url = `${pagesBeside(logUrl)}/witnesses`;
    const response = await ask(url);
    if (!response.ok) throw new Error(`${url} 答 ${response.status}`);
    return ((await response.json()) as { items: ShownWitness[] }).items;
  };

/**
 * The first difference between the standing list of a log, read from its start up to an entry of the time `last`, and the one
 * that the pages show: a witness that is gone, that nobody registered, another key or name, one from inside that is shown as from
 * outside, a confirmation that is not in the log. What is newer than that entry may not be in the log yet. Undefined where they agree.
 */
export function differenceOfLists(
  listed: ReadonlyMap<string, KnownWitness>,
  shown: readonly ShownWitness[],
  last: string,
): string | undefined {
  const isOld = (at: string) => Date.parse(at) < Date.parse(last) - mostApart;
  const [gone] = [...listed.keys()].filter((id) => !shown.some((one) => one.id === id));
  if (gone !== undefined) return `日志中登记的见证方 ${gone}，网站上已经没有`;
  for (const one of shown) {
    const { id, registeredAt, confirmation, withdrawn } = one;
    const known = listed.get(id);
    if (withdrawn) {
      if (known && isOld(withdrawn.at)) return `网站上已撤销的见证方 ${id}，日志中没有撤销`;
      continue;
    }
    if (!known) {
      if (isOld(registeredAt)) return `网站上的见证方 ${id} 不在日志中`;
      continue;
    }
    const what = otherwise(known, one);
    if (what !== undefined) return `见证方 ${id} 在网站上的${what}与日志不同`;
    const confirmed = confirmation?.state === 'confirmed';
    if (confirmed !== known.confirmed && (!confirmation || isOld(confirmation.at)))
      return `见证方 ${id} 的省级确认在网站上与日志不同`;
  }
  return undefined;
}
