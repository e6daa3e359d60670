export { type Engine, startEngine } from './engine.ts';
export { type Guard, startGuard } from './guard.ts';
export { type Running, run } from './run.ts';
export { readSettings, type Settings } from './settings.ts';
export { localDataPolicy, localStsFor } from './sts.ts';
export { clientConfig, ensureTable, tableName } from './table.ts';
