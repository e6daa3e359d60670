import {
  AlignmentType,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  Paragraph,
  TextRun,
} from 'docx';
import { page, size } from '../page.ts';

/** Typefaces of official papers; a machine without one of them shows the text in its own. */
export const face = {
  body: typeface('仿宋'),
  heading: typeface('黑体'),
  title: typeface('方正小标宋简体'),
} as const;

function typeface(eastAsia: string) {
  return { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia };
}
type Face = (typeof face)[keyof typeof face];

/** Points to twentieths of a point, the measure of paragraphs and pages. */
export const twips = (points: number): number => Math.round(points * 20);
/** Points to half-points, the measure of letters. */
export const halves = (points: number): number => Math.round(points * 2);

export const run = (text: string, font: Face, points: number, more: IRunOptions = {}): TextRun =>
  new TextRun({ text, font, size: halves(points), ...more });

/** A paragraph with exactly `line` points from line to line. */
export const paragraph = (
  children: TextRun[],
  { line = page.line, spacing, ...more }: IParagraphOptions & { line?: number } = {},
): Paragraph =>
  new Paragraph({
    children,
    spacing: { ...spacing, line: twips(line), lineRule: LineRuleType.EXACT },
    ...more,
  });

/** A paragraph of the body, its first line two characters in. */
export const bodyParagraph = (text: string): Paragraph =>
  paragraph([run(text, face.body, size.body)], {
    alignment: AlignmentType.BOTH,
    indent: { firstLine: twips(2 * size.body) },
  });

export const caption = (text: string, keepNext: boolean): Paragraph =>
  paragraph([run(text, face.heading, size.caption)], {
    line: size.caption * 1.8,
    alignment: AlignmentType.CENTER,
    keepNext,
  });
