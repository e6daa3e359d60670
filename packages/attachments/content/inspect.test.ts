import { describe, expect, it } from 'vitest';
import { compoundOf, samplePdf, samplePng, zipOf } from '../testing/samples.ts';
import { inspectFile } from './inspect.ts';

const found = (bytes: Buffer, name: string) => {
  const is = inspectFile(bytes, name);
  return typeof is === 'string' ? is : is.code;
};
const docx = zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document/>' });

describe('a file', () => {
  it.each([
    ['a.pdf', samplePdf, 'pdf'],
    ['a.PNG', samplePng, 'png'],
    ['a.jpeg', Buffer.from('ffd8ffe000104a464946', 'hex'), 'jpg'],
    ['a.tiff', Buffer.from('49492a0008000000', 'hex'), 'tif'],
    ['a.mp4', Buffer.from('000000186674797069736f6d', 'hex'), 'mp4'],
    ['说明.txt', Buffer.from('现场情况'), 'txt'],
    ['说明.txt', Buffer.from('cfd6b3a1', 'hex'), 'txt'],
    ['a.docx', docx, 'docx'],
    ['a.xlsx', zipOf({ 'xl/workbook.xml': '' }), 'xlsx'],
    ['a.pptx', zipOf({ 'ppt/presentation.xml': '' }), 'pptx'],
    ['a.ofd', zipOf({ 'OFD.xml': '' }), 'ofd'],
    ['a.zip', zipOf({ '一.pdf': 'x', '二.pdf': 'y' }), 'zip'],
    ['a.wps', compoundOf('Root Entry', 'WordDocument'), 'doc'],
    ['a.xls', compoundOf('Root Entry', 'Workbook'), 'xls'],
  ])('%s is taken for what it is', (name, bytes, type) => {
    expect(found(bytes, name)).toBe(type);
  });

  it.each([
    ['图.pdf', samplePng, 'file-type-differs'],
    ['表.xlsx', docx, 'file-type-differs'],
    ['表.pdf', zipOf({ 'a.txt': '' }), 'file-type-differs'],
    ['页.txt', Buffer.from('<!DOCTYPE html><script>1</script>'), 'file-type-differs'],
    ['程序.txt', Buffer.from('MZ\u0090'), 'file-type-differs'],
    ['程序.pdf', Buffer.from('7f454c46', 'hex'), 'file-type-differs'],
    ['乱.txt', Buffer.from('ff00fe', 'hex'), 'file-type-differs'],
    ['页.html', Buffer.from('<html>'), 'file-type-refused'],
    ['程序.exe', Buffer.from('MZ'), 'file-type-refused'],
    ['无', samplePdf, 'file-type-refused'],
    ['空.pdf', Buffer.alloc(0), 'file-empty'],
  ])('%s that lies, or is of no use, is refused', (name, bytes, code) => {
    expect(found(bytes, name)).toBe(code);
  });

  it.each([
    ['宏.docx', zipOf({ 'word/document.xml': '', 'word/vbaProject.bin': 'x' }), 'file-macros'],
    ['宏.xlsx', zipOf({ 'xl/workbook.xml': '', 'xl/macrosheets/sheet1.xml': 'x' }), 'file-macros'],
    ['宏.doc', compoundOf('WordDocument', '_VBA_PROJECT'), 'file-macros'],
    ['宏.docm', docx, 'file-macros'],
    ['密.docx', compoundOf('EncryptedPackage'), 'file-encrypted'],
    ['藏.zip', zipOf({ 'a/b.exe': 'MZ' }), 'file-archive-content'],
    ['套.zip', zipOf({ 'inner.zip': 'PK' }), 'file-archive-content'],
    ['断.docx', docx.subarray(0, docx.length - 8), 'file-damaged'],
    ['胀.docx', zipOf({ 'word/document.xml': ' '.repeat(60_000_000) }), 'file-bomb'],
  ])('%s is named for what is wrong with it', (name, bytes, code) => {
    expect(found(bytes, name)).toBe(code);
  });

  it('whose entries lie over one another is a bomb', () => {
    const file = zipOf({ a: 'x'.repeat(2_000), b: 'y' });
    const second = file.lastIndexOf(Buffer.from('504b0102', 'hex'));
    file.writeUInt32LE(2_000_000, second + 20);
    expect(found(file, 'a.zip')).toBe('file-bomb');
  });

  it('says what to do, in Chinese', () => {
    const is = inspectFile(samplePng, '照片.pdf');
    expect(is).toEqual({
      code: 'file-type-differs',
      detail:
        '文件名的扩展名是 .pdf，内容却是“PNG 图片”。请用原来的程序另存为 .pdf，或按内容改正扩展名后再上传。',
    });
  });
});
