import type { Hash } from '@mingcha/kernel/merkle';
import { leafHash, verifyInclusion } from '@mingcha/kernel/merkle';
import {
  type Checkpoint,
  cosignedNoteAt,
  FormatError,
  hasQuorum,
  isSigned,
  type Note,
  type NoteTools,
  type Policy,
  parseCheckpointText,
  parseNote,
  parsePolicy,
  parseProof,
  signaturesOf,
  textOf,
} from '@mingcha/log/tlog';
import { toHex } from '../base/bytes.ts';
import { DrawError } from '../base/errors.ts';
import type { Cosigned, Place, ReadPlace } from '../second/place.ts';

type ReaderTools = {
  hash: Hash;
  /** `verifySignature` of `@mingcha/draw/ed25519`. */
  verifySignature: (key: string, message: Uint8Array, signature: string) => boolean;
};

/**
 * Reads the proofs of a log's entries under a policy (C2SP tlog-policy) that its reader keeps; without one no signature
 * counts. What it returns throws a DrawError: `log-malformed`, `log-not-included`, `log-unknown`, `log-signature-invalid`
 * or `cosignature-invalid`. Throws FormatError for a policy that is none.
 */
export function createPlaceReader({ hash, verifySignature }: ReaderTools, policyText?: string): ReadPlace {
  const tools: NoteTools = {
    hash,
    verify: (key, message, signature) => verifySignature(toHex(key), message, toHex(signature)),
  };
  const policy = policyText === undefined ? undefined : parsePolicy(policyText, tools);

  return (log) => {
    const { note, index, entry, ...head } = included(log, hash);
    const place = { origin: head.origin, index, size: head.size, entry, signers: signersOf(note) };
    return policy ? { ...place, cosigned: judged({ note, ...head }, policy, tools) } : place;
  };
}

/** The entry and the head that it is shown to lie under; no signature has been looked at. */
function included(log: string, hash: Hash): Checkpoint & Pick<Place, 'index' | 'entry'> {
  try {
    const { index, path, checkpoint, extra } = parseProof(log);
    if (!extra) throw new FormatError('the proof has no entry');
    const note = parseNote(checkpoint);
    const head = parseCheckpointText(note.text);
    const { size, root } = head;
    if (!verifyInclusion({ leafHash: leafHash(extra, hash), index, size, path, root }, hash))
      throw new DrawError('log-not-included', '/log');
    return { ...head, note, index, entry: textOf(extra) };
  } catch (error) {
    if (error instanceof DrawError) throw error;
    throw new DrawError('log-malformed', '/log');
  }
}

const signersOf = ({ signatures }: Note): string[] => [
  ...new Set(signatures.map(({ name, id }) => `${name}+${id}`)),
];

/** Which cosigners of the policy have signed, and when enough of them had. */
function judged({ origin, note }: Checkpoint, policy: Policy, tools: NoteTools): Cosigned {
  const log = policy.logs.find(({ key }) => key.name === origin);
  if (!log) throw new DrawError('log-unknown', '/log', { found: origin });
  if (!isSigned(note, log.key, tools))
    throw new DrawError('log-signature-invalid', '/log', { found: origin });
  const by = policy.witnesses
    .filter(({ key }) => signaturesOf(note, key).length > 0)
    .map(({ name, key }) => {
      const at = cosignedNoteAt(note, key, tools);
      if (at === undefined) throw new DrawError('cosignature-invalid', '/log', { found: name });
      return { name, at };
    })
    .sort((left, right) => left.at - right.at);
  const asksNobody = hasQuorum(policy, []);
  const enough = by.findIndex((_, i) => {
    const names = by.slice(0, i + 1).map(({ name }) => name);
    return hasQuorum(policy, names);
  });
  return { by, asksNobody, ...(enough >= 0 && !asksNobody && { since: by[enough]!.at }) };
}
