export { readEntry } from '../entries/entry.ts';
export { logAbove } from './aboveRule.ts';
export { auditLog, Contradiction } from './auditLog.ts';
export { type Fetch, openRemote, type RemoteLog } from './remote.ts';
export { createRules } from './rules.ts';
export { type ShownDraw, shownDraws } from './shownDraws.ts';
