/** The library of procedures: a folder a group, a file a definition, its samples beside it. */
import type { CaseType } from '@mingcha/cases';
import { approvals } from './approval/approvals.ts';
import { hotlineOrders } from './hotline/orders.ts';
import { accessRequests } from './openness/access-requests.ts';
import { messages } from './openness/messages.ts';
import { rectifications } from './rectification/problems.ts';

export const caseTypes: readonly CaseType[] = [
  messages,
  accessRequests,
  approvals,
  hotlineOrders,
  rectifications,
];
