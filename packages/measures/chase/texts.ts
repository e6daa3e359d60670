import { type DueDay, isKnownDay, spokenDate } from '@mingcha/kernel';
import type { Chase, ChaseLevel } from './chase.ts';

const nosText = (nos: readonly string[]): string =>
  `${nos.length} 项举措（第 ${nos.slice(0, 20).join('、')}${nos.length > 20 ? ' 等' : ''} 项）`;

/** By when, after 于 or 请: the day, or how many working days and what the day waits for. */
function termText(due: DueDay | undefined, days: number): string {
  if (due !== undefined && isKnownDay(due)) return `于${spokenDate(due)}前`;
  return `在收到后 ${days} 个工作日内${due === undefined ? '' : `（截止日${due.text}）`}`;
}

const demands: Record<ChaseLevel, (term: string) => string> = {
  0: (term) => `请抓紧办理，${term}完成。`,
  1: (term) => `请立即组织办理，并${term}书面答复原因和完成时间。`,
  2: (term) => `经督办仍未完成，请主要负责人过问，并${term}书面答复整改情况。`,
  3: (term) => `经多次督办仍未完成，将约谈贵单位负责人。请${term}书面说明情况。`,
};

export type ChaseFacts = Pick<Chase, 'cause' | 'level' | 'since' | 'answerWithin' | 'docNo'> & {
  title: string;
  /** Not known yet where it is a letter that waits for its signature. */
  answerDue?: DueDay | undefined;
  roundTitle?: string | undefined;
  /** The measures' numbers. */
  nos: readonly string[];
  today: string;
};

/** The words of a chase that a rule issues. */
export function chaseText(facts: ChaseFacts): string {
  const { cause, level, since, answerDue, answerWithin, docNo, title, roundTitle, nos, today } = facts;
  const over = today > since;
  const notice = `《${title}》（${docNo}）`;
  const what =
    cause === 'report'
      ? `${notice}${roundTitle ?? ''}的进展报告应于${spokenDate(since)}前报送，贵单位${over ? '尚未报送' : '还有'} ${nosText(nos)}${over ? '' : '待报送'}。`
      : `${notice}由贵单位牵头的 ${nosText(nos)}${over ? '已于' : '将于'}${spokenDate(since)}到期，尚未办结。`;
  return what + demands[level](termText(answerDue, answerWithin));
}
