export { openRemote, type RemoteLog } from './remote.ts';
export { createRules } from './rules.ts';
