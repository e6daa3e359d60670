import type { Hash } from '@mingcha/kernel/merkle';

/** What the formats are given by their surroundings. */
export type NoteTools = {
  /** SHA-256. */
  readonly hash: Hash;
  /** Whether an Ed25519 signature (64 bytes) over a message is good under a key (32 bytes). False for anything ill-formed. */
  readonly verify: (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
};

/** Signs a message with a key that stays where it is: 64 bytes of Ed25519. */
export type Sign = (message: Uint8Array) => Uint8Array | Promise<Uint8Array>;
