import { docxText } from './docx.ts';
import { pdfText } from './pdf.ts';
import { plainText } from './plain.ts';
import { fileProblems } from './problems.ts';

export interface NoticeFile {
  /** The whole text, for `readNotice`; pages end with a form feed. */
  readonly text: string;
  readonly format: 'text' | 'docx' | 'pdf';
}

const MAX_BYTES = 20 * 2 ** 20;
/** As much as may be pasted: a packed document can hold fifty times as much, and reading it would take minutes. */
const MAX_TEXT = 1_000_000;

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** Files that are plainly something else, by their first bytes. */
const OTHERS: readonly (readonly [magic: string, what: string])[] = [
  ['\xd0\xcf\x11\xe0', '旧版 Word/WPS 文档（.doc、.wps）'],
  ['{\\rtf', 'RTF 文档'],
  ['\x89PNG', '图片'],
  ['\xff\xd8\xff', '图片'],
  ['GIF8', '图片'],
  ['Rar!', '压缩包'],
  ['7z\xbc\xaf', '压缩包'],
  ['\x1f\x8b', '压缩包'],
];

/**
 * The text of a notice's file, whose format its bytes show: .docx, .pdf with a text layer, plain text (UTF-8, UTF-16, GB 18030).
 * Throws `Problem`: `notice-format`, `notice-damaged`, `notice-locked`, `notice-without-text`, `notice-too-large`,
 * `notice-too-complex`.
 */
export async function noticeText(bytes: Uint8Array): Promise<NoticeFile> {
  if (bytes.length > MAX_BYTES) throw fileProblems.tooLarge('20 MB');
  const head = latin1(bytes.subarray(0, 1024));
  const other = OTHERS.find(([magic]) => head.startsWith(magic));
  if (other) throw fileProblems.unsupported(other[1]);
  const file = head.startsWith('PK\x03\x04')
    ? { text: docxText(bytes), format: 'docx' as const }
    : head.includes('%PDF-')
      ? { text: await pdfText(bytes, MAX_TEXT), format: 'pdf' as const }
      : { text: plainText(bytes), format: 'text' as const };
  if (file.text.length > MAX_TEXT) throw fileProblems.tooLarge('100 万字');
  if (!/[\p{L}\p{N}]/u.test(file.text)) throw fileProblems.noText();
  return file;
}
