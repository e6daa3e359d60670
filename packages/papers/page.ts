import { startOfDay } from '@mingcha/kernel';

/** The page of an official paper after GB/T 9704: A4, 156 × 225 mm of text, 22 lines of 28 characters. Points. */

const mm = 72 / 25.4;

export const page = {
  width: 210 * mm,
  height: 297 * mm,
  top: 37 * mm,
  bottom: 35 * mm,
  left: 28 * mm,
  right: 26 * mm,
  /** Between lines of the body. */
  line: 28.95,
} as const;

export const textWidth = page.width - page.left - page.right;
export const textHeight = page.height - page.top - page.bottom;

/** 三号, and the sizes that go with it: 二号 for titles, 四号 for folios and forms, 小四 for captions, 五号 for tables. */
export const size = { body: 16, title: 22, caption: 12, table: 10.5, folio: 14, form: 14 } as const;

/** What paragraphs are set in: as a paper has it, or a sheet that is to stay on one page. */
export const bodies = {
  paper: { points: size.body, line: page.line },
  sheet: { points: size.caption, line: 20 },
} as const;

/** So much higher a sheet begins than a paper, which has its head there, and so much lower it ends. */
export const sheetTop = 18 * mm;
export const sheetBottom = 14 * mm;

export const red = 'd7000f';
/** Of what only says where something goes. */
export const grey = '767676';

/** The height that a round seal of 42 mm takes. */
export const sealHeight = 42 * mm;

/** The size of the organ's name in the red head, so that it stays on one line where it can. */
export const headSize = (organ: string): number =>
  Math.max(22, Math.min(44, Math.floor((textWidth * 0.96) / Math.max(1, [...organ].length))));

/** What the file says of when it was made: the paper's own day, so that the same paper is the same bytes. */
export const madeAt = (date: string): Date => startOfDay(date);

/** Shares of the width by column: what is given, or by the longest text of each, within reason. */
export function columnShares({
  columns,
  rows,
  widths,
}: {
  columns: string[];
  rows: string[][];
  widths?: number[] | undefined;
}): number[] {
  const given = widths?.length === columns.length && widths.every((width) => width > 0) ? widths : undefined;
  const wanted =
    given ??
    columns.map((column, i) => {
      const longest = rows.reduce((most, row) => Math.max(most, (row[i] ?? '').length), column.length + 1);
      return Math.min(24, Math.max(3, longest));
    });
  const sum = wanted.reduce((a, b) => a + b, 0);
  return wanted.map((width) => width / sum);
}

/** Pixels of a picture over the text's width: 230 to the inch. */
export const pictureWidth = 1_400;

/** The side of a QR code: 30 mm, for a phone at arm's length. */
export const codeSide = (30 / 25.4) * 72;
