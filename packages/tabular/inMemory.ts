import { type Zippable, zip } from 'fflate';
import { type SheetInput, workbookParts } from './xlsx/sheet-xml.ts';

/**
 * A small workbook as a whole, with what every platform has: a browser writes with it what it shows. The same cells as
 * `writeXlsx`, and the same errors.
 */
export async function workbookInMemory(sheets: readonly SheetInput[]): Promise<Uint8Array> {
  const files: Zippable = {};
  for (const { name, data } of workbookParts(sheets)) files[name] = await joined(data);
  return new Promise((resolve, reject) => {
    zip(files, { level: 6 }, (error, bytes) => (error ? reject(error) : resolve(bytes)));
  });
}

async function joined(data: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of data) chunks.push(chunk);
  const all = new Uint8Array(chunks.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
