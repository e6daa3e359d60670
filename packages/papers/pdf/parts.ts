import { spokenDate } from '@mingcha/kernel';
import { codeSide, grey, headSize, page, red, sealHeight, size, textHeight, textWidth } from '../page.ts';
import type { Code, Paper } from '../paper.ts';
import { qrModules } from '../qr.ts';
import { sealMark, signedBy } from '../texts.ts';
import { breakLines } from './lines.ts';
import { type Pen, spreadOf, type Weight } from './pen.ts';

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

const widthOf = (pen: Pen, text: string): number => {
  const widths = pen.widths('regular', size.body);
  return [...text].reduce((sum, character) => sum + widths(character), 0);
};

/** The number in the middle; beside who signed, at the left, one character in. */
function drawNumber(pen: Pen, { number, signer }: Paper): void {
  if (!signer) {
    if (number) drawCentred(pen, number, { weight: 'regular', points: size.body, line: page.line });
    return;
  }
  const at = { y: pen.y, height: page.line, weight: 'regular', points: size.body } as const;
  const signed = signedBy(signer);
  if (number) pen.write(number, { ...at, x: page.left + size.body });
  pen.write(signed, { ...at, x: page.width - page.right - size.body - widthOf(pen, signed) });
  pen.y += page.line;
}

/** The head of a form: whose it is, what it is, its number at the right. */
export function drawFormHead(pen: Pen, { organ, title, number }: Paper): void {
  drawCentred(pen, organ, { weight: 'title', points: size.title, line: size.title * 1.6 });
  drawCentred(pen, title, { weight: 'title', points: size.title, line: size.title * 1.6 });
  pen.y += page.line * 0.4;
  if (!number) return;
  const x = page.width - page.right - widthOf(pen, number);
  pen.write(number, { x, y: pen.y, height: page.line, weight: 'regular', points: size.body });
  pen.y += page.line;
}

/** The red head: the organ's name, the number with who signed, the red rule. */
export function drawHead(pen: Pen, paper: Paper): void {
  const points = headSize(paper.organ);
  drawCentred(pen, paper.organ, { weight: 'title', points, line: points * 1.5, colour: red });
  pen.y += page.line * 0.6;
  drawNumber(pen, paper);
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
  const { points, line: height } = pen.body;
  const indent = flush ? 0 : 2 * points;
  const lines = breakLines(text, pen.widths(weight, points), textWidth, indent);
  for (const [i, line] of lines.entries()) {
    pen.need(height);
    const start = i === 0 ? indent : 0;
    pen.write(line.text, {
      x: page.left + start,
      y: pen.y,
      height,
      weight,
      points,
      spread: spreadOf(line, textWidth - start),
    });
    pen.y += height;
  }
}

/** A QR code at the left with its caption beside it, on one page. */
export function drawCode(pen: Pen, { text, caption, readable }: Code): void {
  const modules = qrModules(text);
  const unit = codeSide / modules.length;
  pen.need(codeSide + pen.body.line);
  pen.y += pen.body.line / 2;
  const left = page.left + 2 * size.body;
  for (const [y, row] of modules.entries())
    for (const [x, dark] of row.entries())
      if (dark) pen.doc.rect(left + x * unit, pen.y + y * unit, unit, unit);
  pen.doc.fillColor('#000000').fill();
  const x = left + codeSide + size.body;
  const texts = [
    { text: caption, points: size.caption },
    ...(readable ? [{ text, points: size.table }] : []),
  ];
  const lines = texts.flatMap(({ text: words, points }) =>
    breakLines(words, pen.widths('regular', points), page.width - page.right - x).map((line) => ({
      ...{ text: line.text, points, height: points * 1.5 },
    })),
  );
  const whole = lines.reduce((sum, { height }) => sum + height, 0);
  let y = pen.y + Math.max(0, (codeSide - whole) / 2);
  for (const line of lines) {
    pen.write(line.text, { x, y, height: line.height, weight: 'regular', points: line.points });
    y += line.height;
  }
  pen.y = Math.max(pen.y + codeSide, y);
}

/** What the end of a paper takes: its code, and organ and day with room for a seal. Nothing of a form. */
export function endHeight(pen: Pen, { code, form, seal }: Paper): number {
  if (form) return 0;
  return (code ? codeSide + pen.body.line : 0) + signatureHeight(seal);
}
const signatureHeight = (seal: Paper['seal']) => (seal ? sealHeight + page.line / 2 : 3 * page.line);

/** Begins a new page where the last paragraph would leave the end of its paper alone on one. */
export function keepWithEnd(pen: Pen, text: string, end: number): void {
  const { points, line } = pen.body;
  const lines = breakLines(text, pen.widths('regular', points), textWidth, 2 * points).length;
  if (lines * line + end <= textHeight / 2) pen.need(lines * line + end);
}

/**
 * The organ and the day at the end, the day four characters from the right margin, the organ over its middle. A seal has room
 * around them, on one page with them.
 */
export function drawSignature(pen: Pen, { organ, date, seal }: Paper): void {
  const wide = (text: string) => widthOf(pen, text);
  const day = spokenDate(date);
  const dayStart = page.width - page.right - 4 * size.body - wide(day);
  const organStart = Math.min(
    dayStart + (wide(day) - wide(organ)) / 2,
    page.width - page.right - wide(organ),
  );
  const above = seal ? (sealHeight - page.line) / 2 : page.line;
  pen.need(signatureHeight(seal));
  pen.y += above;
  const at = { height: page.line, weight: 'regular', points: size.body } as const;
  pen.write(organ, { ...at, x: Math.max(page.left, organStart), y: pen.y });
  pen.write(day, { ...at, x: dayStart, y: pen.y + page.line });
  pen.y += 2 * page.line;
  if (!seal) return;
  const small = pen.widths('regular', size.table);
  const markWidth = [...sealMark].reduce((sum, character) => sum + small(character), 0);
  const x = dayStart + (wide(day) - markWidth) / 2;
  pen.write(sealMark, { ...at, x, y: pen.y, points: size.table, colour: grey });
  pen.y += page.line;
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
export function drawFolios(pen: Pen, { first, count }: { first: number; count: number }): void {
  const points = size.folio;
  for (let i = 0; i < count; i++) {
    pen.doc.switchToPage(first + i);
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
