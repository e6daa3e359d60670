/** The library of procedures: a folder a group, a file a definition, its samples beside it. */
import type { CaseType, Sample } from '@mingcha/cases';
import type { CaseKind, Hooks, PaperTemplate } from '@mingcha/casework';
import { creditHooks, measureKinds } from '@mingcha/credit/cases';
import { capKind, publicationHooks, visitHooks, visitOver } from '@mingcha/inspection';
import { approvalSamples } from './approval/approvals.samples.ts';
import { approvals } from './approval/approvals.ts';
import { commitmentSamples } from './approval/commitments.samples.ts';
import { commitments } from './approval/commitments.ts';
import { approvalItems } from './approval/items.ts';
import { listedItems } from './approval/listedItems.ts';
import { packageSamples } from './approval/packages.samples.ts';
import { packages } from './approval/packages.ts';
import { situationHooks } from './approval/situations.ts';
import { approvalTemplates } from './approval/templates.ts';
import { awardAmount } from './award/amount.ts';
import { awardSamples } from './award/awards.samples.ts';
import { awards } from './award/awards.ts';
import { awardClauses } from './award/clauses.ts';
import { awardedOnce } from './award/once.ts';
import { awardTemplates } from './award/templates.ts';
import { competitionReviewSamples } from './competition/reviews.samples.ts';
import { competitionReviews } from './competition/reviews.ts';
import { competitionTemplates } from './competition/templates.ts';
import { complaintSamples } from './complaint/complaints.samples.ts';
import { complaints } from './complaint/complaints.ts';
import { complaintTemplates } from './complaint/templates.ts';
import { utilityConnectionSamples } from './connection/connections.samples.ts';
import { utilityConnections } from './connection/connections.ts';
import { connectionTemplates } from './connection/templates.ts';
import { constructionProjectSamples } from './construction/projects.samples.ts';
import { constructionProjects } from './construction/projects.ts';
import { constructionTemplates } from './construction/templates.ts';
import { abnormalListingSamples } from './credit/abnormalListings.samples.ts';
import { abnormalListings } from './credit/abnormalListings.ts';
import { classChangeSamples } from './credit/classChanges.samples.ts';
import { classChanges } from './credit/classChanges.ts';
import { seriousListingSamples } from './credit/listings.samples.ts';
import { seriousListings } from './credit/listings.ts';
import { creditObjectionSamples } from './credit/objections.samples.ts';
import { creditObjections } from './credit/objections.ts';
import { creditRepairSamples } from './credit/repairs.samples.ts';
import { creditRepairs } from './credit/repairs.ts';
import { creditTemplates } from './credit/templates.ts';
import { incentiveUseSamples, punishmentUseSamples } from './credit/uses.samples.ts';
import { incentiveUses, punishmentUses } from './credit/uses.ts';
import { deliveryTemplates } from './delivery.ts';
import { consultationSamples } from './document/consultations.samples.ts';
import { consultations } from './document/consultations.ts';
import { documentSamples } from './document/documents.samples.ts';
import { documents } from './document/documents.ts';
import { documentTemplates } from './document/templates.ts';
import { listEditionSamples } from './editions/editions.samples.ts';
import { listEditions } from './editions/editions.ts';
import { editionHooks } from './editions/hooks.ts';
import { editionTemplates } from './editions/templates.ts';
import { enterpriseRequestSamples } from './enterprise/requests.samples.ts';
import { enterpriseRequests } from './enterprise/requests.ts';
import { enterpriseTemplates } from './enterprise/templates.ts';
import { enterpriseVisitSamples } from './enterprise/visits.samples.ts';
import { enterpriseVisits } from './enterprise/visits.ts';
import { hotlineKinds } from './hotline/kinds.ts';
import { hotlineOrderSamples } from './hotline/orders.samples.ts';
import { hotlineOrders } from './hotline/orders.ts';
import { hotlineTemplates } from './hotline/templates.ts';
import { checkedBatches } from './inspection/batches.ts';
import { asPlanned } from './inspection/planned.ts';
import { inspectionPlanSamples } from './inspection/plans.samples.ts';
import { inspectionPlans } from './inspection/plans.ts';
import { inspectionTaskSamples } from './inspection/tasks.samples.ts';
import { inspectionTasks } from './inspection/tasks.ts';
import { inspectionTemplates } from './inspection/templates.ts';
import { inspectionVisitSamples } from './inspection/visits.samples.ts';
import { inspectionVisits } from './inspection/visits.ts';
import { visitsDone } from './inspection/visitsDone.ts';
import { leadSamples } from './lead/leads.samples.ts';
import { leads } from './lead/leads.ts';
import { leadTemplates } from './lead/templates.ts';
import { accessRequestSamples } from './openness/access-requests.samples.ts';
import { accessRequests } from './openness/access-requests.ts';
import { accessGrounds } from './openness/grounds.ts';
import { messageSamples } from './openness/messages.samples.ts';
import { messages } from './openness/messages.ts';
import { accessTemplates } from './openness/templates.ts';
import { policyClaimSamples } from './policy/claims.samples.ts';
import { policyClaims } from './policy/claims.ts';
import { policyHooks } from './policy/hooks.ts';
import { policyKind } from './policy/kind.ts';
import { policyMatchingSamples } from './policy/matchings.samples.ts';
import { policyMatchings } from './policy/matchings.ts';
import { policyTemplates } from './policy/templates.ts';
import { badRatingSamples } from './rating/bad-ratings.samples.ts';
import { badRatings } from './rating/bad-ratings.ts';
import { ratingTemplates } from './rating/templates.ts';
import { rectificationSamples } from './rectification/problems.samples.ts';
import { rectifications } from './rectification/problems.ts';
import { rectificationTemplates } from './rectification/templates.ts';
import { licenceClaimSamples } from './registration/claims.samples.ts';
import { licenceClaims } from './registration/claims.ts';
import { simpleDeregistrationSamples } from './registration/deregistrations.samples.ts';
import { simpleDeregistrations } from './registration/deregistrations.ts';
import { registrationTemplates } from './registration/templates.ts';
import { suspensionHooks } from './suspensions/hooks.ts';
import { itemSuspensionSamples } from './suspensions/suspensions.samples.ts';
import { itemSuspensions } from './suspensions/suspensions.ts';
import { suspensionTemplates } from './suspensions/templates.ts';

/** Each procedure with its samples. */
export const library: readonly { type: CaseType; samples: readonly Sample[] }[] = [
  { type: messages, samples: messageSamples },
  { type: accessRequests, samples: accessRequestSamples },
  { type: approvals, samples: approvalSamples },
  { type: packages, samples: packageSamples },
  { type: hotlineOrders, samples: hotlineOrderSamples },
  { type: rectifications, samples: rectificationSamples },
  { type: complaints, samples: complaintSamples },
  { type: leads, samples: leadSamples },
  { type: badRatings, samples: badRatingSamples },
  { type: enterpriseRequests, samples: enterpriseRequestSamples },
  { type: enterpriseVisits, samples: enterpriseVisitSamples },
  { type: utilityConnections, samples: utilityConnectionSamples },
  { type: simpleDeregistrations, samples: simpleDeregistrationSamples },
  { type: licenceClaims, samples: licenceClaimSamples },
  { type: commitments, samples: commitmentSamples },
  { type: competitionReviews, samples: competitionReviewSamples },
  { type: consultations, samples: consultationSamples },
  { type: documents, samples: documentSamples },
  { type: awards, samples: awardSamples },
  { type: policyMatchings, samples: policyMatchingSamples },
  { type: policyClaims, samples: policyClaimSamples },
  { type: constructionProjects, samples: constructionProjectSamples },
  { type: seriousListings, samples: seriousListingSamples },
  { type: abnormalListings, samples: abnormalListingSamples },
  { type: creditRepairs, samples: creditRepairSamples },
  { type: classChanges, samples: classChangeSamples },
  { type: creditObjections, samples: creditObjectionSamples },
  { type: punishmentUses, samples: punishmentUseSamples },
  { type: incentiveUses, samples: incentiveUseSamples },
  { type: inspectionPlans, samples: inspectionPlanSamples },
  { type: inspectionTasks, samples: inspectionTaskSamples },
  { type: inspectionVisits, samples: inspectionVisitSamples },
  { type: listEditions, samples: listEditionSamples },
  { type: itemSuspensions, samples: itemSuspensionSamples },
];

export { runPolicyMatches } from './policy/run.ts';

/** The lists that these procedures read, by the address each is served at. */
export const systemKinds: readonly { path: string; kind: CaseKind }[] = [
  { path: '/v1/catalogues/openness/grounds', kind: accessGrounds },
  { path: '/v1/catalogues/approval/items', kind: { ...approvalItems, further: listedItems } as CaseKind },
  { path: '/v1/catalogues/hotline/kinds', kind: hotlineKinds },
  { path: '/v1/catalogues/award/clauses', kind: awardClauses },
  { path: '/v1/catalogues/inspection/caps', kind: capKind },
];

/** Lists of the tenant that are data, as fields of these procedures name them; they are served with all lists. */
export const listedKinds: readonly CaseKind[] = [
  ...measureKinds,
  policyKind,
] as readonly unknown[] as readonly CaseKind[];

/** The code that these procedures name. */
export const hooks: Hooks = new Map([
  ['award.amount', awardAmount],
  ['award.once', awardedOnce],
  ...visitHooks,
  ...publicationHooks,
  ...editionHooks,
  ...suspensionHooks,
  ...policyHooks,
  ...situationHooks,
  ...creditHooks,
  ['inspection.batches', checkedBatches],
  ['inspection.planned', asPlanned],
  ['inspection.visitsDone', visitsDone],
  ['inspection.visitOver', visitOver],
]);

/** The wording of their papers, by the name of the template. */
export const paperTemplates: ReadonlyMap<string, PaperTemplate> = new Map(
  Object.entries({
    ...accessTemplates,
    ...approvalTemplates,
    ...awardTemplates,
    ...competitionTemplates,
    ...complaintTemplates,
    ...connectionTemplates,
    ...constructionTemplates,
    ...creditTemplates,
    ...deliveryTemplates,
    ...documentTemplates,
    ...editionTemplates,
    ...enterpriseTemplates,
    ...hotlineTemplates,
    ...inspectionTemplates,
    ...leadTemplates,
    ...policyTemplates,
    ...ratingTemplates,
    ...rectificationTemplates,
    ...registrationTemplates,
    ...suspensionTemplates,
  }),
);
