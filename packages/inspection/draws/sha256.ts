import { nodeHash } from '@mingcha/draw/nodeHash';

/** SHA-256 for everything a draw hashes here: Node's, with a batch form for many short messages. */
export const sha256 = nodeHash;
