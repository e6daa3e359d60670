/**
 * Whether a file of a kind stays, only passes through and may be dropped after a while, or is removed by who keeps it:
 * one that is sent to be handed in, and one that was.
 */
export const fileKinds = {
  imports: 'passing',
  exports: 'passing',
  proofs: 'kept',
  briefings: 'kept',
  uploads: 'removed',
  attachments: 'removed',
} as const;

/** Large files that come from people or go to them. A key begins with its kind (`imports/…`); tenants' never meet. */
export type FileStore = {
  put(tenant: string, key: string, body: AsyncIterable<Uint8Array> | Uint8Array): Promise<void>;
  /** The file's bytes from the start; undefined where there is none. May be called again. */
  open(tenant: string, key: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Where a client may fetch a file for a short time; it is saved under `fileName`. */
  downloadUrl(tenant: string, key: string, fileName: string): Promise<string>;
  /** Removes a file; that there is none is no fault. Only files whose kind is `removed`. */
  remove(tenant: string, key: string): Promise<void>;
  /** Where a client may PUT a large file itself, for a short time; of exactly so many bytes where `size` says so. */
  uploadUrl(
    tenant: string,
    key: string,
    size?: number,
  ): Promise<{ url: string; method: 'PUT'; headers: Record<string, string> }>;
};
