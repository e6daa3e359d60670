import { expect, test } from 'vitest';
import { readNonceFile } from './nonce.ts';

const nonce = '6603ac7a47befb00433b7e37ee6c1b6ec2acc953354d6b58c16798aedc49da42';
const commitment = '329dd064ad1e12ec568a50d0e6e28edc0d74394df2f0377eae030e8b7fb40235';
const place = { tenant: '620300', draw: 'D1', party: '620300-jwjw' };

test('a nonce that was kept bare before keys had passphrases is read with its commitment', () => {
  const bare = { nonce, commitment };
  expect(readNonceFile(`密封承诺：${commitment}\r\n随机数：${nonce}\r\n`, place)).toEqual(bare);
  expect(readNonceFile(` ${nonce.toUpperCase()}\n`, place)).toEqual(bare);
  expect(readNonceFile(`密封承诺：${commitment}`, place)).toBeUndefined();
  expect(readNonceFile(nonce.slice(1), place)).toBeUndefined();
});
