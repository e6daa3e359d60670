import { usualFileTypes } from '@mingcha/kernel';
import { describe, expect, it } from 'vitest';
import { chosenFiles, offered, whyNot } from './choice.ts';

describe('a chosen file', () => {
  it.each([
    ['a.pdf', 5, undefined],
    ['A.JPEG', 5, undefined],
    ['a.mp4', 5, '只能上传'],
    ['a.exe', 5, '只能上传'],
    ['a', 5, '只能上传'],
    ['a.pdf', 0, '空的'],
    ['a.pdf', 20 * 2 ** 20, undefined],
    ['a.pdf', 20 * 2 ** 20 + 1, '超过 20 MB'],
  ])('%s of %i bytes is sent or not', (name, size, why) => {
    const said = whyNot({ name, size }, usualFileTypes);
    if (why === undefined) expect(said).toBeUndefined();
    else expect(said).toContain(why);
  });

  it('is taken while there is room, ten at a time or one alone', () => {
    const twelve = Array.from({ length: 12 }, (_, i) => i);
    expect(chosenFiles(twelve, { there: 3, many: true })).toMatchObject({ left: [7, 8, 9, 10, 11] });
    expect(chosenFiles([1, 2], { there: 1, many: false })).toMatchObject({ taken: [1], left: [2] });
    expect(chosenFiles([1], { there: 10, many: true }).taken).toEqual([]);
  });

  it('is one of those that the browser offers', () => {
    expect(offered(['pdf', 'jpg'])).toBe('.pdf,.jpg,.jpeg');
  });
});
