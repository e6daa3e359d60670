export { decodeBundle, encodeBundle } from './bundle.ts';
export { concat, fromBase64, sameBytes, textOf, toBase64, toHex, toSize, utf8 } from './bytes.ts';
export {
  type Checkpoint,
  checkpointText,
  openCheckpoint,
  parseCheckpointText,
  signCheckpoint,
  type TreeHead,
} from './checkpoint.ts';
export { cosign, cosignedAt, cosignedNoteAt } from './cosignature.ts';
export { type Edge, edgeRoot, emptyEdge, type GrownTile, growEdge } from './edge.ts';
export { FormatError } from './formatError.ts';
export {
  formatNote,
  formatVerifierKey,
  isKeyName,
  isSigned,
  keyId,
  type Note,
  type NoteSignature,
  parseNote,
  parseSignature,
  parseVerifierKey,
  sameKey,
  signatureLine,
  signaturesOf,
  type VerifierKey,
} from './note.ts';
export {
  cosignersOf,
  formatPolicy,
  hasQuorum,
  type Policy,
  type PolicyGroup,
  type PolicyWitness,
  parsePolicy,
} from './policy.ts';
export { formatProof, type LogProof, openProof, parseProof } from './proof.ts';
export { edgeTiles, hashesAt, parseTilePath, type Tile, tileIn, tilePath, tileWidth } from './tiles.ts';
export type { NoteTools, Sign } from './tools.ts';
export { createTileTree, type ReadTile, type TileTree, verifyConsistency } from './tree.ts';
