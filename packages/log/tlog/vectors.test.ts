import { createPrivateKey, sign } from 'node:crypto';
import { leafHash, merkleRoot, verifyInclusion } from '@mingcha/kernel';
import { describe, expect, it } from 'vitest';
import { nodeTools } from '../node.ts';
import {
  checkpointText,
  concat,
  createTileTree,
  formatNote,
  formatVerifierKey,
  fromBase64,
  hasQuorum,
  isSigned,
  parseCheckpointText,
  parseNote,
  parsePolicy,
  parseTilePath,
  parseVerifierKey,
  signatureLine,
  tilePath,
  toBase64,
  toHex,
  utf8,
  verifyConsistency,
} from './index.ts';

const { hash } = nodeTools;
const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));

/** The leaves, roots and proofs that implementations of RFC 6962 are tried with. */
const leaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const a = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7';
const b = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e';
const c = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4';
const d = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a';
const e = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0';
const f = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b';

const hashes = leaves.map((leaf) => leafHash(hex(leaf), hash));
const treeOf = (size: number) =>
  createTileTree({ size, hash, read: async ({ width }) => concat(...hashes.slice(0, width)) });

describe('the tree of RFC 6962', () => {
  it.each(roots.map((root, i) => [i + 1, root] as const))(
    'of %i leaves has the known root',
    async (size, root) => {
      expect(toHex(await treeOf(size).root())).toBe(root);
      expect(toHex(await treeOf(8).rootAt(size))).toBe(root);
    },
  );

  it.each([
    [0, 8, [a, b, c]],
    [5, 8, [f, e, roots[3]!]],
    [2, 3, [roots[1]!]],
    [0, 1, []],
  ])('shows leaf %i among %i', async (index, size, known) => {
    const path = await treeOf(size).inclusion(index);
    expect(path.map(toHex)).toEqual(known);
    const proof = { leafHash: hashes[index]!, index, size, path, root: hex(roots[size - 1]!) };
    expect(verifyInclusion(proof, hash)).toBe(true);
  });

  it.each([
    [1, 8, [a, b, c]],
    [6, 8, [d, e, roots[3]!]],
    [2, 5, [b, f]],
    [4, 4, []],
  ])('shows that the tree of %i goes on as that of %i', async (from, to, known) => {
    const proof = await treeOf(to).consistency(from);
    expect(proof.map(toHex)).toEqual(known);
    const heads = [from, to].map((size) => ({ size, root: hex(roots[size - 1]!) }));
    expect(verifyConsistency({ from: heads[0]!, to: heads[1]!, proof }, hash)).toBe(true);
  });

  it('has the hash of nothing as its root where there is no leaf', async () => {
    expect(await treeOf(0).root()).toEqual(merkleRoot([], hash));
  });
});

describe('addresses of tiles', () => {
  it.each([
    ['tile/0/x001/x234/067', { level: 0, index: 1_234_067, width: 256 }],
    ['tile/5/x123/x456/078.p/2', { level: 5, index: 123_456_078, width: 2 }],
    ['tile/entries/000.p/255', { level: 'entries', index: 0, width: 255 }],
    ['tile/63/999', { level: 63, index: 999, width: 256 }],
  ] as const)('%s', (path, tile) => {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual(tile);
  });

  it.each([
    'tile/0/x000/001',
    'tile/0/1',
    'tile/0/001/002',
    'tile/00/001',
    'tile/64/001',
    'tile/0/001.p/0',
    'tile/0/001.p/256',
    'tile/0/001.p/01',
    'tile/0/x001',
    'tile/data/001',
    '/tile/0/001',
    'tile/0/001/',
    'tile/0/x999/x999/x999/x999/x999/x999/999',
  ])('refuses %s', (path) => {
    expect(parseTilePath(path)).toBeUndefined();
  });
});

describe('signed notes', () => {
  it('reads the example of the specification', () => {
    const key = parseVerifierKey(
      'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
      nodeTools,
    );
    const note = parseNote(
      'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
    );
    expect(note.text).toBe('This is an example message.\n');
    expect(isSigned(note, key, nodeTools)).toBe(true);
    expect(isSigned({ ...note, text: 'This is another message.\n' }, key, nodeTools)).toBe(false);
  });

  it("signs what Go's own package signs", () => {
    const text =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    const served = `${text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;
    const vkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    const key = parseVerifierKey(vkey, nodeTools);
    expect(formatVerifierKey(key, nodeTools)).toBe(vkey);
    expect(isSigned(parseNote(served), key, nodeTools)).toBe(true);
    const seed = fromBase64('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz')!.slice(1);
    const pkcs8 = Buffer.concat([hex('302e020100300506032b657004220420'), seed]);
    const secret = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
    expect(formatNote(text, [signatureLine(key, sign(null, utf8(text), secret))])).toBe(served);
  });

  it.each([
    ['an id of another key', 'example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'],
    ['a key that is too long', 'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=='],
    ['an unknown kind', 'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['no name', '+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
  ])('refuses a key with %s', (_, vkey) => {
    expect(() => parseVerifierKey(vkey, nodeTools)).toThrow('ke');
  });

  it.each([
    ['nothing signed', 'text\n'],
    ['a control character', 'te\tx\u0001t\n\n— a AAAAAAAA\n'],
    ['a line that is no signature', 'text\n\n- a AAAAAAAA\n'],
    ['no newline at the end', 'text\n\n— a AAAAAAAA'],
    ['a name with a plus', 'text\n\n— a+b AAAAAAAA\n'],
  ])('refuses a note with %s', (_, served) => {
    expect(() => parseNote(served)).toThrow('note');
  });
});

describe('checkpoints', () => {
  it("reads and writes what Go's checksum database does", () => {
    const text = 'go.sum database tree\n123456789012\nTszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=\n';
    const head = parseCheckpointText(text);
    expect(head.size).toBe(123_456_789_012);
    expect(toBase64(leafHash(utf8('hello world'), hash))).toBe(toBase64(head.root));
    expect(checkpointText(head)).toBe(text);
    expect(parseCheckpointText(`${text}an extension\n`)).toEqual(head);
  });

  it.each(['0xabcdef', '012', '-1', '1e3', ''])('refuses the size %s', (size) => {
    const text = `go.sum database tree\n${size}\nTszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=\n`;
    expect(() => parseCheckpointText(text)).toThrow('checkpoint');
  });
});

describe('policy files', () => {
  const vkey = (name: string, type: 'note' | 'cosignature', byte: number) =>
    formatVerifierKey({ name, type, key: new Uint8Array(32).fill(byte) }, nodeTools);
  const text = [
    '# the example of the specification',
    `log ${vkey('log', 'note', 1)} https://example.com/`,
    '',
    ...[1, 2, 3].map((i) => `witness X${i} ${vkey(`x${i}`, 'cosignature', 10 + i)}`),
    'group X-witnesses 2 X1 X2 X3',
    ...[1, 2, 3].map((i) => `\twitness Y${i}  ${vkey(`y${i}`, 'cosignature', 20 + i)}`),
    'group Y-witnesses any Y1 Y2 Y3',
    'group X-and-Y all X-witnesses Y-witnesses',
    'quorum X-and-Y',
    '',
  ].join('\n');

  it.each([
    [['X1', 'X2', 'Y3'], true],
    [['X1', 'X2', 'X3', 'Y1'], true],
    [['X1', 'Y1', 'Y2', 'Y3'], false],
    [['X1', 'X2', 'X3'], false],
    [['X-and-Y'], false],
    [[], false],
  ])('with %j signed, the quorum is there: %s', (signed, there) => {
    expect(hasQuorum(parsePolicy(text, nodeTools), signed)).toBe(there);
  });

  it.each([
    ['no quorum', text.replace('quorum X-and-Y', '')],
    ['two quorums', `${text}quorum none\n`],
    ['a member not defined before', text.replace('X1 X2 X3', 'X1 X2 Z3')],
    ['more than there are', text.replace('2 X1', '4 X1')],
    ['a member of two groups', text.replace('any Y1', 'any X1')],
    ['a name given twice', text.replace('witness X2', 'witness X1')],
    ['a key twice', text.replace(vkey('x2', 'cosignature', 12), vkey('x2', 'cosignature', 11))],
    ["a log's key for a witness", text.replace(vkey('x2', 'cosignature', 12), vkey('x2', 'note', 12))],
    ['an unknown word', `${text}hello\n`],
    ['a group named none', text.replace('group X-and-Y', 'group none')],
  ])('refuses %s', (_, wrong) => {
    expect(() => parsePolicy(wrong, nodeTools)).toThrow();
  });
});
