import { type UnzipFileInfo, unzipSync } from 'fflate';
import { AutoNumbers, type ListPlace } from './docxNumbers.ts';
import { styleLists } from './docxStyles.ts';
import { Tables } from './docxTables.ts';
import { fileProblems } from './problems.ts';
import { attribute, scanXml } from './xml.ts';

const PARTS = ['word/document.xml', 'word/numbering.xml', 'word/styles.xml'];
const MAX_PART = 64 * 2 ** 20;

/**
 * The text of a Word document, a line for each paragraph, with the numbers that Word puts before them. Of a table of tasks a
 * line holds a row, its cells between tabs.
 */
export function docxText(bytes: Uint8Array): string {
  const parts = readParts(bytes);
  const document = parts.get('word/document.xml');
  if (document === undefined) throw fileProblems.damaged('找不到正文');
  return paragraphs(
    document,
    new AutoNumbers(parts.get('word/numbering.xml')),
    styleLists(parts.get('word/styles.xml')),
  );
}

function readParts(bytes: Uint8Array): Map<string, string> {
  const names = new Set<string>();
  const filter = ({ name, originalSize }: UnzipFileInfo): boolean => {
    const again = names.has(name);
    names.add(name);
    if (!PARTS.includes(name)) return false;
    // All of them could point at the same bytes: a small file would be unpacked thousands of times.
    if (again) throw fileProblems.damaged('压缩包中有重复的部分');
    if (originalSize > MAX_PART) throw fileProblems.tooLarge('64 MB（解压后）');
    return true;
  };
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, { filter });
  } catch (error) {
    throw error instanceof Error && error.name === 'Problem' ? error : fileProblems.damaged('压缩包');
  }
  if (!names.has('word/document.xml')) throw fileProblems.unsupported(kindOf(names));
  return new Map(Object.entries(files).map(([name, file]) => [name, new TextDecoder().decode(file)]));
}

function kindOf(names: ReadonlySet<string>): string {
  if (names.has('OFD.xml')) return 'OFD 版式文件';
  if ([...names].some((name) => name.startsWith('xl/'))) return 'Excel 工作簿';
  return '压缩包或其他文档';
}

/** A paragraph in the making; text boxes hold paragraphs within one. */
interface Paragraph {
  text: string;
  list: string | undefined;
  level: number | undefined;
  style: string | undefined;
}

/** What repeats or has left the text. */
const SKIPPED = new Set(['Fallback', 'moveFrom', 'del']);

function paragraphs(xml: string, numbers: AutoNumbers, styles: ReadonlyMap<string, ListPlace>): string {
  const lines: string[] = [];
  const open: Paragraph[] = [];
  const tables = new Tables();
  let skipped = 0;
  let inText = false;
  scanXml(xml, {
    open(name, attributes) {
      if (SKIPPED.has(name)) skipped++;
      const paragraph = open.at(-1);
      tables.open(name, attributes, lines.length);
      if (name === 'p') open.push({ text: '', list: undefined, level: undefined, style: undefined });
      else if (name === 't') inText = true;
      else if (!paragraph || skipped > 0) return;
      else if (name === 'br' || name === 'cr') paragraph.text += '\n';
      else if (name === 'tab') paragraph.text += ' ';
      else if (name === 'pStyle') paragraph.style = attribute(attributes, 'val');
      else if (name === 'numId') paragraph.list = attribute(attributes, 'val');
      else if (name === 'ilvl') paragraph.level = Number(attribute(attributes, 'val'));
    },
    close(name) {
      if (SKIPPED.has(name)) skipped--;
      else if (name === 't') inText = false;
      else if (name === 'p') {
        const paragraph = open.pop();
        if (paragraph && skipped === 0) lines.push(withNumber(paragraph, numbers, styles));
      } else tables.close(name, lines);
    },
    text(text) {
      const paragraph = open.at(-1);
      if (inText && skipped === 0 && paragraph) paragraph.text += text;
    },
  });
  return lines.join('\n');
}

function withNumber(
  paragraph: Paragraph,
  numbers: AutoNumbers,
  styles: ReadonlyMap<string, ListPlace>,
): string {
  const { text, style, list, level } = paragraph;
  if (text.trim() === '') return '';
  const fromStyle = style === undefined ? undefined : styles.get(style);
  const id = list ?? fromStyle?.list;
  if (id === undefined || id === '0') return text;
  return numbers.next({ list: id, level: level ?? fromStyle?.level ?? 0 }) + text;
}
