import type { DrawPage } from '../api/types.ts';
import { awaitsNames, formatCount } from '../words/draw.ts';
import { formatSpan } from '../words/time.ts';

/** Seconds before a seed at which the time that is left is said aloud; not each second. */
const spokenAt = [600, 300, 60, 30, 10];

/** What is said aloud of a countdown: the last of the moments that has passed, so that it changes only with the next. */
export function spokenCountdown(until: string, now: number): string {
  const left = Math.ceil((Date.parse(until) - now) / 1000);
  if (left <= 0) return '约定的随机信标已到时';
  const moment = spokenAt.findLast((seconds) => left <= seconds);
  return moment === undefined ? '等待随机信标' : `离随机信标不到 ${formatSpan(moment * 1000)}`;
}

/** What happens now, in a sentence for all to read. */
export function nowWords(draw: DrawPage): string {
  const revealed = (draw.parties ?? []).filter((party) => party.revealed).length;
  switch (draw.state) {
    case 'committed':
      return draw.source === 'witness'
        ? `承诺已经公布，等待见证方公开随机数：已有 ${revealed} 方公开，共 ${draw.parties?.length ?? 0} 方`
        : '承诺已经公布，等待随机种子，此前谁也不知道结果';
    case 'executed':
      return '种子已到，结果已经抽出并载入公开日志，等待公示';
    case 'published':
      return awaitsNames(draw)
        ? `抽中 ${formatCount(draw.outcome?.count ?? 0)} 家，名单随检查结果公示`
        : `抽中 ${formatCount(draw.outcome?.count ?? 0)} 家，名单已经公示`;
    case 'voided':
      return '这次抽查已经作废';
    default:
      return '尚未公布承诺';
  }
}

/** Milliseconds until the page asks again; undefined where nothing more is to come. */
export function askAgainAfter(draw: Pick<DrawPage, 'state' | 'seedDueAt'>, now: number): number | undefined {
  if (draw.state === 'executed') return 10_000;
  if (draw.state !== 'committed') return undefined;
  const left = draw.seedDueAt === undefined ? 0 : Date.parse(draw.seedDueAt) - now;
  return left > 120_000 ? 60_000 : left > 10_000 ? 10_000 : 4_000;
}
