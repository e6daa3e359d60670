import PDFDocument from 'pdfkit';
import type { Face } from '../fonts.ts';
import { bodies, madeAt, page, sheetBottom, textHeight } from '../page.ts';
import type { Paper } from '../paper.ts';
import type { Line, Widths } from './lines.ts';

/** 宋体 for what is read, 黑体 for headings, and 宋体 with thicker lines for titles. */
export type Weight = 'regular' | 'bold' | 'title';

const faces: Record<Weight, Exclude<Face, 'chart'>> = { regular: 'song', bold: 'hei', title: 'song' };

export type Fonts = Record<Exclude<Face, 'chart'>, Uint8Array>;

/** Where the next thing goes on a page, and the means to put it there. `y` is in points from the top. */
export type Pen = {
  readonly doc: PDFKit.PDFDocument;
  /** Size and distance of the lines of paragraphs. */
  body: { points: number; line: number };
  y: number;
  /** Begins a new page unless this much is left on the current one. */
  need(height: number): void;
  /** Begins a new page. */
  turn(): void;
  /** Points left on the current page. */
  left(): number;
  widths(weight: Weight, points: number): Widths;
  /** One line with its middle at `y + height / 2`; `spread` is put between the characters. */
  write(
    line: string,
    at: {
      x: number;
      y: number;
      height: number;
      weight: Weight;
      points: number;
      colour?: string;
      spread?: number;
    },
  ): void;
};

/** Height of a line of a font to its size: (ascent + descent) / em. */
const lineBox: Record<keyof Fonts, number> = { song: 1.437, hei: 1.448 };

/** How much thicker the lines of titles are, to the size. */
const thicker = 0.03;

/** A document whose bytes depend on the paper only. */
export function newPen({ title, organ, date }: Paper, fonts: Fonts): Pen {
  const doc = new PDFDocument({
    size: [page.width, page.height],
    margin: 0,
    // None of the built-in fonts, whose files a bundle would have to bring along.
    font: null as unknown as string,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: title, Author: organ, Creator: '明察', CreationDate: madeAt(date), ModDate: madeAt(date) },
  });
  for (const [face, font] of Object.entries(fonts)) doc.registerFont(face, Buffer.from(font));
  const known = new Map<string, number>();
  doc.addPage();
  return {
    doc,
    body: bodies.paper,
    y: page.top,
    need(height) {
      if (this.left() < Math.min(height, textHeight)) this.turn();
    },
    turn() {
      doc.addPage();
      this.y = page.top;
    },
    left() {
      return page.height - page.bottom - this.y + (this.body === bodies.sheet ? sheetBottom : 0);
    },
    widths: (weight, points) => (character) => {
      const key = `${faces[weight]}${character}`;
      let width = known.get(key);
      if (width === undefined) {
        width = doc.font(faces[weight]).fontSize(1_000).widthOfString(character);
        known.set(key, width);
      }
      return (width * points) / 1_000;
    },
    write(line, { x, y, height, weight, points, colour = '000000', spread = 0 }) {
      const face = faces[weight];
      const isTitle = weight === 'title';
      if (isTitle) doc.lineWidth(points * thicker).strokeColor(`#${colour}`);
      doc
        .font(face)
        .fontSize(points)
        .fillColor(`#${colour}`)
        .text(line, x, y + (height - points * lineBox[face]) / 2, {
          lineBreak: false,
          characterSpacing: spread,
          ...(isTitle && { fill: true, stroke: true }),
        });
    },
  };
}

/** What to put between the characters of a full line so that it reaches the margin. */
export function spreadOf({ text, width, full }: Line, room: number): number {
  const gaps = [...text].length - 1;
  const open = room - width;
  return full && gaps > 0 && open > 0 && open < room * 0.12 ? open / gaps : 0;
}
