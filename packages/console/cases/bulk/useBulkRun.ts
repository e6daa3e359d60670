import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { casesApi } from '../../api/cases/cases.ts';
import type { Case, Values } from '../../api/cases/caseTypes.ts';
import type { Answer } from '../../api/http.ts';
import { useEach } from '../../ui/act/useEach.ts';
import type { Choice } from './choices.ts';

/**
 * Does one thing to several cases. Those that were refused or lost can be tried again: each case has one key for all
 * tries, so that what was done is not done twice.
 */
export function useBulkRun(cases: readonly Answer<Case>[]) {
  const client = useQueryClient();
  const [run] = useState(() => crypto.randomUUID());
  const each = useEach(cases.map(({ data, etag }) => ({ id: data.id, data, etag })));

  async function start(choice: Choice, values: Values) {
    await each.start(async ({ id, data, etag }, again) => {
      const idempotencyKey = `${run}-${id}`;
      if (choice.do === 'approve') return casesApi.approve(data, choice.name, idempotencyKey);
      const seen = again ? (await casesApi.get(data.type, id)).etag : etag;
      return casesApi.act(data, choice.name, { values }, seen, idempotencyKey);
    });
    for (const name of ['case', 'cases', 'inbox', 'cases-due', 'case-events', 'audit'])
      void client.invalidateQueries({ queryKey: [name] });
  }
  return { outcomes: each.outcomes, busy: each.busy, start };
}
