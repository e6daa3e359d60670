/** One line of the original, cleaned; `offsets[i]` is where its i-th character stands in the original. */
export interface CleanLine {
  text: string;
  offsets: number[];
}

const CJK = /[\u3400-\u9fff\uf900-\ufaff]/;
/** Letters and figures that do not carry the spaces which PDF extraction puts beside them. */
const WORD = /[0-9A-Za-z]/;
/** Controls and invisible marks. */
const DROPPED = /[\p{Cc}\p{Cf}\ufffe\uffff]/u;
const SPACE = /[\t \u00a0\u2000-\u200a\u202f\u205f\u3000]/;

const VARIANTS: Record<string, string> = {
  '(': '（',
  ')': '）',
  '﹙': '（',
  '﹚': '）',
  '⟨': '〈',
  '[': '〔',
  ']': '〕',
  '［': '〔',
  '］': '〕',
  '〖': '【',
  '〗': '】',
  '﹝': '〔',
  '﹞': '〕',
  '｛': '{',
  '｝': '}',
  '％': '%',
  '﹪': '%',
  '．': '.',
  '＋': '+',
  '｡': '。',
  '､': '、',
  '﹑': '、',
};
/** Punctuation that means the Chinese one when it stands beside Chinese. */
const BESIDE_CJK: Record<string, string> = { ',': '，', ':': '：', ';': '；', '!': '！', '?': '？' };

/** One character as one character: offsets stay in step. */
function normal(char: string): string {
  const variant = VARIANTS[char];
  if (variant !== undefined) return variant;
  const code = char.charCodeAt(0);
  if (code >= 0xff10 && code <= 0xff5a && WORD.test(String.fromCharCode(code - 0xfee0))) {
    return String.fromCharCode(code - 0xfee0);
  }
  // Fonts without a proper map give radicals and compatibility forms in place of characters.
  if ((code >= 0x2f00 && code <= 0x2fd5) || (code >= 0xf900 && code <= 0xfaff)) return char.normalize('NFKC');
  return char;
}

const chinese = (char: string | undefined): boolean =>
  char !== undefined && (CJK.test(char) || /[，。；：、！？）（“”《》〔〕【】]/.test(char));

/** Whether the space between two tokens is one that was meant: between words of Latin, or between longer Chinese words. */
function keepsSpace(before: string, after: string): boolean {
  const left = before.at(-1)!;
  const right = after[0]!;
  if (WORD.test(left) && WORD.test(right)) return true;
  if (!CJK.test(left) || !CJK.test(right)) return false;
  // Letter-spaced headings: 通 知
  return before.length > 1 && after.length > 1;
}

/** Cleans one line: forms of characters, invisible ones, spaces that extraction put in. `start` is its offset. */
export function cleanLine(line: string, start: number): CleanLine {
  const tokens: CleanLine[] = [];
  let token: CleanLine = { text: '', offsets: [] };
  for (let i = 0; i <= line.length; i++) {
    const char = line[i];
    if (char === undefined || SPACE.test(char)) {
      if (token.text !== '') tokens.push(token);
      token = { text: '', offsets: [] };
    } else if (!DROPPED.test(char)) {
      token.text += normal(char);
      token.offsets.push(start + i);
    }
  }
  const text: string[] = [];
  const offsets: number[] = [];
  tokens.forEach((next, i) => {
    const before = tokens[i - 1];
    if (before && keepsSpace(before.text, next.text)) {
      text.push(' ');
      offsets.push(before.offsets.at(-1)! + 1);
    }
    text.push(next.text);
    for (const offset of next.offsets) offsets.push(offset);
  });
  return { text: chinesePunctuation(text.join('')), offsets };
}

function chinesePunctuation(text: string): string {
  if (!/[,:;!?]/.test(text)) return text;
  return text.replace(/[,:;!?]/g, (mark, at: number) =>
    chinese(text[at - 1]) || chinese(text[at + 1]) ? BESIDE_CJK[mark]! : mark,
  );
}
