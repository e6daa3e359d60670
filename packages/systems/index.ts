/** The library of procedures: a folder a group, a file a definition, its samples beside it. */
import type { CaseType, Sample } from '@mingcha/cases';
import type { PaperTemplate } from '@mingcha/casework';
import type { RegisterKind, Row } from '@mingcha/register';
import { approvalSamples } from './approval/approvals.samples.ts';
import { approvals } from './approval/approvals.ts';
import { approvalItems } from './approval/items.ts';
import { packageSamples } from './approval/packages.samples.ts';
import { packages } from './approval/packages.ts';
import { approvalTemplates } from './approval/templates.ts';
import { complaintSamples } from './complaint/complaints.samples.ts';
import { complaints } from './complaint/complaints.ts';
import { complaintTemplates } from './complaint/templates.ts';
import { deliveryTemplates } from './delivery.ts';
import { hotlineKinds } from './hotline/kinds.ts';
import { hotlineOrderSamples } from './hotline/orders.samples.ts';
import { hotlineOrders } from './hotline/orders.ts';
import { hotlineTemplates } from './hotline/templates.ts';
import { accessRequestSamples } from './openness/access-requests.samples.ts';
import { accessRequests } from './openness/access-requests.ts';
import { accessGrounds } from './openness/grounds.ts';
import { messageSamples } from './openness/messages.samples.ts';
import { messages } from './openness/messages.ts';
import { accessTemplates } from './openness/templates.ts';
import { rectificationSamples } from './rectification/problems.samples.ts';
import { rectifications } from './rectification/problems.ts';
import { rectificationTemplates } from './rectification/templates.ts';

/** Each procedure with its samples. */
export const library: readonly { type: CaseType; samples: readonly Sample[] }[] = [
  { type: messages, samples: messageSamples },
  { type: accessRequests, samples: accessRequestSamples },
  { type: approvals, samples: approvalSamples },
  { type: packages, samples: packageSamples },
  { type: hotlineOrders, samples: hotlineOrderSamples },
  { type: rectifications, samples: rectificationSamples },
  { type: complaints, samples: complaintSamples },
];

/** The lists that these procedures read, by the address each is served at. */
export const systemKinds: readonly { path: string; kind: RegisterKind<Row> }[] = [
  { path: '/v1/catalogues/openness/grounds', kind: accessGrounds },
  { path: '/v1/catalogues/approval/items', kind: approvalItems },
  { path: '/v1/catalogues/hotline/kinds', kind: hotlineKinds },
];

/** The wording of their papers, by the name of the template. */
export const paperTemplates: ReadonlyMap<string, PaperTemplate> = new Map(
  Object.entries({
    ...accessTemplates,
    ...approvalTemplates,
    ...complaintTemplates,
    ...deliveryTemplates,
    ...hotlineTemplates,
    ...rectificationTemplates,
  }),
);
