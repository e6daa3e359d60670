import type { LoggedEntry } from '../entries/entry.ts';
import { createDrawRules, type DrawEntry, type KnownDraw } from './drawRules.ts';
import { createListRules, type ListEntry } from './listRules.ts';
import type { KnownWitness } from './witnessRules.ts';

/** What contradicts a rule of the log's content, in Chinese; undefined where nothing does. */
export type Verdict = string | undefined;

type Rules = {
  /** Takes the next entry in the order of the log. */
  next(entry: LoggedEntry): Verdict;
  /** The numbers of draws committed so far in each year. */
  numbers(): { year: number; from: number; to: number }[];
  /** The draws so far, by id. */
  draws(): ReadonlyMap<string, KnownDraw>;
  /** The standing list of witnesses so far, by id. */
  witnesses(): ReadonlyMap<string, KnownWitness>;
  /** The time of the last entry. */
  last(): string;
};

/** Of Asia/Shanghai. Without the kernel's dates, which bring a schema's library to the page. */
const yearOf = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).getUTCFullYear();

const isOfDraw = (entry: LoggedEntry): entry is DrawEntry & LoggedEntry =>
  /^(draw|batch|witness)\./.test(entry.type) ||
  (entry.type === 'results.published' && entry.kind === 'results');

/**
 * The rules that a log's content must keep: time never goes back, numbers of draws have no gap, a commitment comes before its
 * reveal, a reveal before its outcome, an outcome before its void and before its names, and lists and audit days follow on one another. Where
 * the first entries are not shown (`fromStart` false), what began in them is taken as it is. Memory grows with the draws.
 */
export function createRules({ fromStart }: { fromStart: boolean }): Rules {
  const draws = createDrawRules({ fromStart });
  const lists = createListRules();
  let last = '';
  let began: number | undefined;
  return {
    next(entry) {
      if (entry.at < last) return `时间由 ${last} 倒退到 ${entry.at}`;
      last = entry.at;
      began ??= yearOf(entry.at);
      return isOfDraw(entry) ? draws.next(entry, began) : lists.next(entry as ListEntry);
    },
    numbers: draws.numbers,
    draws: draws.draws,
    witnesses: draws.witnesses,
    last: () => last,
  };
}
