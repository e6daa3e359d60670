import { registerMessage, revealMessage, witnessMessage } from '@mingcha/draw';
import { publicKeyOf, verifySignature } from '@mingcha/draw/ed25519';
import { expect, test } from 'vitest';
import { commitmentOf } from '../nonce.ts';
import {
  keyFileText,
  newSecret,
  readKeyFile,
  registrationLine,
  rewrapped,
  secretIn,
  signaturesOf,
  underPassphrase,
} from './key.ts';
import { nonceFileText, nonceIn, readNonceFile } from './nonce.ts';
import { sealBySecret } from './seal.ts';

const secret = '6603ac7a47befb00433b7e37ee6c1b6ec2acc953354d6b58c16798aedc49da42';
const nonce = 'ab'.repeat(32);
const passphrase = '春眠不觉晓，处处闻啼鸟';
const of = { tenant: '620300', id: 'notary', name: '公证处', outside: true };
const place = { tenant: '620300', draw: 'D1', party: 'notary' };

const kept = await underPassphrase(secret, passphrase, of, 100_000);

test('the file has no key that opens without the passphrase, and gives the key back with it', async () => {
  const text = keyFileText(kept);
  expect(text).not.toContain(secret);
  const read = readKeyFile(`﻿${text}`);
  expect(read).toEqual(kept);
  expect(await secretIn(kept, passphrase)).toBe(secret);
  expect(await secretIn(kept, `${passphrase}。`)).toBeUndefined();
  expect(newSecret()).not.toBe(newSecret());
});

test('a file whose key, id or city was changed opens with no passphrase', async () => {
  const other = publicKeyOf('11'.repeat(32));
  for (const change of [{ key: other }, { id: 'other' }, { tenant: '620400' }])
    expect(await secretIn({ ...kept, ...change }, passphrase)).toBeUndefined();
});

test('a bare key of before is read, a nonce’s file gives none', () => {
  expect(readKeyFile(`见证方：公证处\r\n见证密钥：${secret}\r\n`)).toEqual({ secret });
  expect(readKeyFile(`随机数：${nonce}`)).toBeUndefined();
  expect(readKeyFile('{"kind":"mingcha-witness-key/1"}')).toBeUndefined();
});

test('with another passphrase it is the same key, and the old one opens it no more', async () => {
  const next = (await rewrapped(kept, passphrase, 'another passphrase'))!;
  expect(await secretIn(next, 'another passphrase')).toBe(secret);
  expect(await secretIn(next, passphrase)).toBeUndefined();
  expect(await rewrapped(kept, 'wrong', 'another passphrase')).toBeUndefined();
});

test('the registration shows that the key is held, and says that a page holds it', () => {
  const { key, held, signature, ...rest } = JSON.parse(registrationLine(kept));
  expect({ ...rest, held }).toEqual({ id: 'notary', name: '公证处', outside: true, held: 'page' });
  expect(key).toBe(publicKeyOf(secret));
  expect(verifySignature(key, registerMessage('620300', 'notary', key), signature)).toBe(true);
});

test('signatures are those that the draw’s verifier asks for', async () => {
  const seat = { ...place, token: 't' };
  const { key } = kept;
  const sign = await signaturesOf(seat, secret);
  const sealed = witnessMessage('620300', 'D1', 'notary', commitmentOf('notary', nonce));
  expect(verifySignature(key, sealed, sign.overCommitment(nonce))).toBe(true);
  const anchor = 'cd'.repeat(32);
  const revealed = revealMessage('620300', 'D1', { party: 'notary', anchor, nonce });
  expect(verifySignature(key, revealed, sign.overNonce(nonce, anchor))).toBe(true);
  expect(verifySignature(key, revealed, sign.overNonce(nonce, nonce))).toBe(false);
});

test('a nonce’s file opens by the key, for its own party of its own draw', async () => {
  const commitment = commitmentOf('notary', nonce);
  const about = ['mingcha-witness-nonce/1', '620300', 'D1', 'notary', commitment].join('\n');
  const sealed = await sealBySecret(nonce, secret, about);
  const one = { commitment, signature: '12'.repeat(64), sealed };
  const text = nonceFileText(place, { title: '联合抽查', partyName: '公证处' }, one);
  expect(text).not.toContain(nonce);
  const read = readNonceFile(text, place)!;
  expect(read).toEqual(one);
  expect(await nonceIn(read, place, secret)).toBe(nonce);
  expect(await nonceIn(read, place, '11'.repeat(32))).toBeUndefined();
  expect(await nonceIn({ ...one, commitment: nonce }, place, secret)).toBeUndefined();
  expect(readNonceFile(text, { ...place, draw: 'D2' })).toBeUndefined();
  expect(readNonceFile(text, { ...place, party: 'other' })).toBeUndefined();
});
