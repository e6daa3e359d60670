import type { CaseType } from '@mingcha/cases';
import { type CaseKind, citizenRouter } from '@mingcha/casework';
import { startCaseApi } from '@mingcha/casework/testing';
import { creditCheckRoutes, recordsRouter } from '@mingcha/credit/records';
import { hooks, paperTemplates } from '../index.ts';

/** The API of some procedures of credit with the records that they are about, and what the public reads of them, for two departments, at an instant. */
export const startCreditApi = (
  library: readonly CaseType[],
  start: string,
  kinds: readonly CaseKind[] = [],
) =>
  startCaseApi({
    ...{ library, kinds, hooks, start, templates: paperTemplates },
    departments: ['d01', 'd02'],
    routes: [
      ({ clock, files, maxResponseBytes }) =>
        recordsRouter({ clock, files, maxResponseBytes, queue: { send: async () => undefined } }),
      creditCheckRoutes,
      citizenRouter,
    ],
  });
