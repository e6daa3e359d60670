import { fileProblems } from './problems.ts';

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A text's characters: by its byte order mark, else strict UTF-8, else GB 18030. Throws `notice-damaged` for none of them. */
export function plainText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const marked =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : '';
  const encodings = marked ? [marked] : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    const text = decode(bytes, encoding);
    if (text !== undefined && !text.includes('\0')) return text;
  }
  throw fileProblems.damaged('文字编码不是 UTF-8 或 GB 18030');
}
