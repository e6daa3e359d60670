import { expect, test } from 'vitest';
import {
  isSealedByPassphrase,
  openByPassphrase,
  openBySecret,
  sealByPassphrase,
  sealBySecret,
  weakness,
} from './seal.ts';

const secret = '6603ac7a47befb00433b7e37ee6c1b6ec2acc953354d6b58c16798aedc49da42';
const few = 100_000;

test('what is sealed opens by its passphrase alone, for what it was sealed about', async () => {
  const sealed = await sealByPassphrase(secret, '春眠不觉晓，处处闻啼鸟', 'a', few);
  expect(JSON.stringify(sealed)).not.toContain(secret);
  expect(await openByPassphrase(sealed, '春眠不觉晓，处处闻啼鸟', 'a')).toBe(secret);
  expect(await openByPassphrase(sealed, '春眠不觉晓，处处闻啼', 'a')).toBeUndefined();
  expect(await openByPassphrase(sealed, '春眠不觉晓，处处闻啼鸟', 'b')).toBeUndefined();
  const changed = { ...sealed, box: sealed.box.replace(/^./, (sign) => (sign === '0' ? '1' : '0')) };
  expect(await openByPassphrase(changed, '春眠不觉晓，处处闻啼鸟', 'a')).toBeUndefined();
});

test('wide signs are the narrow ones: an input method may give either', async () => {
  const sealed = await sealByPassphrase(secret, 'abc 12345 xyz', '', few);
  expect(await openByPassphrase(sealed, 'ａｂｃ　１２３４５ ｘｙｚ', '')).toBe(secret);
});

test('under another secret, too, and never twice alike', async () => {
  const [one, other] = [
    await sealBySecret(secret, 'ab'.repeat(32), 'x'),
    await sealBySecret(secret, 'ab'.repeat(32), 'x'),
  ];
  expect(one.box).not.toBe(other.box);
  expect(await openBySecret(one, 'ab'.repeat(32), 'x')).toBe(secret);
  expect(await openBySecret(one, 'ac'.repeat(32), 'x')).toBeUndefined();
});

test('a file may ask for neither too few rounds nor for so many that the page stops', async () => {
  const sealed = await sealByPassphrase(secret, 'any words at all', '', few);
  expect(isSealedByPassphrase(sealed)).toBe(true);
  for (const iterations of [1, 99_999, 10_000_001, 1e12, '100000', 100_000.5])
    expect(isSealedByPassphrase({ ...sealed, iterations })).toBe(false);
  expect(isSealedByPassphrase({ ...sealed, iv: '00' })).toBe(false);
  expect(isSealedByPassphrase(null)).toBe(false);
});

test.each([
  ['123456789', '至少 10 个字符'],
  ['aaaaaaaaaaaa', '太少'],
  ['一二三四五六七八九', '至少 10 个字符'],
  ['春眠不觉晓处处闻啼鸟', undefined],
])('of %s as a passphrase: %s', (passphrase, said) => {
  const found = weakness(passphrase);
  if (said === undefined) expect(found).toBeUndefined();
  else expect(found).toContain(said);
});
