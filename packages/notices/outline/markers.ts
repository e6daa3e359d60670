import { anyNumber, CHINESE_NUMERAL } from '../numerals.ts';

/** The ways headings are numbered: 第一章, 第一节, 第一条, 任务1：, 一、, （一）, 1., （1）, ①. */
export type MarkerKind =
  | 'chapter'
  | 'part'
  | 'article'
  | 'task'
  | 'chinese'
  | 'chinese-paren'
  | 'figure'
  | 'figure-paren'
  | 'circle';

export interface Marker {
  readonly kind: MarkerKind;
  readonly value: number;
  /** As printed. */
  readonly label: string;
}

const NUMBER = `(?:\\d{1,3}|${CHINESE_NUMERAL}{1,6})`;
const CIRCLES = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

const PATTERNS: readonly [MarkerKind, RegExp][] = [
  ['chapter', new RegExp(`^第(${NUMBER})(?:章|部分|编) ?`)],
  ['part', new RegExp(`^第(${NUMBER})节 ?`)],
  ['article', new RegExp(`^第(${NUMBER})条[：:、]? ?`)],
  ['task', new RegExp(`^(?:任务|举措|措施|行动)(${NUMBER})[：:、.．] ?`)],
  ['chinese', new RegExp(`^(${CHINESE_NUMERAL}{1,4})[、.．] ?`)],
  ['chinese-paren', new RegExp(`^（(${CHINESE_NUMERAL}{1,4})）[、.]? ?`)],
  // A point before a figure is a decimal one.
  ['figure', /^(\d{1,3})(?:[.．](?!\d)|、) ?/],
  ['figure-paren', /^(?:（(\d{1,3})）|(\d{1,3})）)[、.]? ?/],
];

/** The numbering that a line begins with. */
export function markerAt(line: string): Marker | undefined {
  const circle = CIRCLES.indexOf(line.charAt(0));
  if (line !== '' && circle >= 0) return { kind: 'circle', value: circle + 1, label: line.charAt(0) };
  for (const [kind, pattern] of PATTERNS) {
    const match = pattern.exec(line);
    if (!match) continue;
    const value = anyNumber(match[1] ?? match[2] ?? '');
    if (value > 0) return { kind, value, label: match[0] };
  }
  return undefined;
}
