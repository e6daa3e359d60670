import { spokenDate } from '@mingcha/kernel';
import {
  AlignmentType,
  BorderStyle,
  Footer,
  HeadingLevel,
  ImageRun,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import type { Picture } from '../chart/chartPng.ts';
import { headSize, page, red, size, textHeight, textWidth } from '../page.ts';
import type { Paper, Section } from '../paper.ts';
import { chartCaption, tableCaption } from '../texts.ts';
import { docxTable } from './table.ts';
import { bodyParagraph, caption, face, halves, paragraph, run, twips } from './type.ts';

const centred = { alignment: AlignmentType.CENTER } as const;

/** The red head with the rule below it, and the title. */
export function head({ organ, number, title, recipients }: Paper): Paragraph[] {
  const points = headSize(organ);
  return [
    paragraph([run(organ, face.title, points, { color: red, bold: true })], {
      ...centred,
      line: points * 1.5,
    }),
    paragraph([run(number ?? '', face.body, size.body)], {
      ...centred,
      spacing: { before: twips(page.line * 0.6), after: twips(page.line) },
      border: { bottom: { style: BorderStyle.SINGLE, size: 14, color: red, space: 4 } },
    }),
    paragraph([run(title, face.title, size.title, { bold: true })], {
      ...centred,
      line: size.title * 1.5,
      heading: HeadingLevel.TITLE,
      spacing: { after: twips(page.line * 0.6) },
    }),
    ...(recipients ? [paragraph([run(`${recipients}：`, face.body, size.body)])] : []),
  ];
}

const headingOf = (heading: string): Paragraph =>
  paragraph([run(heading, face.heading, size.body)], {
    heading: HeadingLevel.HEADING_1,
    keepNext: true,
    indent: { firstLine: twips(2 * size.body) },
  });

/** Sections in their order; their tables and pictures are numbered through the paper. */
export function body(sections: readonly Section[], pictures: readonly Picture[]): (Paragraph | Table)[] {
  const count = { tables: 0, charts: 0 };
  return sections.flatMap(({ heading, paragraphs, table, chart }) => [
    ...(heading === '' ? [] : [headingOf(heading)]),
    ...paragraphs.map(bodyParagraph),
    ...(table ? [caption(tableCaption(table, ++count.tables), true), docxTable(table), paragraph([])] : []),
    ...(chart
      ? [
          drawing(pictures[count.charts]!, chart.title, count.charts + 1),
          caption(chartCaption(chart, ++count.charts), false),
        ]
      : []),
  ]);
}

function drawing({ png, width, height }: Picture, title: string, n: number): Paragraph {
  const drawnHeight = Math.min(textHeight * 0.85, (textWidth * height) / width);
  return new Paragraph({
    ...centred,
    keepNext: true,
    spacing: { before: twips(6) },
    children: [
      new ImageRun({
        type: 'png',
        data: png,
        // Pixels of 96 to the inch.
        transformation: {
          width: ((drawnHeight * width) / height / 72) * 96,
          height: (drawnHeight / 72) * 96,
        },
        altText: { id: String(n), name: title, title, description: title },
      }),
    ],
  });
}

/** The organ and the day at the right, the day four characters in. */
export function signature({ organ, date }: Paper): Paragraph[] {
  const day = spokenDate(date);
  // The organ's middle over the day's: digits are half as wide as characters.
  const dayWidth = [...day].reduce((sum, character) => sum + (/\d/.test(character) ? 0.5 : 1), 0);
  const inset = Math.max(0, 4 + (dayWidth - [...organ].length) / 2);
  const right = (characters: number) => ({
    alignment: AlignmentType.RIGHT,
    indent: { right: twips(characters * size.body) },
  });
  return [
    paragraph([run(organ, face.body, size.body)], {
      ...right(inset),
      keepNext: true,
      spacing: { before: twips(page.line) },
    }),
    paragraph([run(day, face.body, size.body)], right(4)),
  ];
}

/** The last lines, between two rules. */
export function closing(footer: string): Paragraph[] {
  const rule = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 2 };
  return [
    paragraph([]),
    paragraph([run(footer, face.body, size.folio)], {
      line: size.folio * 1.7,
      indent: { left: twips(size.folio), right: twips(size.folio) },
      border: { top: rule, bottom: rule },
    }),
  ];
}

/** The page's number as papers write it, odd pages at the right, even ones at the left. */
export const folio = (side: 'left' | 'right'): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: { left: twips(size.folio), right: twips(size.folio) },
        children: [
          new TextRun({
            font: face.body,
            size: halves(size.folio),
            children: ['— ', PageNumber.CURRENT, ' —'],
          }),
        ],
      }),
    ],
  });
