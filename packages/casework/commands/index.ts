/** The entry for packages that act on cases for a caller, by the rights and rules of the API's own routes. */
export type { CaseDeps } from '../deps.ts';
export { doOnCase, judgeOnCase } from '../engine/command.ts';
export { openCaseOf } from '../engine/opening/open.ts';
export { loadSeen, type SeenCase } from '../engine/seen.ts';
