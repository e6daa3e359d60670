export { tilePath } from '../tlog/index.ts';
export type { LogHead } from './entities.ts';
export { headPath, type LogFiles } from './files.ts';
export type { LogKeys } from './keys.ts';
export { type SequenceDeps, sequence } from './sequence.ts';
export { createSequencer, notifyingStore, type TakeIn, wakeSequencer } from './sequencer.ts';
export { LogStopped, type StopCode, stopTexts } from './stops.ts';
