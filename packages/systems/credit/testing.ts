import type { CaseType } from '@mingcha/cases';
import { startCaseApi } from '@mingcha/casework/testing';
import { recordsRouter } from '@mingcha/credit/records';
import { hooks, paperTemplates } from '../index.ts';

/** The API of some procedures of credit with the records that they are about, for two departments, at an instant. */
export const startCreditApi = (library: readonly CaseType[], start: string) =>
  startCaseApi({
    library,
    templates: paperTemplates,
    hooks,
    departments: ['d01', 'd02'],
    start,
    routes: [
      ({ clock, files, maxResponseBytes }) =>
        recordsRouter({ clock, files, maxResponseBytes, queue: { send: async () => undefined } }),
    ],
  });
