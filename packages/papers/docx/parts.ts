import { spokenDate } from '@mingcha/kernel';
import {
  AlignmentType,
  BorderStyle,
  Footer,
  HeadingLevel,
  ImageRun,
  type IParagraphOptions,
  PageNumber,
  Paragraph,
  Tab,
  type Table,
  TabStopType,
  TextRun,
} from 'docx';
import type { Picture } from '../chart/chartPng.ts';
import { codeSide, grey, headSize, page, red, sealHeight, size, textHeight, textWidth } from '../page.ts';
import type { Code, Paper, Section } from '../paper.ts';
import { qrPng } from '../qr.ts';
import { chartCaption, sealMark, signedBy, tableCaption } from '../texts.ts';
import { docxForm, docxTable } from './table.ts';
import { bodyParagraph, caption, face, halves, paragraph, run, twips } from './type.ts';

const centred = { alignment: AlignmentType.CENTER } as const;

/** The number in the middle; beside who signed, at the left, one character in. */
function numberLine({ number = '', signer }: Paper): { runs: TextRun[]; place: IParagraphOptions } {
  if (!signer) return { runs: [run(number, face.body, size.body)], place: centred };
  const rest = [new TextRun({ children: [new Tab()] }), run(signedBy(signer), face.body, size.body)];
  return {
    runs: [run(number, face.body, size.body), ...rest],
    place: {
      indent: { left: twips(size.body) },
      tabStops: [{ type: TabStopType.RIGHT, position: twips(textWidth - size.body) }],
    },
  };
}

/** The head of a form: whose it is, what it is, its number at the right. */
export function formHead({ organ, title, number }: Paper): Paragraph[] {
  const line = { ...centred, line: size.title * 1.6 };
  return [
    paragraph([run(organ, face.title, size.title, { bold: true })], line),
    paragraph([run(title, face.title, size.title, { bold: true })], {
      ...line,
      heading: HeadingLevel.TITLE,
      spacing: { after: twips(page.line * 0.4) },
    }),
    ...(number ? [paragraph([run(number, face.body, size.body)], { alignment: AlignmentType.RIGHT })] : []),
  ];
}

/** The red head with the rule below it, and the title. */
export function head(paper: Paper): Paragraph[] {
  const { organ, title, recipients } = paper;
  const { runs, place } = numberLine(paper);
  const points = headSize(organ);
  return [
    paragraph([run(organ, face.title, points, { color: red, bold: true })], {
      ...centred,
      line: points * 1.5,
    }),
    paragraph(runs, {
      ...place,
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
    ...(table?.form
      ? [docxForm(table)]
      : table
        ? [caption(tableCaption(table, ++count.tables), true), docxTable(table), paragraph([])]
        : []),
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

/** A QR code and its caption below it. */
export function code({ text, caption: words, readable }: Code): Paragraph[] {
  const side = (codeSide / 72) * 96;
  return [
    new Paragraph({
      keepNext: true,
      indent: { left: twips(2 * size.body) },
      children: [
        new ImageRun({
          type: 'png',
          data: qrPng(text).png,
          transformation: { width: side, height: side },
          altText: { id: 'code', name: words, title: words, description: text },
        }),
      ],
    }),
    ...[{ said: words, points: size.caption }, ...(readable ? [{ said: text, points: size.table }] : [])].map(
      ({ said, points }) =>
        paragraph([run(said, face.body, points)], { indent: { left: twips(2 * size.body) } }),
    ),
  ];
}

/** The organ and the day at the right, the day four characters in. A seal has room around them. */
export function signature({ organ, date, seal }: Paper): Paragraph[] {
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
      spacing: { before: twips(seal ? (sealHeight - page.line) / 2 : page.line) },
    }),
    paragraph([run(day, face.body, size.body)], { ...right(4), keepNext: seal === true }),
    ...(seal
      ? [
          paragraph([run(sealMark, face.body, size.table, { color: grey })], {
            ...right(4 + dayWidth / 2 - (4 * size.table) / size.body / 2),
          }),
        ]
      : []),
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
