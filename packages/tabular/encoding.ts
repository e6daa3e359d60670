import { TextDecoder } from 'node:util';
import { TabularError } from './errors.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** So many characters of three UTF-8 bytes never come out of GB 18030 text by chance. */
const ENOUGH_EVIDENCE = 8;

function fromMark(head: Uint8Array): TextEncoding | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** How many characters from U+0800 up stand before the first broken one, counted no further than is needed. */
function wideCharacters(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length && count < ENOUGH_EVIDENCE; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) break;
    if (code >= 0x800) count++;
  }
  return count;
}

/**
 * The encoding of a text: a byte order mark decides, then strict UTF-8, else GB 18030. Reads until it is sure: text that
 * is plainly UTF-8 before its first broken byte stays UTF-8, so that a damaged file is reported, not taken as mojibake.
 */
export async function detectEncoding(bytes: AsyncIterable<Uint8Array>): Promise<TextEncoding> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  for await (const block of bytes) {
    const marked = first ? fromMark(block) : undefined;
    if (marked) return marked;
    first = false;
    const text = decodeOr(strict, block);
    const valid = text ?? new TextDecoder('utf-8').decode(block);
    if (wideCharacters(valid) >= ENOUGH_EVIDENCE) return 'utf-8';
    if (text === undefined) return 'gb18030';
  }
  return decodeOr(strict) === undefined ? 'gb18030' : 'utf-8';
}

/** The next text of a strict decoder, or the end's if there is no block; nothing if the bytes are not valid. */
function decodeOr(decoder: TextDecoder, block?: Uint8Array): string | undefined {
  try {
    return block ? decoder.decode(block, { stream: true }) : decoder.decode();
  } catch {
    return undefined;
  }
}

const NAMES: Record<TextEncoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  gb18030: 'GB 18030',
};

/**
 * The text of strictly decoded bytes, without a byte order mark. Gives the text before a broken or NUL character first,
 * then throws `bad-encoding` or `nul-character`, so that the reader knows its row.
 */
export async function* decodeText(
  bytes: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let first = true;
  for await (const block of bytes) {
    let text = decodeOr(decoder, block);
    const broken = text === undefined;
    if (text === undefined) {
      const lenient = new TextDecoder(encoding).decode(block);
      const end = lenient.indexOf('\uFFFD');
      text = end === -1 ? '' : lenient.slice(0, end);
    }
    if (first && text.charCodeAt(0) === 0xfeff) text = text.slice(1);
    first &&= text === '';
    const nul = text.indexOf('\0');
    yield nul === -1 ? text : text.slice(0, nul);
    if (nul !== -1) throw nulCharacter();
    if (broken) throw badEncoding(encoding);
  }
  const tail = decodeOr(decoder);
  if (tail === undefined) throw badEncoding(encoding);
  yield tail;
}

function nulCharacter(): TabularError {
  return new TabularError(
    'nul-character',
    '文件里有空字符（NUL），不是文本表格或编码不对。请用 Excel/WPS 另存为“CSV UTF-8”或 .xlsx 后再上传。',
  );
}

function badEncoding(encoding: TextEncoding): TabularError {
  return new TabularError(
    'bad-encoding',
    `从这里起的内容不是有效的 ${NAMES[encoding]} 文字，文件可能不完整或混用了编码。请另存为“CSV UTF-8”或 .xlsx 后再上传。`,
  );
}
