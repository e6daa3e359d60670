import { describe, expect, it } from 'vitest';
import { checkUscc, usccCheckDigit } from './uscc.ts';

describe('unified social credit codes', () => {
  it.each([
    '91350100M000100Y43',
    '91110000802100433B',
    '91440300708461136T',
    '9144030071526726XG',
    '11620300013909010R',
  ])('accepts %s', (code) => expect(checkUscc(code)).toBe('ok'));
  it('warns about a code that was legally issued with a wrong check digit', () => {
    expect(checkUscc('91350100M0001TGQXM')).toBe('check-digit');
  });
  it.each(['', '9135', '91350100m000100Y43', '91350100I000100Y43', '91350100M000100Y433'])(
    'refuses %j',
    (code) => expect(checkUscc(code)).toBe('malformed'),
  );
  it('says what is wrong with the first seventeen characters', () => {
    expect(() => usccCheckDigit('123')).toThrow(RangeError);
    expect(() => usccCheckDigit('9135010OM000100Y4')).toThrow(/character 8/);
  });
});
