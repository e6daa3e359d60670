import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFileName } from './fileName.ts';

describe('a file’s name', () => {
  it.each([
    ['营业执照.pdf', '营业执照.pdf'],
    ['C:\\Users\\王某\\桌面\\执照.PDF', '执照.pdf'],
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['发票\u202Efdp.exe', '发票fdp.exe'],
    ['甲\u0000\u0007乙\u200B丙.docx', '甲乙丙.docx'],
    ['表<1>:"2"|?*.xlsx', '表_1___2____.xlsx'],
    ['  一  份  .  pdf ', '一 份.pdf'],
    ['CON.txt', '_CON.txt'],
    ['.pdf', '附件.pdf'],
    ['...', '附件'],
    ['', '附件'],
    ['\u202E\u2066', '附件'],
  ])('%j is kept as %j', (given, kept) => {
    expect(cleanFileName(given)).toBe(kept);
  });

  it('stays short and keeps its ending', () => {
    const kept = cleanFileName(`${'长'.repeat(300)}.pdf`);
    expect([...kept]).toHaveLength(100);
    expect(kept.endsWith('长.pdf')).toBe(true);
  });

  it('of any kind is cleaned once and for all, and holds nothing that hides or leads elsewhere', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 130 }), (given) => {
        const kept = cleanFileName(given);
        expect(kept).not.toMatch(/[\p{Cc}\p{Cf}/\\<>:"|?*]/u);
        expect([...kept].length).toBeLessThanOrEqual(101);
        expect(cleanFileName(kept)).toBe(kept);
      }),
    );
  });
});
