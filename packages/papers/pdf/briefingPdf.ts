import { spokenDate } from '@mingcha/kernel';
import { chartPngs, type Picture } from '../chart/chartPng.ts';
import { cleanPaper } from '../clean.ts';
import { fontFor } from '../fonts.ts';
import { bodies, page, pictureWidth, sheetTop, size, textHeight, textWidth } from '../page.ts';
import type { Paper, Section } from '../paper.ts';
import { chartCaption, tableCaption, textsOf } from '../texts.ts';
import {
  drawCentred,
  drawCode,
  drawFolios,
  drawFooter,
  drawFormHead,
  drawHead,
  drawParagraph,
  drawSignature,
  endHeight,
  keepWithEnd,
} from './parts.ts';
import { newPen, type Pen } from './pen.ts';
import { drawForm, drawTable, tableStart } from './table.ts';

const captionLine = size.caption * 1.8;

/**
 * The paper as a PDF with its fonts in it, so that its text can be searched and copied. The same paper is the same
 * bytes, whenever it is made.
 */
export const briefingPdf = (paper: Paper): Promise<Uint8Array> => briefingsPdf([paper]);

/** Papers one after another as one PDF, each on a page of its own and numbered from 1; at least one. */
export async function briefingsPdf(given: readonly [Paper, ...Paper[]]): Promise<Uint8Array> {
  const papers = given.map(cleanPaper);
  const texts = papers.flatMap((paper) => [...textsOf(paper), spokenDate(paper.date), '— 0123456789']);
  const [song, hei] = [await fontFor('song', texts), await fontFor('hei', texts)];
  const pen = newPen(papers[0]!, { song, hei });
  const bytes = collect(pen.doc);
  let first = 0;
  for (const paper of papers) {
    if (first > 0) pen.turn();
    await drawPaper(pen, paper);
    const { count } = pen.doc.bufferedPageRange();
    drawFolios(pen, { first, count: count - first });
    first = count;
  }
  pen.doc.end();
  return bytes;
}

async function drawPaper(pen: Pen, paper: Paper): Promise<void> {
  const charts = paper.sections.flatMap(({ chart }) => (chart ? [chart] : []));
  const pictures = await chartPngs(charts, { width: pictureWidth });
  pen.body = paper.sheet ? bodies.sheet : bodies.paper;
  if (paper.sheet) pen.y -= sheetTop;
  if (paper.form) drawFormHead(pen, paper);
  else {
    drawHead(pen, paper);
    drawCentred(pen, paper.title, { weight: 'title', points: size.title, line: size.title * 1.5 });
    pen.y += page.line * 0.6;
  }
  if (paper.recipients) drawParagraph(pen, `${paper.recipients}：`, { flush: true });
  const count = { tables: 0, charts: 0 };
  for (const section of paper.sections) {
    const end = section === paper.sections.at(-1) ? endHeight(pen, paper) : 0;
    drawSection(pen, section, pictures, count, end);
  }
  if (paper.code) drawCode(pen, paper.code);
  if (!paper.form) drawSignature(pen, paper);
  if (paper.footer) drawFooter(pen, paper.footer);
}

function drawSection(
  pen: Pen,
  { heading, paragraphs, table, chart }: Section,
  pictures: readonly Picture[],
  count: { tables: number; charts: number },
  end: number,
): void {
  const start = table && !table.form ? captionLine + 6 + tableStart(pen, table) : 0;
  if (heading) {
    // A heading is never the last line of a page, nor alone with the head of its table.
    pen.need(pen.body.line + (paragraphs.length > 0 ? pen.body.line : Math.max(start, pen.body.line)));
    drawParagraph(pen, heading, { weight: 'bold' });
  }
  for (const [i, paragraph] of paragraphs.entries()) {
    if (end > 0 && i === paragraphs.length - 1 && !table && !chart) keepWithEnd(pen, paragraph, end);
    drawParagraph(pen, paragraph);
  }
  if (table?.form) {
    if (paragraphs.length > 0) pen.y += page.line / 3;
    drawForm(pen, table);
  }
  if (table && !table.form) {
    pen.need(start);
    pen.y += 6;
    const title = tableCaption(table, ++count.tables);
    drawCentred(pen, title, { weight: 'bold', points: size.caption, line: captionLine });
    drawTable(pen, table);
    pen.y += page.line / 2;
  }
  if (chart) {
    drawPicture(pen, pictures[count.charts]!);
    const title = chartCaption(chart, ++count.charts);
    drawCentred(pen, title, { weight: 'bold', points: size.caption, line: captionLine });
    pen.y += page.line / 2;
  }
}

/** How much smaller a picture may be drawn, so that it still fits the page that it is on. */
const leastScale = 0.7;

/** A picture over the text's width, less where that spares a new page, or where a page is not high enough for it. */
function drawPicture(pen: Pen, { png, width, height }: Picture): void {
  const wanted = (textWidth * height) / width;
  const here = pen.left() - 2 * captionLine;
  const most = here >= wanted * leastScale ? here : textHeight - 2 * captionLine;
  const drawnHeight = Math.min(most, wanted);
  const drawnWidth = (drawnHeight * width) / height;
  pen.need(drawnHeight + 2 * captionLine);
  pen.y += 6;
  const x = page.left + (textWidth - drawnWidth) / 2;
  pen.doc.image(Buffer.from(png), x, pen.y, { width: drawnWidth, height: drawnHeight });
  pen.y += drawnHeight;
}

function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((done, failed) => {
    const parts: Buffer[] = [];
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => done(Buffer.concat(parts)));
    doc.on('error', failed);
  });
}
