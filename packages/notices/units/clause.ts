import { type Base, findTimes, type TimeFind } from '../finds/deadlines.ts';
import { wholeRegionOf } from '../finds/wholeRegion.ts';
import { splitOutside } from '../text/brackets.ts';
import type { Span, Unsure, WholeRegionClause } from '../types.ts';
import { findLabels, type LabelRole } from './labels.ts';
import { looksLikeUnit, splitNames, type UnitName } from './names.ts';
import { withPrefix } from './prefix.ts';
import { trailingVerb } from './verbs.ts';

/** A unit line: who leads, who is responsible, by when. */
export interface UnitClause {
  readonly span: Span;
  readonly lead: readonly UnitName[];
  readonly responsible: readonly UnitName[];
  readonly times: readonly TimeFind[];
  readonly wholeRegion: WholeRegionClause | undefined;
  readonly unsure: readonly Unsure[];
}

/** A clause in the making. */
interface Draft {
  lead: UnitName[];
  responsible: UnitName[];
  times: TimeFind[];
  wholeRegion: WholeRegionClause | undefined;
  unsure: Set<Unsure>;
}

/** A word that may stand between a time and its verb. */
const TIME_WORD =
  /完成|建成|投入使用|使用|出台|印发|落实|实施|推进|进行|坚持|开展|到位|通报|调度|评估|考核|更新|公布|报送|取得|见|[\d一二两三四]{1,2}次|即知即改|立行立改|、/y;
/** How many characters may follow such a word as they please. */
const LOOSE: Readonly<Record<string, number>> = { 取得: 6, 见: 4 };
/** A time that is given by an event (汛期前), which no unit's name ends like. */
const BY_EVENT = /^[\u3400-\u9fff\d]{2,16}(?:之前|以前|前|期间)(?:完成)?$/;

/**
 * Whether a text is such words and nothing else. Goes by the places where a word may end, each once: the ways to cut a
 * text into words with loose ends are too many to try.
 */
function isTimeRest(text: string): boolean {
  const ends = new Set([0, ...(/^[于在并]/.test(text) ? [1] : [])]);
  // Ends that are found on the way are gone through too.
  for (const at of ends) {
    TIME_WORD.lastIndex = at;
    const [word] = TIME_WORD.exec(text) ?? [];
    if (!word) continue;
    const end = at + word.length;
    for (let more = 0; more <= (LOOSE[word] ?? 0); more++) {
      ends.add(end + more);
      if (text[end + more] === '\n') break;
    }
  }
  return ends.has(text.length);
}

/** Reads a unit line (without the bracket around it); nothing if it is none. `last` says that it ends its measure. */
export function readClause(text: string, span: Span, base: Base, last: boolean): UnitClause | undefined {
  const draft: Draft = { lead: [], responsible: [], times: [], wholeRegion: undefined, unsure: new Set() };
  const labels = findLabels(text.slice(span.start, span.end));
  const first = labels[0]?.start ?? span.end - span.start;
  const isPhrase = readPhrases(draft, text, { start: span.start, end: span.start + first }, base);
  labels.forEach((label, i) => {
    const end = labels[i + 1]?.start ?? span.end - span.start;
    readLabelled(draft, text, { start: span.start + label.end, end: span.start + end }, label.role, base);
  });
  const units = [...draft.lead, ...draft.responsible];
  if (labels.length === 0 && !isPhrase && !readBareList(draft, text, span, last)) return undefined;
  if (units.some((unit) => !unit.isUnit)) draft.unsure.add('units-name');
  const whole = withPrefix(units);
  return {
    span,
    ...draft,
    lead: draft.lead.map(whole),
    responsible: draft.responsible.map(whole),
    unsure: [...draft.unsure],
  };
}

/** Said of one unit in its bracket, or of the list behind its last one. */
const LEADS = /（(?:牵头|主办|牵头单位|牵头部门)）$/;
const FIRST_LEADS = /（[^（）]*(?:第一|首位|最前)[^（）]*牵头[^（）]*）$/;

function add(draft: Draft, role: LabelRole, text: string, span: Span): void {
  const { names, openEnded } = splitNames(text, span);
  if (openEnded) draft.unsure.add('units-open-list');
  const firstLeads = FIRST_LEADS.test(names.at(-1)?.name ?? '');
  names.forEach((unit, i) => {
    const leads = role === 'lead' || LEADS.test(unit.name) || (firstLeads && i === 0);
    const note = LEADS.exec(unit.name) ?? FIRST_LEADS.exec(unit.name);
    draft[leads ? 'lead' : 'responsible'].push(
      note ? { ...unit, name: unit.name.slice(0, note.index) } : unit,
    );
  });
}

/** 牵头单位：甲、乙按职责分别牵头，6月底前完成; 责任单位：甲牵头，乙落实 */
function readLabelled(draft: Draft, text: string, span: Span, role: LabelRole, base: Base): void {
  if (role === 'person') {
    draft.unsure.add('units-person');
    return;
  }
  if (role === 'time') {
    const times = findTimes(text, trimEnd(text, span), base, true);
    draft.times.push(...times);
    if (times.length === 0) draft.unsure.add('deadline-unread');
    return;
  }
  for (const sentence of pieces(text, span, '。')) {
    const clause = wholeRegionOf(text, sentence);
    if (clause) draft.wholeRegion = clause;
    else readLabelledSentence(draft, text, sentence, role, base);
  }
}

function readLabelledSentence(draft: Draft, text: string, span: Span, role: LabelRole, base: Base): void {
  let names = trimEnd(text, span);
  if (/牵头，/.test(text.slice(names.start, names.end)) && readPhrases(draft, text, names, base)) return;
  for (const piece of pieces(text, names, '，；')) {
    if (!takeTime(draft, text, piece, base)) {
      if (piece.start === names.start || !BY_EVENT.test(text.slice(piece.start, piece.end))) continue;
      draft.unsure.add('deadline-unread');
    }
    // What stands behind a time belongs to no list.
    names = { start: names.start, end: Math.max(names.start, piece.start - 1) };
    break;
  }
  const verb = trailingVerb(text.slice(names.start, names.end));
  const end = verb && verb.at > 0 ? names.start + verb.at : names.end;
  add(draft, role, text, { start: names.start, end });
}

/** What is known while phrases are read one after the other. */
interface Phrases {
  /** Where names begin that no verb has claimed yet. */
  pending: number;
  role: LabelRole | undefined;
  found: boolean;
}

/** 甲牵头，乙、丙按职责分工负责；6月底前完成. Whether units, a time or a whole-region clause were what stands here. */
function readPhrases(draft: Draft, text: string, span: Span, base: Base): boolean {
  const phrases: Phrases = { pending: span.start, role: undefined, found: false };
  for (const sentence of pieces(text, span, '；。\n')) {
    const region = wholeRegionOf(text, sentence);
    if (region) {
      draft.wholeRegion = region;
      phrases.found = true;
      phrases.pending = sentence.end + 1;
    } else if (!readSentence(draft, phrases, text, sentence, base)) return false;
  }
  if (phrases.found) addUnclaimed(draft, text, { start: phrases.pending, end: span.end });
  return phrases.found;
}

/** Whether all that the verbs speak of are units. */
function readSentence(draft: Draft, phrases: Phrases, text: string, sentence: Span, base: Base): boolean {
  for (const piece of pieces(text, sentence, '，')) {
    if (takeTime(draft, text, piece, base)) {
      const names = { start: phrases.pending, end: piece.start };
      if (phrases.role) add(draft, phrases.role, text, names);
      else addUnclaimed(draft, text, names);
      phrases.pending = piece.end + 1;
      phrases.found = true;
      continue;
    }
    for (const part of splitAtLead(text, piece)) {
      const verb = trailingVerb(text.slice(part.start, part.end));
      if (!verb) continue;
      const span = { start: Math.min(phrases.pending, part.start), end: part.start + verb.at };
      const { names, time } = aroundTime(text, span, base);
      if (names.some((each) => namesUnit(text, each))) {
        for (const each of names) addTogether(draft, verb.role, text, each);
        if (time) draft.times.push(time);
        phrases.found = true;
        phrases.role = verb.role;
      } else if (span.end > span.start) return false;
      phrases.pending = part.end + 1;
    }
  }
  return true;
}

const namesUnit = (text: string, span: Span): boolean =>
  splitNames(text, span).names.some((name) => name.isUnit);

/** Units of which is not said what they do. */
function addUnclaimed(draft: Draft, text: string, span: Span): void {
  if (!/[^，；。、\s]/.test(text.slice(span.start, span.end))) return;
  if (!namesUnit(text, span)) {
    draft.unsure.add('units-rest');
    return;
  }
  draft.unsure.add('units-role');
  add(draft, 'responsible', text, span);
}

/** Names without the time among them (甲、乙于6月底前). */
function aroundTime(text: string, span: Span, base: Base): { names: Span[]; time: TimeFind | undefined } {
  const time = findTimes(text, span, base, false).find((find) => find.date !== undefined);
  if (!time) return { names: [span], time };
  const before = text.slice(span.start, time.span.start).replace(/[于在]$/, '');
  return {
    time,
    names: [
      { start: span.start, end: span.start + before.length },
      { start: time.span.end, end: span.end },
    ],
  };
}

/** 甲会同乙负责: the first leads. */
function addTogether(draft: Draft, role: LabelRole, text: string, span: Span): void {
  const words = text.slice(span.start, span.end);
  const at = words.indexOf('会同');
  if (at > 1 && looksLikeUnit(words.slice(0, at))) {
    add(draft, 'lead', text, { start: span.start, end: span.start + at });
    add(draft, 'responsible', text, { start: span.start + at + 2, end: span.end });
  } else add(draft, role, text, span);
}

/** Takes a piece that is a time and nothing else. */
function takeTime(draft: Draft, text: string, piece: Span, base: Base): boolean {
  const times = findTimes(text, piece, base, true);
  const [time] = times;
  if (!time || times.length > 2) return false;
  const words = text.slice(piece.start, time.span.start) + text.slice(times.at(-1)!.span.end, piece.end);
  if (!isTimeRest(words.trim())) return false;
  draft.times.push(...times);
  return true;
}

/** A bracket of unit names only; taken at a measure's end. */
function readBareList(draft: Draft, text: string, span: Span, last: boolean): boolean {
  if (!last || span.end - span.start > 200) return false;
  const { names, openEnded } = splitNames(text, span);
  // 局（委）: another word for the unit before it
  if (names.length === 0 || !names.every(({ name, isUnit }) => isUnit && name.length > 1)) return false;
  draft.responsible.push(...names);
  draft.unsure.add('units-role');
  if (openEnded) draft.unsure.add('units-open-list');
  return true;
}

/** 甲牵头乙配合, without a comma: two parts, if units stand behind as well. */
function splitAtLead(text: string, span: Span): Span[] {
  const words = text.slice(span.start, span.end);
  const at = words.search(/牵头(?!）)/);
  const cut = span.start + at + 2;
  const verb = trailingVerb(text.slice(cut, span.end));
  if (at === -1 || !verb || !namesUnit(text, { start: cut, end: cut + verb.at })) return [span];
  return [
    { start: span.start, end: cut },
    { start: cut, end: span.end },
  ];
}

const pieces = (text: string, span: Span, separators: string): Span[] =>
  splitOutside(text.slice(span.start, span.end), separators).map((piece) => ({
    start: span.start + piece.start,
    end: span.start + piece.end,
  }));

function trimEnd(text: string, span: Span): Span {
  let { end } = span;
  while (end > span.start && /[，；。、\s）〕】]/.test(text[end - 1]!) && !closes(text, span.start, end))
    end--;
  return { start: span.start, end };
}

/** Whether the bracket that closes here was opened within. */
function closes(text: string, from: number, end: number): boolean {
  if (text[end - 1] !== '）') return false;
  const words = text.slice(from, end);
  return (words.match(/（/g)?.length ?? 0) >= (words.match(/）/g)?.length ?? 0);
}
