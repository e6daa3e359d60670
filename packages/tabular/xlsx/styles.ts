import { SMALL_PART, scanWhole } from './parts.ts';
import { attribute } from './xml.ts';
import type { ZipEntry } from './zip-read.ts';

/** How a cell's number is to be read: as a date, or as a number padded with zeros to so many digits. */
export interface NumberStyle {
  readonly date: boolean;
  readonly digits: number;
}

export const PLAIN: NumberStyle = { date: false, digits: 0 };

/** Built-in date and time formats, with those of the Chinese versions (27–36, 50–58). */
function builtInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** Reads a number format code: `yyyy"年"m"月"` is a date, `000000` pads, `[h]:mm` is a duration and stays a number. */
export function parseNumberFormat(code: string): NumberStyle {
  const section = code
    .replace(/"[^"]*"|\\.|[_*]./g, '')
    .split(';')[0]!
    .trim();
  if (/^0+$/.test(section)) return { date: false, digits: section.length };
  if (/\[(?:h+|m+|s+)\]/i.test(section)) return PLAIN;
  const letters = section.replace(/\[[^\]]*\]/g, '');
  return { date: !/general/i.test(letters) && /[ymdhs]/i.test(letters), digits: 0 };
}

/** The number styles of a workbook by the index that cells name; empty if it has none. */
export async function readStyles(file: Buffer, entry: ZipEntry | undefined): Promise<readonly NumberStyle[]> {
  const custom = new Map<number, NumberStyle>();
  const ids: number[] = [];
  let inCells = false;
  const handler = {
    open(name: string, attributes: string) {
      if (name === 'numFmt') {
        const code = attribute(attributes, 'formatCode') ?? '';
        custom.set(Number(attribute(attributes, 'numFmtId')), parseNumberFormat(code));
      } else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) ids.push(Number(attribute(attributes, 'numFmtId') ?? 0));
    },
    close(name: string) {
      if (name === 'cellXfs') inCells = false;
    },
    text() {},
  };
  if (entry) await scanWhole(file, entry, handler, SMALL_PART);
  return ids.map((id) => custom.get(id) ?? { date: builtInDate(id), digits: 0 });
}
