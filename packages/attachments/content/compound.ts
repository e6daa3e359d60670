import type { FileType } from '@mingcha/kernel';
import { type FileFault, fault, hasMacros, isEncrypted } from './fault.ts';

/** Names of streams stand in a compound file's directory in UTF-16, little endian. */
const named = (bytes: Buffer, name: string): boolean => bytes.includes(Buffer.from(name, 'utf16le'));

const documents: readonly (readonly [FileType, string])[] = [
  ['doc', 'WordDocument'],
  ['xls', 'Workbook'],
  ['xls', 'Book'],
  ['ppt', 'PowerPoint Document'],
];

/** What a compound file (the formats of Office until 2003, and of WPS) is; else why it is not taken. */
export function compoundType(bytes: Buffer): FileType | FileFault {
  // A document of today under a password is kept in a compound file.
  if (named(bytes, 'EncryptedPackage')) return isEncrypted();
  if (named(bytes, '_VBA_PROJECT')) return hasMacros();
  const document = documents.find(([, stream]) => named(bytes, stream))?.[0];
  return document ?? fault('file-type-refused', '不支持这种文件。请另存为 PDF 或 Word 后再上传。');
}
