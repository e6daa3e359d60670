export { compareText } from './bytes.ts';
export { type Beacon, byDemoBeacon, type Chain, DEMO_CHAIN, QUICKNET, roundAt, roundTime } from './chain.ts';
export { draw } from './draw.ts';
export { type Difference, DrawError, type DrawErrorCode } from './errors.ts';
export { frameRoots, objectLeaves } from './frame.ts';
export { type Assignment, type AssignmentRules, assignInspectors } from './inspectors.ts';
export { ticketInPlan } from './planTicket.ts';
export { publicLimits, publicPartOf, verifyPublic } from './public.ts';
export { type Parts, partsOf } from './second/accounts.ts';
export { hashOf } from './second/batch.ts';
export {
  checkInclusion,
  type Inclusion,
  innerOf,
  type KeptLookup,
  leafOf,
  leavesOf2,
  verifyLookup,
} from './second/inclusion.ts';
export { gatherLines, proofLines, verifyLines } from './second/lines.ts';
export type { NotShown } from './second/notShown.ts';
export { outcomeMessage, registerMessage, revealMessage, witnessMessage } from './second/parties.ts';
export { checkPlace, type Order, orderBy, type Place, placeDetail, type ReadPlace } from './second/place.ts';
export { type PublicPart2, publicPartOf2, verifyPublic2 } from './second/publicPart.ts';
export { checkPlan2, checkProof2, checkReveal2 } from './second/shape.ts';
export type * from './second/types.ts';
export { ADJUSTMENTS, BENCHINGS, EXCLUSIONS, RECUSALS, SPEC_2, UNABLES } from './second/types.ts';
export { commitmentOf, materialOf, nonceCommitment, publiclyVerifiable, seedOf } from './seed.ts';
export { selectObjects } from './select.ts';
export { checkPlan, checkProof, checkPublicPart, checkReveal } from './shape.ts';
export { replaceInspector, substitute, type Unable } from './substitute.ts';
export { ticketOf } from './tickets.ts';
export type { Tools } from './tools.ts';
export type * from './types.ts';
export { SPEC } from './types.ts';
export { STEP_TITLES, type Step, type StepName, type Verdict } from './verdict.ts';
export { verifyingSteps, verifyProof } from './verify.ts';
