import { spokenDate } from '@mingcha/kernel';
import type { Weight } from '../fonts.ts';
import { headSize, page, red, size, textHeight, textWidth } from '../page.ts';
import type { Paper } from '../paper.ts';
import { breakLines } from './lines.ts';
import { type Pen, spreadOf } from './pen.ts';

type Text = { weight: Weight; points: number; line: number; colour?: string };

/** Lines in the middle of the page, kept together. */
export function drawCentred(pen: Pen, text: string, { weight, points, line, colour = '000000' }: Text): void {
  const lines = breakLines(text, pen.widths(weight, points), textWidth);
  pen.need(lines.length * line);
  for (const { text: part, width } of lines) {
    const x = page.left + (textWidth - width) / 2;
    pen.write(part, { x, y: pen.y, height: line, weight, points, colour });
    pen.y += line;
  }
}

/** The red head: the organ's name, the number, the red rule. */
export function drawHead(pen: Pen, { organ, number }: Paper): void {
  const points = headSize(organ);
  drawCentred(pen, organ, { weight: 'bold', points, line: points * 1.5, colour: red });
  pen.y += page.line * 0.6;
  if (number) drawCentred(pen, number, { weight: 'regular', points: size.body, line: page.line });
  pen.y += 6;
  pen.doc
    .lineWidth(1.8)
    .strokeColor(`#${red}`)
    .moveTo(page.left, pen.y)
    .lineTo(page.width - page.right, pen.y)
    .stroke();
  pen.y += page.line;
}

/** A paragraph of the body; two characters' indent unless `flush`. */
export function drawParagraph(
  pen: Pen,
  text: string,
  { weight = 'regular', flush = false }: { weight?: Weight; flush?: boolean } = {},
): void {
  const points = size.body;
  const indent = flush ? 0 : 2 * points;
  const lines = breakLines(text, pen.widths(weight, points), textWidth, indent);
  for (const [i, line] of lines.entries()) {
    pen.need(page.line);
    const start = i === 0 ? indent : 0;
    pen.write(line.text, {
      x: page.left + start,
      y: pen.y,
      height: page.line,
      weight,
      points,
      spread: spreadOf(line, textWidth - start),
    });
    pen.y += page.line;
  }
}

/** The organ and the day at the end, the day four characters from the right margin, the organ over its middle. */
export function drawSignature(pen: Pen, { organ, date }: Paper): void {
  const widths = pen.widths('regular', size.body);
  const wide = (text: string) => [...text].reduce((sum, character) => sum + widths(character), 0);
  const day = spokenDate(date);
  const dayStart = page.width - page.right - 4 * size.body - wide(day);
  const organStart = Math.min(
    dayStart + (wide(day) - wide(organ)) / 2,
    page.width - page.right - wide(organ),
  );
  pen.need(4 * page.line);
  pen.y += page.line;
  const at = { height: page.line, weight: 'regular', points: size.body } as const;
  pen.write(organ, { ...at, x: Math.max(page.left, organStart), y: pen.y });
  pen.write(day, { ...at, x: dayStart, y: pen.y + page.line });
  pen.y += 2 * page.line;
}

/** The last lines of the last page, between two rules. */
export function drawFooter(pen: Pen, footer: string): void {
  const points = size.folio;
  const height = points * 1.7;
  const lines = breakLines(footer, pen.widths('regular', points), textWidth - 2 * points);
  const whole = Math.min(textHeight, lines.length * height + 6);
  pen.need(whole + page.line);
  pen.y = page.height - page.bottom - whole;
  const rule = () =>
    pen.doc
      .lineWidth(0.8)
      .strokeColor('#000000')
      .moveTo(page.left, pen.y)
      .lineTo(page.width - page.right, pen.y)
      .stroke();
  rule();
  pen.y += 3;
  for (const { text } of lines) {
    pen.write(text, { x: page.left + points, y: pen.y, height, weight: 'regular', points });
    pen.y += height;
  }
  pen.y += 3;
  rule();
}

/** The pages' numbers, odd ones at the right, even ones at the left. */
export function drawFolios(pen: Pen): void {
  const points = size.folio;
  const { start, count } = pen.doc.bufferedPageRange();
  for (let i = 0; i < count; i++) {
    pen.doc.switchToPage(start + i);
    const text = `— ${i + 1} —`;
    const width = [...text].reduce((sum, c) => sum + pen.widths('regular', points)(c), 0);
    const x = i % 2 === 0 ? page.width - page.right - points - width : page.left + points;
    pen.write(text, {
      x,
      y: page.height - page.bottom + 20,
      height: points * 1.5,
      weight: 'regular',
      points,
    });
  }
}
