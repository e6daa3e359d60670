import { Document, Packer } from 'docx';
import { chartPngs } from '../chart/chartPng.ts';
import { cleanPaper } from '../clean.ts';
import { page, pictureWidth, size } from '../page.ts';
import type { Paper } from '../paper.ts';
import { fixDates } from './fixDates.ts';
import { body, closing, code, folio, formHead, head, signature } from './parts.ts';
import { face, halves, twips } from './type.ts';

/** The paper as a Word document in the typefaces of official papers. The same paper is the same bytes. */
export async function briefingDocx(given: Paper): Promise<Uint8Array> {
  const paper = cleanPaper(given);
  const charts = paper.sections.flatMap(({ chart }) => (chart ? [chart] : []));
  const pictures = await chartPngs(charts, { width: pictureWidth });
  const document = new Document({
    title: paper.title,
    creator: paper.organ,
    lastModifiedBy: paper.organ,
    description: paper.number ?? '',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: { run: { font: face.body, size: halves(size.body), color: '000000' } },
        title: { run: { font: face.title, size: halves(size.title), color: '000000' } },
        heading1: { run: { font: face.heading, size: halves(size.body), color: '000000' } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(page.width), height: twips(page.height) },
            margin: {
              top: twips(page.top),
              bottom: twips(page.bottom),
              left: twips(page.left),
              right: twips(page.right),
              footer: twips(page.bottom - 40),
            },
          },
        },
        footers: { default: folio('right'), even: folio('left') },
        children: [
          ...(paper.form ? formHead(paper) : head(paper)),
          ...body(paper.sections, pictures),
          ...(paper.code ? code(paper.code) : []),
          ...(paper.form ? [] : signature(paper)),
          ...(paper.footer ? closing(paper.footer) : []),
        ],
      },
    ],
  });
  return fixDates(await Packer.toBuffer(document), paper.date);
}
