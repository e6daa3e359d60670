export { limitAllocations } from './allocations.ts';
export { mostUnpacked, readingLimits } from './limits.ts';
export { createReader } from './reader.ts';
export { type ReadResponse, serveTasks } from './serve.ts';
export { startProcess } from './startProcess.ts';
