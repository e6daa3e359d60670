import { defineEntity } from '@mingcha/store';
import type { CreditRecord } from '../records/record.ts';

/** The type of cases that warnings open. */
export const leadType = 'leads';

/** What set a lead off. It is written with the lead, so that the rule knows its leads, and the lead its facts. */
export type OpenedWarning = {
  /** Id of the lead. */
  case: string;
  /** Id of the rule, and what it was called then. */
  rule: string;
  title: string;
  subject: string;
  name: string;
  /** The day of the occasion, `YYYY-MM-DD`. */
  since: string;
  /** The first records that it is about. */
  records: readonly Pick<CreditRecord, 'id' | 'kind' | 'number' | 'date'>[];
  /** ISO instant at which the lead was opened. */
  at: string;
};

export const openedWarningEntity = defineEntity<OpenedWarning>()({
  name: 'CREDITWARNING',
  key: (of: Pick<OpenedWarning, 'case'>) => ({ partition: [of.case], sort: ['opened'] }),
  index: ({ rule, at, case: of }) => ({ partition: [rule], sort: [at, of] }),
});
