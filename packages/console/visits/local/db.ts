import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Sealed } from './seal.ts';

/** Somebody who has used this browser for visits. */
export interface AccountRecord {
  /** Tenant and person, such as `620300/01J…`. */
  account: string;
  key: CryptoKey;
  /** Who they are, as `/v1/me` said it. */
  me: Sealed;
  /** When the system was last reached for them, in milliseconds by its clock. */
  seenAt: number;
  /** Server time minus the phone's at that moment, in milliseconds. */
  offset: number;
}

export type Key = [account: string, id: string];

interface Schema extends DBSchema {
  accounts: { key: string; value: AccountRecord };
  downloads: { key: Key; value: Sealed };
  /** `open`: the system does not have all of it yet. `until`: when it goes, in milliseconds. */
  works: { key: Key; value: Sealed & { open: boolean; until?: number } };
  /** By account, visit and file. */
  files: { key: [...Key, string]; value: Sealed };
}

export type Database = IDBPDatabase<Schema>;

let opened: Promise<Database> | undefined;

/** The browser's database of visits. Everything about them is encrypted by the account's key. */
export function openDatabase(): Promise<Database> {
  opened ??= openDB<Schema>('mingcha-visits', 1, {
    upgrade(db) {
      db.createObjectStore('accounts', { keyPath: 'account' });
      for (const name of ['downloads', 'works', 'files'] as const) db.createObjectStore(name);
    },
    // Another tab with a newer version must not wait for this one.
    blocking: (_version, _blocked, event) => (event.target as IDBDatabase).close(),
    terminated: () => {
      opened = undefined;
    },
  });
  return opened;
}

/** All keys that begin with these parts. */
export const below = (...parts: string[]): IDBKeyRange => IDBKeyRange.bound(parts, [...parts, []]);
