import { registerMessage, revealMessage, witnessMessage } from '@mingcha/draw';
import { verifySignature } from '@mingcha/draw/ed25519';
import { expect, test } from 'vitest';
import { keyFileText, newKey, publicKeyOf, readKeyFile, registrationLine, signaturesOf } from './key.ts';
import { commitmentOf } from './nonce.ts';

const secret = '6603ac7a47befb00433b7e37ee6c1b6ec2acc953354d6b58c16798aedc49da42';
const nonce = 'ab'.repeat(32);

test('the file gives the key back, and a nonce’s file gives none', () => {
  const text = keyFileText({ tenant: '620300', id: 'notary', name: '公证处', secret });
  expect(readKeyFile(text)).toBe(secret);
  expect(readKeyFile(`随机数：${nonce}`)).toBeUndefined();
  expect(newKey()).not.toBe(newKey());
});

test('the registration shows that the key is held, and says that a page holds it', async () => {
  const of = { tenant: '620300', id: 'notary', name: '公证处', outside: true };
  const { key, held, signature, ...rest } = JSON.parse(await registrationLine(secret, of));
  expect({ ...rest, held }).toEqual({ id: 'notary', name: '公证处', outside: true, held: 'page' });
  expect(key).toBe(await publicKeyOf(secret));
  expect(verifySignature(key, registerMessage('620300', 'notary', key), signature)).toBe(true);
});

test('signatures are those that the draw’s verifier asks for; without a key there are none', async () => {
  const seat = { tenant: '620300', draw: 'D1', party: 'notary', token: 't' };
  const key = await publicKeyOf(secret);
  const sign = (await signaturesOf(seat, secret))!;
  const sealed = witnessMessage('620300', 'D1', 'notary', commitmentOf('notary', nonce));
  expect(verifySignature(key, sealed, sign.overCommitment(nonce))).toBe(true);
  const anchor = 'cd'.repeat(32);
  const revealed = revealMessage('620300', 'D1', { party: 'notary', anchor, nonce });
  expect(verifySignature(key, revealed, sign.overNonce(nonce, anchor))).toBe(true);
  expect(verifySignature(key, revealed, sign.overNonce(nonce, nonce))).toBe(false);
  expect(await signaturesOf(seat, undefined)).toBeUndefined();
});
