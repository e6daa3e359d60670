import { checkUscc } from '@mingcha/kernel';
import type { CodePart } from './format.ts';

/** The longest code. */
export const mostOfCode = 64;

const classes = {
  9: { chars: '[0-9]', words: '位数字' },
  A: { chars: '[A-Z]', words: '位大写字母' },
  X: { chars: '[0-9A-Z]', words: '位数字或大写字母' },
} as const;

type Piece = { source: string; words: string; least: number; most: number };

/** What a form is made of; undefined where it cannot be read. */
function piecesOf(form: string): Piece[] | undefined {
  const pieces: Piece[] = [];
  const piece = /([9AX])(?:\((\d{1,2})(?:-(\d{1,2}))?\))?|([^()\s])/gy;
  while (piece.lastIndex < form.length) {
    const [, kind, least = '1', most = least, literal] = piece.exec(form) ?? [];
    if (literal !== undefined) {
      pieces.push({
        source: literal.replace(/[\\^$.*+?[\]{}|/-]/g, '\\$&'),
        words: `“${literal}”`,
        least: 1,
        most: 1,
      });
    } else if (kind !== undefined) {
      const [from, to] = [Number(least), Number(most)];
      if (to < 1 || from > to) return undefined;
      const { chars, words } = classes[kind as unknown as keyof typeof classes];
      const range = from === to ? `${to} ` : `${from} 至 ${to} `;
      pieces.push({ source: `${chars}{${from},${to}}`, words: `${range}${words}`, least: from, most: to });
    } else {
      return undefined;
    }
  }
  return pieces;
}

/** What is wrong with a part of a code, in Chinese; undefined where nothing is. */
export function codePartFault({ form, values, check }: CodePart): string | undefined {
  const pieces = piecesOf(form);
  if (!pieces)
    return '格式写法有误。9 为数字，A 为大写字母，X 为数字或大写字母，括号内为位数，如 X(18)、9(1-4)';
  const size = sizeFault(pieces);
  if (size !== undefined) return size;
  const whole = new RegExp(`^${pieces.map(({ source }) => source).join('')}$`);
  const unfit = values?.find((value) => !whole.test(value));
  if (unfit !== undefined) return `取值“${unfit}”与格式不符`;
  if (check === 'uscc' && form !== 'X(18)') return '统一社会信用代码的格式应为 X(18)';
  return undefined;
}

/** What is wrong with parts that make one code, each without fault; undefined where nothing is. */
export const wholeCodeFault = (parts: readonly CodePart[]): string | undefined =>
  sizeFault(parts.flatMap(({ form }) => piecesOf(form) ?? []));

/** With two pieces of no fixed length a code can be read in so many ways that judging it does not end. */
function sizeFault(pieces: readonly Piece[]): string | undefined {
  if (pieces.reduce((sum, { most }) => sum + most, 0) > mostOfCode) return `编码不能超过 ${mostOfCode} 位`;
  return pieces.filter(({ least, most }) => least !== most).length > 1
    ? '一个编码只能有一处位数不定，请写明其余各处的位数'
    : undefined;
}

/** What is wrong with a code; `severity` says whether it is refused. */
export type CodeFault = { severity: 'error' | 'warning'; message: string };

/** Judges the codes of an element whose parts follow one another. The parts must be without fault. */
export function codeChecker(parts: readonly CodePart[]): (code: string) => CodeFault | undefined {
  const read = parts.map((part) => ({ ...part, pieces: piecesOf(part.form)! }));
  const sources = read.map(({ pieces }) => `(${pieces.map(({ source }) => source).join('')})`);
  const whole = new RegExp(`^${sources.join('')}$`);
  const begins = sources.map((_, i) => new RegExp(`^${sources.slice(0, i + 1).join('')}`));
  const words = read
    .map(({ title, pieces }) => `${title}（${pieces.map((piece) => piece.words).join('、')}）`)
    .join('，');
  const refuse = (message: string): CodeFault => ({ severity: 'error', message });
  return (code) => {
    const found = whole.exec(code);
    if (!found) {
      const broken = begins.findIndex((begin) => !begin.test(code));
      const where = broken < 0 ? '位数过多' : `“${read[broken]!.title}”不符`;
      return refuse(`应依次为：${words}；${where}`);
    }
    for (const [i, { title, values, check }] of read.entries()) {
      const value = found[i + 1]!;
      if (values && !values.includes(value))
        return refuse(`“${title}”应为 ${values.slice(0, 12).join('、')} 之一`);
      if (check === undefined) continue;
      const verdict = checkUscc(value);
      if (verdict === 'malformed') return refuse(`“${title}”含有统一社会信用代码不使用的字符`);
      if (verdict === 'check-digit')
        return { severity: 'warning', message: `“${title}”的校验位不符，请核对；确系如此核发的可以保留` };
    }
    return undefined;
  };
}
