import { DEFAULT_LIMITS, readZipDirectory, readZipEntry, TabularError } from '@mingcha/tabular';

/** Bytes of all parts unpacked, of one part of text, and how many parts a template may have. */
const mostUnpacked = 20 * 2 ** 20;
const mostXml = 2 * 2 ** 20;
const mostParts = 500;

const isXml = (name: string) => /\.(xml|rels)$/.test(name);

/** Parts that run something or bring another file along. */
const unwelcomePart = /^word\/(embeddings|activex)\/|vbaproject\.bin$|^word\/vbadata\.xml$|^customui\//;
/** Fields that fetch something when the document is opened. */
const fetchingField =
  /(?:<w:instrText[^>]*>|w:instr=")\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK)\b/i;

/**
 * What is wrong with a .docx as a template, apart from its placeholders; nothing is unpacked beyond what its directory
 * declares, and that is bounded.
 */
export async function archiveFaults(file: Buffer): Promise<string[]> {
  try {
    const limits = { ...DEFAULT_LIMITS, parts: mostParts, unpackedBytes: mostUnpacked };
    const entries = readZipDirectory(file, limits);
    if (!entries.has('word/document.xml')) return ['不是 Word 文档（.docx）。'];
    const faults = new Set<string>();
    for (const [name, entry] of entries) {
      if (unwelcomePart.test(name)) faults.add('模板中不能有宏、控件或嵌入的对象，请删除后再上传。');
      if (isXml(name) && entry.size > mostXml)
        return ['文档过于复杂，单个部分解开后超过 2 MB，请简化后再上传。'];
      const parts: Buffer[] = [];
      // Reading proves that a part is no larger than declared, also where nothing of it is looked at.
      for await (const part of readZipEntry(file, entry)) if (isXml(name)) parts.push(part);
      const text = Buffer.concat(parts).toString('utf8');
      if (/<!DOCTYPE|<!ENTITY/i.test(text)) faults.add('文档中有不允许的声明，请用 Word 另存后再上传。');
      if (name.endsWith('.rels') && /TargetMode\s*=\s*["']External["']/i.test(text))
        faults.add('模板中不能有外部链接（超链接、链接的图片或模板），请改为文字或嵌入图片后再上传。');
      if (fetchingField.test(text) || text.includes('<w:altChunk'))
        faults.add('模板中不能有引用其他文件的域，请删除后再上传。');
    }
    return [...faults];
  } catch (error) {
    if (!(error instanceof TabularError)) throw error;
    return [
      error.code === 'too-large'
        ? '解开后过大（压缩炸弹），不能上传。'
        : '文件已损坏或不完整，请重新另存后再上传。',
    ];
  }
}
