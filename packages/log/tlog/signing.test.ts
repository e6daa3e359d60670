import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { leafHash } from '@mingcha/kernel';
import { describe, expect, it } from 'vitest';
import { nodeTools } from '../node.ts';
import {
  checkpointText,
  cosign,
  cosignedNoteAt,
  cosignersOf,
  createTileTree,
  formatNote,
  formatPolicy,
  formatProof,
  formatVerifierKey,
  keyId,
  openCheckpoint,
  openProof,
  parseNote,
  parsePolicy,
  parseProof,
  parseVerifierKey,
  signCheckpoint,
  utf8,
  type VerifierKey,
} from './index.ts';

const { hash } = nodeTools;

function keyOf(name: string, type: VerifierKey['type'], byte: number) {
  const pkcs8 = Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    Buffer.alloc(32, byte),
  ]);
  const secret = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  const key = new Uint8Array(createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32));
  const verifier: VerifierKey = { name, type, key, id: keyId(name, type, key, nodeTools) };
  return { verifier, sign: (message: Uint8Array) => sign(null, message, secret) };
}

const log = keyOf('example.com/public/620300/log', 'note', 1);
const witness = keyOf('witness.example/w1', 'cosignature', 2);
const leaf = leafHash(utf8('entry'), hash);
const head = { origin: log.verifier.name, size: 1, root: new Uint8Array(leaf) };
const text = checkpointText(head);

describe('a checkpoint', () => {
  it('opens under its own key alone, and with its own origin', async () => {
    const served = await signCheckpoint(head, log.verifier, log.sign);
    expect(openCheckpoint(served, log.verifier, nodeTools)).toMatchObject(head);
    expect(() => openCheckpoint(served, keyOf(log.verifier.name, 'note', 9).verifier, nodeTools)).toThrow(
      'not signed',
    );
    expect(() => openCheckpoint(served.replace('\n1\n', '\n2\n'), log.verifier, nodeTools)).toThrow(
      'not signed',
    );
    const elsewhere = await signCheckpoint({ ...head, origin: 'example.com/other' }, log.verifier, log.sign);
    expect(() => openCheckpoint(elsewhere, log.verifier, nodeTools)).toThrow('of example.com/other');
  });
});

describe('a cosignature', () => {
  const time = 1_679_315_147;
  it('says when, is of this text, time and key alone, and of a key of its own kind', async () => {
    const line = await cosign(text, { key: witness.verifier, time, sign: witness.sign });
    const at = (served: string, key = witness.verifier) => cosignedNoteAt(parseNote(served), key, nodeTools);
    expect(at(formatNote(text, [line]))).toBe(time);
    expect(at(formatNote(text.replace('\n1\n', '\n2\n'), [line]))).toBeUndefined();
    expect(
      at(formatNote(text, [line]), keyOf('witness.example/w1', 'cosignature', 3).verifier),
    ).toBeUndefined();
    expect(at(formatNote(text, [line]), keyOf('witness.example/w1', 'note', 2).verifier)).toBeUndefined();
    const later = await cosign(text, { key: witness.verifier, time: time + 5, sign: witness.sign });
    expect(at(formatNote(text, [later, line]))).toBe(time);
    const mixed = parseNote(formatNote(text, [line]));
    mixed.signatures[0]!.bytes[7]! ^= 1;
    expect(cosignedNoteAt(mixed, witness.verifier, nodeTools)).toBeUndefined();
  });

  it('counts for a policy by its witness', async () => {
    const vkey = formatVerifierKey(witness.verifier, nodeTools);
    const written = formatPolicy(
      {
        logs: [{ key: log.verifier, url: 'https://example.com/' }],
        witnesses: [{ name: 'notary', key: parseVerifierKey(vkey, nodeTools) }],
        groups: [{ name: 'outside', atLeast: 1, members: ['notary'] }],
        quorum: 'outside',
      },
      (key) => formatVerifierKey(key, nodeTools),
      ['proposed'],
    );
    const policy = parsePolicy(written, nodeTools);
    expect(policy.logs[0]!.url).toBe('https://example.com/');
    const line = await cosign(text, { key: witness.verifier, time, sign: witness.sign });
    expect(cosignersOf(parseNote(formatNote(text, [line])), policy, nodeTools)).toEqual([
      { name: 'notary', at: time },
    ]);
  });
});

describe('a proof of an entry', () => {
  it('opens without the log, for this entry alone', async () => {
    const second = leafHash(utf8('second'), hash);
    const tree = createTileTree({
      size: 2,
      hash,
      read: async () => new Uint8Array(Buffer.concat([leaf, second])),
    });
    const root = await tree.root();
    const checkpoint = await signCheckpoint({ ...head, size: 2, root }, log.verifier, log.sign);
    const proof = formatProof({ index: 1, path: await tree.inclusion(1), checkpoint });
    expect(openProof(proof, second, log.verifier, nodeTools)).toMatchObject({ index: 1, size: 2 });
    const extra = proof.replace('\nindex', '\nextra AAAA\nindex');
    expect(openProof(extra, second, log.verifier, nodeTools)).toMatchObject({ index: 1 });
    expect(() => openProof(proof, leaf, log.verifier, nodeTools)).toThrow('path');
    expect(() => openProof(proof.replace('index 1', 'index 0'), second, log.verifier, nodeTools)).toThrow(
      'path',
    );
    for (const wrong of [
      proof.replace('index 1', 'index 01'),
      proof.replace('@v1', '@v2'),
      '',
      'index 1\n\n',
    ])
      expect(() => parseProof(wrong)).toThrow('proof');
  });
});
