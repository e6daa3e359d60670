import { TabularError } from './errors.ts';

export type TableFormat = 'csv' | 'xlsx' | 'ndjson';

/** What the sender says of a file; counts only where its bytes leave a choice. */
export interface FormatHint {
  readonly contentType?: string | undefined;
  readonly fileName?: string | undefined;
}

const starts = (bytes: Uint8Array, ...magic: number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte);

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

const ascii = (bytes: Uint8Array, text: string): boolean => latin1(bytes.subarray(0, text.length)) === text;

/** An old workbook and an encrypted new one have the same container; the stream's name distinguishes them. */
function compoundFile(bytes: Uint8Array, fileName: string): TabularError {
  if (fileName.endsWith('.xlsx') || latin1(bytes).includes([...'EncryptedPackage'].join('\0'))) {
    return new TabularError(
      'encrypted',
      '工作簿设有打开密码，系统读不了。请在 Excel/WPS 中取消密码后再上传。',
    );
  }
  return new TabularError(
    'legacy-xls',
    '不支持旧版 .xls 文件。请用 Excel/WPS 打开，选择“另存为”，类型选“Excel 工作簿（*.xlsx）”后再上传。',
  );
}

function unsupported(what: string): TabularError {
  return new TabularError(
    'unsupported-format',
    `文件是${what}，不是可导入的表格。请用 Excel/WPS 另存为 .xlsx 或“CSV UTF-8”后再上传。`,
  );
}

const OTHERS: readonly [what: string, is: (bytes: Uint8Array) => boolean][] = [
  ['PDF 文档', (b) => ascii(b, '%PDF')],
  ['图片', (b) => starts(b, 0x89, 0x50, 0x4e, 0x47) || starts(b, 0xff, 0xd8, 0xff) || ascii(b, 'GIF8')],
  ['压缩包', (b) => starts(b, 0x1f, 0x8b) || ascii(b, 'Rar!') || starts(b, 0x37, 0x7a, 0xbc, 0xaf)],
  ['RTF 文档', (b) => ascii(b, '{\\rtf')],
];

/** The first of the text after a byte order mark and blanks. */
function textHead(bytes: Uint8Array): string {
  return latin1(bytes.subarray(starts(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0, 4096)).trimStart();
}

/**
 * The format of a file by its first bytes (some KB are enough), and only where they leave a choice by its name or content
 * type. Throws `TabularError`: `legacy-xls`, `encrypted`, `unsupported-format`.
 */
export function detectFormat(firstBytes: Uint8Array, hint: FormatHint = {}): TableFormat {
  const fileName = hint.fileName?.toLowerCase() ?? '';
  if (starts(firstBytes, 0x50, 0x4b, 3, 4) || starts(firstBytes, 0x50, 0x4b, 5, 6)) return 'xlsx';
  if (starts(firstBytes, 0xd0, 0xcf, 0x11, 0xe0)) throw compoundFile(firstBytes, fileName);
  for (const [what, is] of OTHERS) if (is(firstBytes)) throw unsupported(what);
  const head = textHead(firstBytes);
  if (/^<(?:!doctype|html|table|head|meta|\?xml)/i.test(head)) throw unsupported('网页或 XML 文件');
  if (head.startsWith('{')) return 'ndjson';
  if (/^\[\s*[{\]]/.test(head)) {
    throw new TabularError(
      'unsupported-format',
      '文件是一个 JSON 数组。请改成 NDJSON：每行一个 JSON 对象，不要外层的方括号和行间的逗号。',
    );
  }
  const named =
    /ndjson|jsonl|jsonlines/.test(hint.contentType?.toLowerCase() ?? '') ||
    /\.(?:ndjson|jsonl)$/.test(fileName);
  return named ? 'ndjson' : 'csv';
}
