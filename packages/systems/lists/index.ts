import type { FurtherCheck, ListDefinition } from '@mingcha/catalogue';
import { policyRowCheck } from '../policy/rowCheck.ts';
import { listChecks } from './checks.ts';
import { incentiveMeasures } from './credit/incentives.ts';
import { punishmentMeasures } from './credit/punishments.ts';
import { commitmentWhitelist } from './credit/whitelist.ts';
import { feeItems } from './enterprise/fees.ts';
import { landRequirements } from './enterprise/land.ts';
import { protectedMarks } from './enterprise/marks.ts';
import { policies } from './enterprise/policies.ts';
import { keyProjects } from './enterprise/projects.ts';
import { intermediaryAgencies } from './items/agencies.ts';
import { commitmentItems } from './items/commitments.ts';
import { crossRegionItems } from './items/crossRegion.ts';
import { deficientItems } from './items/deficient.ts';
import { serviceDirectory } from './items/directory.ts';
import { filingItems } from './items/filings.ts';
import { guideForms } from './items/guides.ts';
import { hallNegatives } from './items/hallNegatives.ts';
import { intermediaryItems } from './items/intermediaries.ts';
import { licenceItems } from './items/licences.ts';
import { packageItems } from './items/packages.ts';
import { permitItems } from './items/permits.ts';
import { serviceItems } from './items/serviceItems.ts';
import { bulletins } from './openness/bulletins.ts';
import { opennessCatalogue } from './openness/catalogue.ts';
import { dataResources } from './openness/data.ts';
import { mediaAccounts } from './openness/media.ts';
import { annualReports } from './openness/reports.ts';
import type { ShippedList } from './shipped.ts';
import { supervisionChain } from './supervision/chain.ts';
import { ruleCleanup } from './supervision/cleanup.ts';
import { supervisionItems } from './supervision/items.ts';
import { jointSupervision } from './supervision/joint.ts';
import { leniencyItems } from './supervision/leniency.ts';
import { enforcementNorms } from './supervision/norms.ts';
import { powerList } from './supervision/powers.ts';
import { tradeCredit } from './trade/credit.ts';
import { tradeOpenness } from './trade/openness.ts';
import { tradeSubjects } from './trade/subjects.ts';
import { witnessElements } from './trade/witness.ts';

export { guideForms, listChecks };

/** The lists that a city starts from, each as data. */
export const shippedLists: readonly ShippedList[] = [
  permitItems,
  filingItems,
  serviceDirectory,
  serviceItems,
  intermediaryItems,
  intermediaryAgencies,
  commitmentItems,
  deficientItems,
  licenceItems,
  packageItems,
  crossRegionItems,
  hallNegatives,
  supervisionItems,
  jointSupervision,
  supervisionChain,
  enforcementNorms,
  leniencyItems,
  powerList,
  ruleCleanup,
  punishmentMeasures,
  incentiveMeasures,
  commitmentWhitelist,
  feeItems,
  policies,
  keyProjects,
  landRequirements,
  protectedMarks,
  tradeSubjects,
  tradeCredit,
  witnessElements,
  tradeOpenness,
  opennessCatalogue,
  mediaAccounts,
  bulletins,
  annualReports,
  dataResources,
];

/** Their definitions. */
export const listLibrary: readonly ListDefinition[] = shippedLists.map(({ list }) => list);

/** What is found in rows of these lists beside what their definitions say. */
export const furtherChecks: Readonly<Record<string, FurtherCheck>> = { [policies.list.id]: policyRowCheck };
