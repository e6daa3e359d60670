/** How wide a character is, in points. */
export type Widths = (character: string) => number;

/** `full`: the text goes on in the next line, so this one is spread to the margin. */
export type Line = { text: string; width: number; full: boolean };

/** What may not begin a line, and what may not end one (避头尾). */
const notFirst = new Set('，。、；：？！）》」』】〕〉％…—·”’,.;:?!)%]}');
const notLast = new Set('（《「『【〔〈“‘([{');

/** Words of other scripts and numbers stay together, a number also with 年, 月 or 日; every other character stands alone. */
const pieces = /\d+[年月日]|[A-Za-z0-9@#&+\-_/.,:%‰℃]+|[\s\S]/gu;

const widthOf = (text: string, widths: Widths): number => {
  let sum = 0;
  for (const character of text) sum += widths(character);
  return sum;
};

function piecesOf(text: string, widths: Widths, width: number): string[] {
  return [...text.matchAll(pieces)].flatMap(([piece]) =>
    piece.length > 1 && widthOf(piece, widths) > width ? [...piece] : [piece],
  );
}

const fine = (before: string, after: string): boolean =>
  !notFirst.has([...after][0]!) && !notLast.has([...before].at(-1)!);

/** Pieces to take down from a full line, so that neither it ends nor the next begins with a wrong sign. */
function takenDown(line: readonly string[], next: string): number {
  for (let taken = 0; taken < Math.min(4, line.length - 1); taken++) {
    const before = line[line.length - 1 - taken]!;
    const after = taken === 0 ? next : line[line.length - taken]!;
    if (fine(before, after)) return taken;
  }
  return 0;
}

/** Breaks a text into lines no wider than `width`; the first one is `indent` shorter. */
export function breakLines(text: string, widths: Widths, width: number, indent = 0): Line[] {
  return text
    .split('\n')
    .flatMap((part, i) => breakParagraph(part.trim(), widths, width, i === 0 ? indent : 0));
}

function breakParagraph(text: string, widths: Widths, width: number, indent: number): Line[] {
  const lines: Line[] = [];
  let line: string[] = [];
  let used = 0;
  let room = width - indent;
  const close = (full: boolean) => {
    const whole = line.join('').trimEnd();
    lines.push({ text: whole, width: widthOf(whole, widths), full });
  };
  for (const piece of piecesOf(text, widths, width)) {
    const more = widthOf(piece, widths);
    if (used + more > room && line.length > 0) {
      const down = piece === ' ' ? 0 : takenDown(line, piece);
      const moved = line.splice(line.length - down, down);
      close(true);
      line = moved;
      used = widthOf(moved.join(''), widths);
      room = width;
      if (piece === ' ') continue;
    }
    line.push(piece);
    used += more;
  }
  close(false);
  return lines;
}
