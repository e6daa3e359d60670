import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newReceiptCode, readReceiptCode, shownReceiptCode } from './receiptCode.ts';

const code = newReceiptCode((n) => Uint8Array.from({ length: n }, (_, i) => i * 37));

describe('a receipt code', () => {
  it('has 100 bits and a check character, in groups that people can copy', () => {
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{21}$/);
    expect(shownReceiptCode(code)).toMatch(/^(\w{4}-){4}\w{5}$/);
    const many = new Set(Array.from({ length: 500 }, () => newReceiptCode((n) => randomBytes(n))));
    expect(many.size).toBe(500);
  });

  it('is read however it was typed', () => {
    const shown = shownReceiptCode(code);
    const full = [...shown].map((one) => (one === '-' ? '－' : one)).join('');
    for (const typed of [code, shown, ` ${shown.toLowerCase()} `, full, shown.replaceAll('-', ' ')])
      expect(readReceiptCode(typed)).toBe(code);
    const withOnes = newReceiptCode((n) => new Uint8Array(n).fill(1));
    expect(readReceiptCode(withOnes.replaceAll('1', 'l'))).toBe(withOnes);
  });

  it('shows every wrong character and every two that have changed places', () => {
    for (let at = 0; at < code.length; at++) {
      for (const other of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
        const wrong = code.slice(0, at) + other + code.slice(at + 1);
        expect(readReceiptCode(wrong)).toBe(other === code[at] ? code : undefined);
      }
      for (let to = at + 1; to < code.length; to++) {
        const letters = [...code];
        [letters[at], letters[to]] = [letters[to]!, letters[at]!];
        const swapped = letters.join('');
        expect(readReceiptCode(swapped)).toBe(swapped === code ? code : undefined);
      }
    }
    for (const none of ['', code.slice(1), `${code}0`, '回执码', 'U'.repeat(21)])
      expect(readReceiptCode(none)).toBeUndefined();
  });
});
