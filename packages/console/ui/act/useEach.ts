import { useState } from 'react';
import { asProblem, problemText } from '../../api/problem.ts';

/** How it went with one of several things. */
export type Outcome = { is: 'waiting' | 'busy' | 'done' } | { is: 'refused'; why: string };

/** So many are done at a time. */
const atOnce = 2;

/** Does something to each of several things, each with its own outcome; those that were refused can be tried again. */
export function useEach<T extends { id: string }>(things: readonly T[]) {
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const tell = (id: string, outcome: Outcome) => setOutcomes((now) => new Map(now).set(id, outcome));
  const busy = [...outcomes.values()].some(({ is }) => is === 'waiting' || is === 'busy');

  /** `again` is whether it was tried before. */
  async function start(doOne: (thing: T, again: boolean) => Promise<unknown>) {
    const again = outcomes.size > 0;
    const open = things.filter(({ id }) => outcomes.get(id)?.is !== 'done');
    for (const { id } of open) tell(id, { is: 'waiting' });
    const left = open.values();
    const work = async () => {
      for (const thing of left) {
        tell(thing.id, { is: 'busy' });
        try {
          await doOne(thing, again);
          tell(thing.id, { is: 'done' });
        } catch (error) {
          const problem = asProblem(error);
          tell(thing.id, { is: 'refused', why: problemText(problem) || problem.title });
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  }
  return { outcomes, busy, start };
}
