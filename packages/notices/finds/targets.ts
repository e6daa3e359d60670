import { anyNumber, CHINESE_NUMERAL } from '../numerals.ts';
import type { Comparison, Span, Target, Unsure } from '../types.ts';
import { findMetric } from './metric.ts';

export interface TargetFind extends Target {
  readonly span: Span;
  readonly unsure: readonly Unsure[];
}

const TIME_UNIT = '个?工作日|个?自然日|个?小时|分钟|个月|个?周|天|日(?!前)|秒';
const UNIT = new RegExp(
  `(?:[十百千万亿]{1,2})?(?:${TIME_UNIT}|%|个?百分点|‰|平方公里|平方米|公里|人次|[项件次场家户名人处条类份套期批起宗亩吨元倍米轮辆座所间篇部张台])|个|[万亿]`,
  'y',
);
const DURATION = new RegExp(`^(?:${TIME_UNIT})$`);
/** Figures, or a Chinese numeral, which counts only behind a word of comparison. */
const NUMBER = new RegExp(
  `\\d{1,12}(?:,\\d{3})*(?:\\.\\d{1,6})?|百分之(?:${CHINESE_NUMERAL}{1,4})|${CHINESE_NUMERAL}{1,4}`,
  'g',
);

/** No aim is beyond it, and a register takes no longer numbers. */
const LARGEST = 1e15;

/** Words before a number, the longer ones first where one ends with another. */
const BEFORE: readonly [Comparison, RegExp][] = [
  ['<=', /(?:不得?超过|不得?多于|不得?高于|不得?大于|至多|最多|最长|不迟于)$/],
  ['>=', /(?:不得?少于|不得?低于|不得?小于|不得?短于|不得?下于|至少|最少|最低)$/],
  ['<=', /(?:压减|压缩|缩短|缩减|减少|减|降低|降|精简|控制|限定|限制)(?:至|到|为|在)$/],
  ['>=', /(?:提高|提升|增加|增|扩大|扩展|升|上升|保持|稳定|维持)(?:至|到|在)$|达到?$/],
  ['<', /(?:低于|少于|小于|短于)$/],
  ['>', /(?:超过|高于|多于|大于|突破)$/],
];
const AFTER: readonly [Comparison, RegExp][] = [
  ['<=', /^(?:之内|以内|内|以下)/],
  ['>=', /^(?:及?以上)/],
];
/** 至少召开两次: what is done stands between. */
const AT_LEAST_DONE = /(?:至少|不少于)(召开|开展|组织|举办|培训|更新|检查|督查|调度|通报|报送|公布)$/;
/** Work that takes so long as the number behind it says. */
const HANDLES = /^(?:办结|办完|完成|办理|出证|答复|反馈|回复|发证)/;
/** What is to happen so many times. */
const HOLDS = /(?:培训|召开|举办|开展|组织|检查|督查|调度|通报|评选|推出|建成|新增|培育|完成|打造)$/;
/** 改造老旧管网100公里 */
const MAKES =
  /(?:^|[，。；：、\n]|力争|确保|计划|全年|年内|底前)新?(?:改造|改建|新建|建成|新增|完成|培育|培训|打造|引进|建设|创建|种植|发放)[^，。；：、\n]{0,20}$/;
const OLD_VALUE = /^.{0,6}(?:压减|压缩|缩短|缩减|减少|降|减|提高|提升|增加|增|升)/;

/** The numeric aims between two offsets: a number with a unit, and a word that makes it one. */
export function findTargets(text: string, within: Span): TargetFind[] {
  const piece = text.slice(within.start, within.end);
  const finds: TargetFind[] = [];
  for (const match of piece.matchAll(NUMBER)) {
    const at = match.index;
    const raw = match[0];
    const inFigures = /^\d/.test(raw);
    const percent = raw.startsWith('百分之');
    const unitAt = at + raw.length;
    UNIT.lastIndex = unitAt;
    const unit = percent ? '%' : UNIT.exec(piece)?.[0];
    if (unit === undefined || /[\d.]/.test(piece[at - 1] ?? '')) continue;
    const end = percent ? unitAt : unitAt + unit.length;
    const found = compare(piece, at, end, unit, inFigures || percent);
    if (!found) continue;
    const value = percent ? anyNumber(raw.slice(3)) : anyNumber(raw.replaceAll(',', ''));
    if (Number.isNaN(value) || value > LARGEST) continue;
    const metric = findMetric(piece, found.start, found.end);
    if (isCondition(piece, metric.start, found.end)) continue;
    finds.push({
      metric: metric.text + (found.done ?? ''),
      comparison: found.comparison,
      value,
      unit,
      span: { start: within.start + metric.start, end: within.start + found.end },
      unsure: [...found.unsure, ...(metric.text === '' ? (['target-metric'] as const) : [])],
    });
  }
  return finds;
}

/** 对投入超过500万元的企业: whom it concerns, not what is to be reached. */
const isCondition = (piece: string, start: number, end: number): boolean =>
  /(?:对|凡|向|给予?)$/.test(piece.slice(Math.max(0, start - 2), start)) &&
  /^的(?!基础)/.test(piece.slice(end));

interface Compared {
  readonly comparison: Comparison;
  /** Where the words of comparison begin and end. */
  readonly start: number;
  readonly end: number;
  readonly unsure: readonly Unsure[];
  /** What is done so often, if it stands among them. */
  readonly done?: string;
}

function compare(
  piece: string,
  at: number,
  end: number,
  unit: string,
  strong: boolean,
): Compared | undefined {
  const head = piece.slice(Math.max(0, at - 8), at);
  const tail = piece.slice(end, end + 8);
  const done = AT_LEAST_DONE.exec(head);
  if (done) return { comparison: '>=', start: at - done[0].length, end, unsure: [], done: done[1]! };
  const before = BEFORE.find(([, words]) => words.test(head));
  const after = AFTER.find(([, words]) => words.test(tail));
  const duration = DURATION.test(unit);
  if (!before && !strong) return undefined;
  // 由20个工作日压减至5个: the first number is the one that was
  if (/[由从]$/.test(head) && OLD_VALUE.test(tail)) return undefined;
  const words = before?.[1].exec(head)?.[0].length ?? 0;
  const behind = after?.[1].exec(tail)?.[0].length ?? 0;
  const place = { start: at - words, end: end + behind };
  const chosen = after?.[0] ?? before?.[0];
  if (before && after && before[0] === '<=' && after[0] === '>=')
    return { ...place, comparison: '<=', unsure: ['target-comparison'] };
  if (before && after && before[0].startsWith('<')) return { ...place, comparison: before[0], unsure: [] };
  if (chosen) return { ...place, comparison: chosen, unsure: [] };
  if (duration && HANDLES.test(tail)) return { ...place, comparison: '<=', unsure: [] };
  if (unit === '%') return { ...place, comparison: '=', unsure: ['target-comparison'] };
  const makes = /^(?:[，。；、）—\s]|$)/.test(tail) && MAKES.test(piece.slice(Math.max(0, at - 30), at));
  if (!duration && (makes || HOLDS.test(head)))
    return { ...place, comparison: '>=', unsure: ['target-comparison'] };
  return undefined;
}
