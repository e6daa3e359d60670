export { compareText } from './base/bytes.ts';
export {
  type Beacon,
  byDemoBeacon,
  type Chain,
  DEMO_CHAIN,
  QUICKNET,
  roundAt,
  roundTime,
} from './base/chain.ts';
export { type Difference, DrawError, type DrawErrorCode } from './base/errors.ts';
export { commitmentOf, materialOf, nonceCommitment, publiclyVerifiable, seedOf } from './base/seed.ts';
export type { Tools } from './base/tools.ts';
export { draw } from './first/draw.ts';
export { frameRoots, objectLeaves } from './first/frame.ts';
export { type Assignment, type AssignmentRules, assignInspectors } from './first/inspectors.ts';
export { ticketInPlan } from './first/planTicket.ts';
export { publicLimits, publicPartOf, verifyPublic } from './first/public.ts';
export { selectObjects } from './first/select.ts';
export { checkPlan, checkProof, checkPublicPart, checkReveal } from './first/shape.ts';
export { replaceInspector, substitute, type Unable } from './first/substitute.ts';
export { ticketOf } from './first/tickets.ts';
export type * from './first/types.ts';
export { SPEC } from './first/types.ts';
export { STEP_TITLES, type Step, type StepName, type Verdict } from './first/verdict.ts';
export { verifyingSteps, verifyProof } from './first/verify.ts';
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
