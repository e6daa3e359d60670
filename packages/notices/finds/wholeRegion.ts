import type { Span, WholeRegionClause } from '../types.ts';
import { splitNames } from '../units/names.ts';
import { sentences } from './sentences.ts';

/** 以下任务均须…落实，不再列出 */
const SUBJECT =
  /(以下|下列|以上|上述|前述|各项|所有|全部|每项|本(?:方案|通知|要点|措施|意见))(?:各项|所有|全部|中)?(?:的)?(?:改革|重点|工作|主要)*(?:措施|任务|举措|工作|事项|内容|条款|责任单位)?[，]?(?:均|都|全部|一律)/;
const NOT_LISTED =
  /不再(?:一一|逐一|另行|单独|重复|分别|逐项|具体)?(?:列出|列明|标注|注明|列示|列入|列举|列|赘述)/;
const UNITS = /(?:均|都|全部|一律)(?:需要?|须|应当?|要|由|包括|包含|涉及|为|请|含)*(?:由)?([^。；]{2,120})/;
const ACTS =
  /(?:按(?:照)?职责)?(?:共同|认真|具体|抓好|贯彻|组织|分工|参与)*(?:落实|负责|实施|执行|承担|配合|参与){1,3}(?:到位)?$/;

/** Whether a sentence gives measures to a whole region, and to whom. */
export function wholeRegionOf(text: string, span: Span): WholeRegionClause | undefined {
  if (span.end - span.start > 200) return undefined;
  const sentence = text.slice(span.start, span.end);
  const subject = SUBJECT.exec(sentence);
  if (!subject && !NOT_LISTED.test(sentence)) return undefined;
  const listed = UNITS.exec(sentence);
  if (!listed) return undefined;
  let end = listed.index + listed[0].length;
  const parts = listed[1]!.search(/，(?=[^，]*不再)|，(?=以下|下同)/);
  if (parts >= 0) end = listed.index + listed[0].length - listed[1]!.length + parts;
  const start = listed.index + listed[0].length - listed[1]!.length;
  const acts = ACTS.exec(sentence.slice(start, end));
  if (!acts && !NOT_LISTED.test(sentence)) return undefined;
  if (acts) end = start + acts.index;
  const { names } = splitNames(text, { start: span.start + start, end: span.start + end });
  const units = names.filter((name) => name.isUnit).map((name) => name.name);
  if (units.length === 0) return undefined;
  const word = subject?.[1] ?? sentence;
  const scope = /以下|下列/.test(word) ? 'following' : /以上|上述|前述/.test(word) ? 'preceding' : 'all';
  // A unit line may stand before it without a full stop.
  const at = subject?.index ?? 0;
  return { text: sentence.slice(at), units, scope, span: { start: span.start + at, end: span.end } };
}

/** The first clause in the unit lines, else in any sentence of the notice. */
export function findWholeRegion(
  text: string,
  clauses: readonly { readonly wholeRegion: WholeRegionClause | undefined }[],
): WholeRegionClause | undefined {
  const inLine = clauses.find((clause) => clause.wholeRegion !== undefined);
  if (inLine) return inLine.wholeRegion;
  for (const span of sentences(text, { start: 0, end: text.length })) {
    const clause = wholeRegionOf(text, span);
    if (clause) return clause;
  }
  return undefined;
}

/** Whether a measure is one of those that the clause speaks of. */
export function covers(clause: WholeRegionClause, measure: Span): boolean {
  if (clause.scope === 'all') return true;
  return clause.scope === 'following'
    ? measure.start > clause.span.start
    : measure.start <= clause.span.start;
}
