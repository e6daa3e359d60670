import { expect, test } from 'vitest';
import { nonceFileText, readNonceFile } from './keep.ts';

const nonce = '6603ac7a47befb00433b7e37ee6c1b6ec2acc953354d6b58c16798aedc49da42';
const commitment = '329dd064ad1e12ec568a50d0e6e28edc0d74394df2f0377eae030e8b7fb40235';

test('the file gives the nonce back, never the commitment', () => {
  const text = nonceFileText({
    title: '联合抽查',
    party: 'p',
    partyName: '公证处',
    draw: '01J0',
    nonce,
    commitment,
  });
  expect(readNonceFile(text)).toBe(nonce);
  expect(readNonceFile(`﻿${text.replaceAll('\r\n', '\n')}`)).toBe(nonce);
});

test('a bare nonce is read, anything else is refused', () => {
  expect(readNonceFile(` ${nonce.toUpperCase()}\n`)).toBe(nonce);
  expect(readNonceFile(`密封承诺：${commitment}`)).toBeUndefined();
  expect(readNonceFile(nonce.slice(1))).toBeUndefined();
});
