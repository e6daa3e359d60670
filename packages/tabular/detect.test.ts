import { expect, it } from 'vitest';
import { detectFormat } from './detect.ts';
import { zipOf } from './testing.ts';

const text = (value: string): Buffer => Buffer.from(value);
const ole = (rest: string): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(rest, 'utf16le')]);

function codeOf(bytes: Uint8Array, fileName?: string): string {
  try {
    return detectFormat(bytes, { fileName });
  } catch (error) {
    return (error as { code: string }).code;
  }
}

it('goes by the bytes before the name', async () => {
  expect(codeOf(await zipOf({ a: 'x' }), 'a.csv')).toBe('xlsx');
  expect(codeOf(text('{"a":1}\n'), 'a.csv')).toBe('ndjson');
  expect(codeOf(text('\uFEFF \n{"a":1}'))).toBe('ndjson');
  expect(codeOf(text('名称,区划\n'), 'a.txt')).toBe('csv');
  expect(codeOf(text('名称\n'), 'a.xlsx')).toBe('csv');
});

it('goes by the name or the content type where the bytes leave a choice', () => {
  expect(codeOf(text(''))).toBe('csv');
  expect(codeOf(text(''), 'A.NDJSON')).toBe('ndjson');
  expect(detectFormat(text(''), { contentType: 'application/x-ndjson; charset=utf-8' })).toBe('ndjson');
});

it('distinguishes an old workbook from an encrypted one', () => {
  expect(codeOf(ole('Workbook'), 'a.xls')).toBe('legacy-xls');
  expect(codeOf(ole('Root Entry EncryptedPackage'), 'a.xls')).toBe('encrypted');
  expect(codeOf(ole('Workbook'), 'a.XLSX')).toBe('encrypted');
});

it.each([
  ['PDF', text('%PDF-1.7')],
  ['PNG', Buffer.from('89504e470d0a1a0a', 'hex')],
  ['gzip', Buffer.from('1f8b0800', 'hex')],
  ['a web page named .xls', text('\n<html><table><tr><td>1</td></tr></table>')],
  ['an XML table', text('<?xml version="1.0"?><Workbook/>')],
  ['a JSON array', text('[\n {"a":1}]')],
])('refuses %s', (_, bytes) => {
  expect(codeOf(bytes, 'a.xls')).toBe('unsupported-format');
});
