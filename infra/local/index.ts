export { type Running, run } from './run.ts';
export { readSettings, type Settings } from './settings.ts';
export { type Engine, startEngine } from './table/engine.ts';
export { type Guard, startGuard } from './table/guard.ts';
export { localDataPolicy, localStsFor } from './table/sts.ts';
export { clientConfig, ensureTable, tableName } from './table/table.ts';
