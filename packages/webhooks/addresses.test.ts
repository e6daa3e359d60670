import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicAddress } from './addresses.ts';
import { addressFault } from './webhook.ts';

describe('an address', () => {
  it.each([
    ['0.0.0.0'],
    ['10.1.2.3'],
    ['100.64.0.1'],
    ['127.0.0.1'],
    ['169.254.169.254'],
    ['172.16.0.1'],
    ['172.31.255.255'],
    ['192.168.1.1'],
    ['198.18.0.1'],
    ['224.0.0.1'],
    ['255.255.255.255'],
    ['::'],
    ['::1'],
    ['fe80::1'],
    ['fd00::1'],
    ['ff02::1'],
    ['::ffff:127.0.0.1'],
    ['::ffff:8.8.8.8'],
    ['64:ff9b::7f00:1'],
    ['2002:7f00:1::'],
    ['2001:0:7f00:1::'],
    ['2001:db8::1'],
    ['not an address'],
  ])('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each([['8.8.8.8'], ['172.32.0.1'], ['223.5.5.5'], ['2400:3200::1'], ['2606:4700::1111']])(
    '%s is public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
});

describe('the address of a subscription', () => {
  it.each([
    ['https://hooks.example.com/in?x=1'],
    ['https://hooks.example.com:8443/'],
    ['https://[2400:3200::1]/'],
  ])('may be %s', (url) => {
    expect(addressFault(url, false)).toBeUndefined();
  });

  it.each([
    ['hooks.example.com'],
    ['ftp://hooks.example.com/'],
    ['file:///etc/passwd'],
    ['http://hooks.example.com/'],
    ['https://a:b@hooks.example.com/'],
    ['https://hooks.example.com:22/'],
    ['https://localhost/'],
    ['https://server/'],
    ['https://db.internal/'],
    ['https://printer.local./'],
    ['https://127.0.0.1/'],
    ['https://2130706433/'],
    ['https://0x7f.1/'],
    ['https://[::1]/'],
    ['https://[::ffff:10.0.0.1]/'],
    ['https://169.254.169.254/latest/meta-data/'],
  ])('is refused as %s', (url) => {
    expect(addressFault(url, false)).toEqual(expect.any(String));
  });

  it('is never one of a private network, however its number is written', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const inside = fc.oneof(
      fc.tuple(fc.constant(10), octet, octet, octet),
      fc.tuple(fc.constant(127), octet, octet, octet),
      fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), octet, octet),
    );
    const number = (parts: number[]) => parts.reduce((sum, part) => sum * 256 + part, 0);
    fc.assert(
      fc.property(inside, fc.constantFrom(10, 8, 16), (parts, base) => {
        const prefix = base === 16 ? '0x' : base === 8 ? '0' : '';
        const hosts = [
          parts.join('.'),
          prefix + number(parts).toString(base),
          parts.map((part) => prefix + part.toString(base)).join('.'),
          `[::ffff:${parts.join('.')}]`,
        ];
        for (const host of hosts) expect(addressFault(`https://${host}/`, false), host).toBeDefined();
      }),
    );
  });
});
