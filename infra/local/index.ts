export { type Engine, startEngine } from './engine.ts';
export { type Guard, startGuard } from './guard.ts';
export { localDataPolicy, localStsFor } from './sts.ts';
export { clientConfig, ensureTable, tableName } from './table.ts';
