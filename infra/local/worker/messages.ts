import type { TenantCredentials } from '@mingcha/store';
import type { FolderFilesInit } from '../kept/files.ts';
import type { Message } from '../served/queue.ts';

/** What the worker's thread is started with. */
export type ThreadInit = {
  /** Of the guard. */
  endpoint: string;
  cursorKey: Uint8Array;
  files: Pick<FolderFilesInit, 'folder' | 'key' | 'publicUrl'>;
};

/** Whose rights a store of the thread has: those of a tenant's data, or of the rows that wake the clock. */
export type Access = 'data' | 'wakes';

/** `now` is the system's time (ms since 1970): it may be another than the machine's. Numbers say what answers what. */
export type ToThread =
  | { run: number; message: Message; now: number }
  | { assumed: number; credentials: TenantCredentials }
  | { assumed: number; error: unknown };

export type FromThread =
  | { ended: number; error?: unknown }
  | { assume: number; access: Access; tenant: string }
  | { report: unknown; about: Record<string, unknown> };
