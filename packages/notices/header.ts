import { isOnlyDate, wholeDate } from './finds/calendar.ts';
import type { SourceLine } from './text/lines.ts';
import type { Warning } from './types.ts';

export interface Header {
  readonly docNo: string | null;
  readonly title: string | null;
  readonly issuer: string | null;
  readonly date: string | null;
  /** The first line that may be a heading of the body. */
  readonly bodyFrom: number;
  /** The line of who signed. */
  readonly signatureAt: number | undefined;
  /** Lines that end a paragraph. */
  readonly paragraphEnds: ReadonlySet<number>;
  readonly warnings: readonly Warning[];
}

interface TitleLines {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** How far a notice's own head can reach. */
const HEAD_LINES = 60;
const TITLE_LINES = 8;
const KINDS = '通知|意见|决定|公告|通告|批复|通报|函';
/** A collection's number, the issuer, the subject, and behind it perhaps a date or the number of the document. */
export const TITLE = new RegExp(
  `^(?:\\d{1,3}[.、])?([^：。]{0,60}?)(关于.{2,200}?的(?:若干|实施|指导|补充|紧急)?(?:${KINDS}))(（[^（）]{1,30}）?)*$`,
);
/** A document's number: 某政办发〔2025〕17号. */
export const DOC_NO = /([\u3400-\u9fff]{1,14}(?:〔|【|（)(\d{4})(?:〕|】|）)(?:第)?(\d{1,5})号)/;
const ORGANISATION =
  /(?:政府|办公厅|办公室|局|委员会|委|厅|部|院|中心|小组|指挥部|总局|署|会|公司|法院|检察院)$/;

/** Reads what stands before the measures: title, number, issuer, date. */
export function readHeader(lines: readonly SourceLine[]): Header {
  const docNo = findDocNo(lines);
  const title = findTitle(lines) ?? bareTitle(lines, docNo.at);
  const signature = findSignature(lines);
  const warnings: Warning[] = [];
  const fromTitle =
    title && /^(?:\d{1,3}[.、])?(.*?)关于/.exec(title.text)?.[1]?.trim().replaceAll(' ', '、');
  const issuer = fromTitle || (title && issuerAbove(lines, title.from)) || signature?.signer || null;
  const printed = title && wholeDate(title.text.slice(title.text.lastIndexOf('（')));
  const date = printed ?? signature?.date ?? null;
  const ends = [
    ...docNo.ends,
    ...(title ? [title.from - 1, title.to - 1] : []),
    ...(signature ? [signature.at - 2, signature.at - 1, signature.at] : []),
  ];
  if (docNo.text === null) warnings.push({ code: 'doc-no-missing', message: '没有找到文号，请补填。' });
  if (issuer === null) warnings.push({ code: 'issuer-missing', message: '没有找到发文机关，请补填。' });
  if (date === null) warnings.push({ code: 'date-missing', message: '没有找到成文日期，请补填。' });
  if (printed && signature && printed !== signature.date) {
    warnings.push({
      code: 'date-differs',
      message: `标题所注日期 ${printed} 与落款日期 ${signature.date} 不一致，取标题所注日期，请核对。`,
    });
  }
  if (!title) warnings.push({ code: 'title-missing', message: '没有找到标题，请补填。' });
  return {
    docNo: docNo.text,
    title: title ? subjectOf(title.text) : null,
    issuer,
    date,
    bodyFrom: title?.to ?? 0,
    signatureAt: signature && signature.at - 1,
    paragraphEnds: new Set(ends),
    warnings,
  };
}

/** The lines of 某机关关于某事的通知, which may be broken anywhere. */
function findTitle(lines: readonly SourceLine[]): TitleLines | undefined {
  const end = Math.min(lines.length, HEAD_LINES);
  for (let about = 0; about < end; about++) {
    if (!/关于/.test(lines[about]!.text) && !breaksAbout(lines, about)) continue;
    const from = titleStart(lines, about);
    let text = '';
    for (let to = from; to < Math.min(end, from + TITLE_LINES); to++) {
      const line = lines[to]!.text;
      text += (to <= about && isIssuerLine(text) && beginsIssuer(line) ? ' ' : '') + line;
      const next = lines[to + 1]?.text ?? '';
      const open = text.lastIndexOf('（') > text.lastIndexOf('）') && /^[^（）。]{0,20}）/.test(next);
      if (isNote(next) && /^（[^（）]*）?$/.test(next)) continue;
      if (!open && TITLE.test(text) && !/^的(?:通知|.{0,2}意见)/.test(next))
        return { from, to: to + 1, text };
    }
  }
  return undefined;
}

const breaksAbout = (lines: readonly SourceLine[], i: number): boolean =>
  lines[i]!.text.endsWith('关') && lines[i + 1]?.text.startsWith('于') === true;

/** The issuers may fill lines above, and may be broken there; a number or an address does not belong to them. */
function titleStart(lines: readonly SourceLine[], about: number): number {
  let from = about;
  let issuer = lines[about]!.text.replace(/关于.*|关$/, '');
  while (from > 0 && about - from < 3) {
    const above = lines[from - 1]!.text;
    const whole = issuer.length >= 4 && ORGANISATION.test(issuer);
    if (
      above.length > 40 ||
      /[。，、：；《〔（\d]|文件$/.test(above) ||
      (!isIssuerLine(above) && (whole || issuer === ''))
    )
      break;
    issuer = above + issuer;
    from--;
  }
  return from;
}

/** 某市某局, the next of several issuers; 办公室 goes on from the line before. */
const beginsIssuer = (line: string): boolean => {
  const issuer = line.replace(/关于.*/, '');
  return issuer.length >= 4 && ORGANISATION.test(issuer) && /^.{1,6}[省市县区州]/.test(issuer);
};

/** Whether a line is an organisation's name, as above a title or below a text. */
export const isIssuerLine = (text: string): boolean =>
  text.length <= 40 && ORGANISATION.test(text.replace(/文件$/, ''));

function issuerAbove(lines: readonly SourceLine[], title: number): string | undefined {
  for (let i = title - 1; i >= Math.max(0, title - 4); i--) {
    const text = lines[i]!.text.replace(/文件$/, '');
    if (isIssuerLine(text) && !DOC_NO.test(text)) return text;
  }
  return undefined;
}

const NOTE_BEHIND = /（[^（）]*(?:）|$)$/;

/** What the notice issues, if it issues a document; its whole title otherwise. */
export function subjectOf(title: string): string {
  let whole = title.replace(/^\d{1,3}[.、]/, '');
  for (let note = NOTE_BEHIND.exec(whole); note && isNote(note[0]); note = NOTE_BEHIND.exec(whole))
    whole = whole.slice(0, note.index);
  const issued = /关于(?:印发|转发|公布|发布)(.+)的(?:通知|公告)$/.exec(whole)?.[1];
  if (issued === undefined) return whole;
  const quoted = /^《([^《》]+)》$/.exec(issued)?.[1];
  return quoted ?? issued;
}

/** A date or the document's number, perhaps cut off; a year or years alone belong to the title. */
const isNote = (bracket: string): boolean =>
  wholeDate(bracket) !== undefined ||
  /^（\d{4}年(?:\d{1,2}月|$)/.test(bracket) ||
  DOC_NO.test(bracket.slice(1, -1));

const BARE_TITLE =
  /(?:方案|要点|意见|措施|办法|规定|细则|计划|规划|通知|决定|清单|台账|分工|(?:任务|分工|分解)表)(?:（[^（）]{1,20}）)?$/;

/** A text without a covering notice: its first lines, below its letterhead and number, up to the word for its kind. */
function bareTitle(lines: readonly SourceLine[], numberAt: readonly number[]): TitleLines | undefined {
  const isHead = (i: number): boolean => {
    const text = lines[i]?.text ?? '';
    return numberAt.includes(i) || isIssuerLine(text) || /^附件\d{0,2}：?$/.test(text);
  };
  let from = 0;
  while (from < 4 && isHead(from)) from++;
  let text = '';
  for (let at = from; at < Math.min(lines.length, from + 4); at++) {
    text += lines[at]!.text;
    if (text.length > 80 || /[。：；]/.test(text)) return undefined;
    if (BARE_TITLE.test(text)) return { from, to: at + 1, text };
  }
  return undefined;
}

/** The document's number: the line or lines `at` it stands alone, before any that a text mentions. */
function findDocNo(lines: readonly SourceLine[]): {
  text: string | null;
  at: number[];
  ends: number[];
} {
  let mentioned: string | null = null;
  for (let i = 0; i < Math.min(lines.length, HEAD_LINES); i++) {
    const broken = /^[\u3400-\u9fff]{2,14}〔\d{0,4}〕?\d{0,5}$/.test(lines[i]!.text);
    const text = (lines[i]!.text + (broken ? (lines[i + 1]?.text ?? '') : '')).replace(/ /g, '');
    const match = DOC_NO.exec(text);
    if (!match) continue;
    const before = text.slice(0, match.index);
    const number = match[1]!
      .replace(/[（【]/, '〔')
      .replace(/[）】]/, '〕')
      .replace('第', '');
    if (before === '' && text.length - match[0].length <= 12) {
      const at = broken ? [i, i + 1] : [i];
      return { text: number, at, ends: [i - 1, ...at.slice(-1)] };
    }
    mentioned ??= /[《“（]$/.test(before) ? null : i < 10 ? number : null;
  }
  return { text: mentioned, at: [], ends: [] };
}

interface Signature {
  readonly signer: string;
  readonly date: string;
  readonly at: number;
}

/** A date on a line of its own below an organisation's name. */
function findSignature(lines: readonly SourceLine[]): Signature | undefined {
  for (let i = 1; i < lines.length; i++) {
    if (!isOnlyDate(lines[i]!.text)) continue;
    const signer = lines[i - 1]!.text;
    const date = wholeDate(lines[i]!.text);
    if (date && isIssuerLine(signer)) return { signer, date, at: i };
  }
  return undefined;
}
