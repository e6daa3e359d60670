import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Names of all that lies in the data folder. Only these are ever removed, for the folder may be any. */
const names = {
  table: 'table.db',
  secrets: 'secrets.json',
  accounts: 'accounts.json',
  files: 'files',
  queue: 'queue',
  demo: 'demo.json',
  clients: 'demo-clients.json',
  witnesses: 'demo-witnesses.json',
  witnessKeys: 'demo-witness-keys.json',
  log: 'log',
  logKeys: 'log-keys.json',
  cosigners: 'demo-cosigners',
} as const;

export type DataPaths = Record<keyof typeof names, string>;

/** Where things lie below the data folder. */
export const dataPaths = (folder: string): DataPaths =>
  Object.fromEntries(Object.entries(names).map(([key, name]) => [key, join(folder, name)])) as DataPaths;

/** Makes the folder, for its owner alone. */
export const makeDataFolder = (folder: string) => mkdir(folder, { recursive: true, mode: 0o700 });

/** Removes all that was kept in the folder, and nothing else. */
export async function emptyDataFolder(folder: string): Promise<void> {
  const { table, ...others } = dataPaths(folder);
  const all = [table, `${table}-wal`, `${table}-shm`, `${table}-journal`, ...Object.values(others)];
  await Promise.all(all.map((path) => rm(path, { recursive: true, force: true })));
}

/** Throws where the folder was in use, but its table is gone: an empty table beside it would look as if all were well. */
export function requireTable({ table, secrets }: DataPaths): void {
  if (existsSync(table) || !existsSync(secrets)) return;
  throw new Error(
    `${table} is missing beside other data: restore it from a backup, or start anew with --fresh`,
  );
}
