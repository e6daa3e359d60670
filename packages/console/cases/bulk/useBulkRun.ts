import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { casesApi } from '../../api/cases.ts';
import type { Case, Values } from '../../api/caseTypes.ts';
import type { Answer } from '../../api/http.ts';
import { asProblem, problemText } from '../../api/problem.ts';
import type { Choice } from './choices.ts';

/** How it went with one case. */
export type Outcome = { is: 'waiting' | 'busy' | 'done' } | { is: 'refused'; why: string };

/** So many are done at a time. */
const atOnce = 2;

/**
 * Does one thing to several cases, each with its own outcome. Those that were refused or lost can be tried again: each
 * case has one key for all tries, so that what was done is not done twice.
 */
export function useBulkRun(cases: readonly Answer<Case>[]) {
  const client = useQueryClient();
  const [run] = useState(() => crypto.randomUUID());
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const tell = (id: string, outcome: Outcome) => setOutcomes((now) => new Map(now).set(id, outcome));
  const busy = [...outcomes.values()].some(({ is }) => is === 'waiting' || is === 'busy');

  async function doOne({ data, etag }: Answer<Case>, choice: Choice, values: Values, again: boolean) {
    const { type, id } = data;
    tell(id, { is: 'busy' });
    const idempotencyKey = `${run}-${id}`;
    try {
      if (choice.do === 'approve') await casesApi.approve(data, choice.name, idempotencyKey);
      else {
        const seen = again ? (await casesApi.get(type, id)).etag : etag;
        await casesApi.act(data, choice.name, { values }, seen, idempotencyKey);
      }
      tell(id, { is: 'done' });
    } catch (error) {
      const problem = asProblem(error);
      tell(id, { is: 'refused', why: problemText(problem) || problem.title });
    }
  }

  async function start(choice: Choice, values: Values) {
    const again = outcomes.size > 0;
    const open = cases.filter(({ data }) => outcomes.get(data.id)?.is !== 'done');
    for (const { data } of open) tell(data.id, { is: 'waiting' });
    const left = open.values();
    const work = async () => {
      for (const one of left) await doOne(one, choice, values, again);
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    for (const name of ['case', 'cases', 'inbox', 'cases-due', 'case-events', 'audit'])
      void client.invalidateQueries({ queryKey: [name] });
  }
  return { outcomes, busy, start };
}
