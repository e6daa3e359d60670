import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCursorSigner } from './cursor.ts';

const cursors = createCursorSigner(new Uint8Array(32).fill(1));
const place = { pk: 'T#620300#X', sk: '7' };

describe('a cursor', () => {
  it('opens to the place it was signed for', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (scope, any) => {
        expect(JSON.stringify(cursors.open(scope, cursors.sign(scope, any)))).toBe(JSON.stringify(any));
      }),
    );
  });

  it('is refused for another listing, such as another tenant’s', () => {
    expect(() => cursors.open('["T#620800#X"]', cursors.sign('["T#620300#X"]', place))).toThrow(/bad-cursor/);
  });

  it('is refused when it was signed with another key', () => {
    const others = createCursorSigner(new Uint8Array(32).fill(2));
    expect(() => cursors.open('s', others.sign('s', place))).toThrow(/bad-cursor/);
  });

  it('is refused when a single character of it was changed', () => {
    const signed = cursors.sign('s', place);
    fc.assert(
      fc.property(fc.nat(signed.length - 1), fc.constantFrom('A', 'B', '_'), (at, letter) => {
        fc.pre(signed[at] !== letter && signed[at] !== '.');
        const forged = signed.slice(0, at) + letter + signed.slice(at + 1);
        expect(() => cursors.open('s', forged)).toThrow(/bad-cursor/);
      }),
    );
  });

  it('is refused when its last letter decodes to the same bytes: the bits that base64 drops were free', () => {
    const signed = cursors.sign('s', place);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const last = alphabet[alphabet.indexOf(signed.at(-1)!) ^ 1]!;
    const twin = signed.slice(0, -1) + last;
    expect(Buffer.from(twin.split('.')[1]!, 'base64url')).toEqual(
      Buffer.from(signed.split('.')[1]!, 'base64url'),
    );
    expect(() => cursors.open('s', twin)).toThrow(/bad-cursor/);
  });

  it.each(['', '.', 'e30', 'e30.', '.AAAA', 'e30.AAAA', 'a.b.c', 'null', '{}', '翻页'])(
    'is refused as %j',
    (text) => expect(() => cursors.open('s', text)).toThrow(/bad-cursor/),
  );
});
