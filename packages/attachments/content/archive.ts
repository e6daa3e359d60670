import { endingOf, type FileType } from '@mingcha/kernel';
import { DEFAULT_LIMITS, readZipDirectory, TabularError, type ZipEntry } from '@mingcha/tabular';
import { type FileFault, fault, hasMacros, isEncrypted } from './fault.ts';

/** Bytes that an archive may unpack to, and how many times its own size from a size on that matters. */
const mostUnpacked = 500 * 2 ** 20;
const mostTimes = 200;
const timesFrom = 20 * 2 ** 20;
const mostEntries = 5_000;

const bomb = (): FileFault =>
  fault(
    'file-bomb',
    '压缩内容解开后过大（压缩炸弹），会使收件人的电脑失去响应，不能上传。请拆成几个较小的文件再上传。',
  );

/** Of which document an archive is, by a part that each has. */
const documents: readonly (readonly [FileType, string])[] = [
  ['docx', 'word/document.xml'],
  ['xlsx', 'xl/workbook.xml'],
  ['pptx', 'ppt/presentation.xml'],
  ['ofd', 'ofd.xml'],
];

const macroPart = /(^|\/)(vbaproject\.bin|vbadata\.xml)$|^xl\/(macrosheets|intlmacrosheets)\//;
/** Programs, pages and macros that a plain archive must not carry to others, and archives in which more could hide. */
const unwelcome = new Set(
  'exe com scr msi bat cmd ps1 vbs vbe js jse wsf hta jar lnk dll reg apk sh html htm svg docm xlsm pptm dotm xltm xlam'
    .concat(' zip rar 7z gz tar bz2 xz iso')
    .split(' '),
);

/** What a ZIP archive is: a document of one of the formats that are ZIP inside, or just an archive; else why it is not taken. */
export function archiveType(bytes: Buffer): FileType | FileFault {
  let entries: Map<string, ZipEntry>;
  try {
    entries = readZipDirectory(bytes, { ...DEFAULT_LIMITS, parts: mostEntries, unpackedBytes: mostUnpacked });
  } catch (error) {
    if (!(error instanceof TabularError)) throw error;
    if (error.code === 'too-large') return bomb();
    if (error.code === 'encrypted') return isEncrypted();
    return fault('file-damaged', '文件已损坏或不完整，打不开。请重新导出或另存后再上传。');
  }
  const names = [...entries.keys()];
  if (isBomb([...entries.values()], bytes.length)) return bomb();
  if (names.some((name) => macroPart.test(name))) return hasMacros();
  const document = documents.find(([, part]) => entries.has(part))?.[0];
  if (document) return document;
  const bad = names.find((name) => unwelcome.has(endingOf(name)));
  if (bad === undefined) return 'zip';
  return fault(
    'file-archive-content',
    `压缩包中有程序、网页、含宏的文件或另一个压缩包（.${endingOf(bad)}），不能上传。请删除后重新压缩，或把文件逐个上传。`,
  );
}

/** An archive that unpacks to very many times its size, or whose entries lie over one another. */
function isBomb(entries: readonly ZipEntry[], bytes: number): boolean {
  const sum = (of: (entry: ZipEntry) => number) => entries.reduce((all, entry) => all + of(entry), 0);
  const unpacked = sum(({ size }) => size);
  if (sum(({ compressedSize }) => compressedSize) > bytes) return true;
  return unpacked > timesFrom && unpacked > bytes * mostTimes;
}
