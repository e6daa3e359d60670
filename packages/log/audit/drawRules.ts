import type { LogEntryOf, LogEntryType } from '../entries/entry.ts';
import { createBatchRules, type KnownBatch } from './batchRules.ts';
import type { Verdict } from './rules.ts';
import { createWitnessRules, type WitnessEntry } from './witnessRules.ts';

type DrawType = Extract<
  LogEntryType,
  `draw.${string}` | 'batch.committed' | `witness.${string}` | 'results.published'
>;
export type DrawEntry = LogEntryOf<DrawType>;
type Step = 'committed' | 'revealed' | 'executed' | 'published' | 'named' | 'voided';
export type KnownDraw = {
  year: number;
  number: number;
  commitment: string;
  /** When its commitment was logged. */
  at?: string;
  /** Committed before the log began, or before the part of it that is shown. */
  early?: true;
  steps: Set<Step>;
  /** Its names wait for the results of the inspections. */
  names?: 'results' | undefined;
  /** The hash of its outcome. */
  outcome?: string;
  /** The hashes of what was replaced in it, in order. */
  substituted?: string[];
  batch?: KnownBatch;
  /** A witness of its seed that the province had not confirmed, where the city's log did not require it. */
  unconfirmed?: string;
};

/** Numbers without gaps, and the life of each draw in its order. */
export function createDrawRules({ fromStart }: { fromStart: boolean }) {
  const draws = new Map<string, KnownDraw>();
  const years = new Map<number, { from: number; to: number }>();
  /** The largest number of a draw that is in the log without its commitment, by year. */
  const earlier = new Map<number, number>();
  const witnesses = createWitnessRules({ fromStart, draws });
  const batches = createBatchRules({ fromStart, draws });
  /** The year in which the log began; its numbers may go on from before. */
  let began = 0;

  function committed(entry: LogEntryOf<'draw.committed'> & { at: string }): Verdict {
    const { draw, year, number, commitment, batch, names, at } = entry;
    if (draws.has(draw)) return `任务 ${draw} 的承诺出现两次`;
    const of = years.get(year);
    if (of && number !== of.to + 1)
      return number <= of.to
        ? `${year} 年的编号 ${number} 出现两次`
        : `${year} 年的编号从 ${of.to} 跳到 ${number}`;
    const first = fromStart && year > began ? 1 : undefined;
    if (!of && first !== undefined && number !== first) return `${year} 年的编号从 ${number} 开始`;
    if (!of && number <= (earlier.get(year) ?? 0)) return `${year} 年的编号 ${number} 已用于更早的任务`;
    years.set(year, { from: of?.from ?? number, to: number });
    draws.set(draw, {
      year,
      number,
      commitment,
      at,
      steps: new Set(['committed']),
      ...(batch && { batch: { ...batch, committed: false } }),
      ...(names && { names }),
    });
    return witnesses.committed(entry);
  }

  /** The draw that an entry goes on with, or why it cannot. */
  function known(entry: {
    draw: string;
    year: number;
    number: number;
    commitment: string;
  }): KnownDraw | string {
    const { draw, year, number, commitment } = entry;
    let found = draws.get(draw);
    if (!found) {
      const of = years.get(year);
      if (of && number >= of.from) return `任务 ${draw}（${year} 年 ${number} 号）在日志中没有承诺`;
      if (fromStart && year > began) return `任务 ${draw}（${year} 年 ${number} 号）在日志中没有承诺`;
      earlier.set(year, Math.max(number, earlier.get(year) ?? 0));
      // What was before the log, or before the part of it that is shown, is taken as it is.
      found = { year, number, commitment, steps: new Set<Step>(), early: true };
      draws.set(draw, found);
    }
    if (found.commitment !== commitment) return `任务 ${draw} 的承诺与提交时不同`;
    if (found.year !== year || found.number !== number) return `任务 ${draw} 的编号与提交时不同`;
    if (found.steps.has('voided')) return `任务 ${draw} 作废之后又有记录`;
    return found;
  }

  /** What must stand in the log before each step, and what the step's entry is called. */
  const needs: Record<Step, { after: Step; word: string }> = {
    committed: { after: 'committed', word: '承诺' },
    revealed: { after: 'committed', word: '公开种子' },
    executed: { after: 'revealed', word: '结果' },
    published: { after: 'executed', word: '公示' },
    named: { after: 'published', word: '检查结果名单' },
    voided: { after: 'committed', word: '作废' },
  };

  function step(
    entry: LogEntryOf<'draw.revealed' | 'draw.executed' | 'draw.published' | 'draw.voided'> & { at: string },
    next: Exclude<Step, 'committed' | 'named'>,
  ): Verdict {
    const draw = known(entry);
    if (typeof draw === 'string') return draw;
    if (draw.steps.has(next)) return `任务 ${entry.draw} 的${needs[next].word}出现两次`;
    if (!draw.early && !draw.steps.has(needs[next].after))
      return `任务 ${entry.draw} 的${needs[next].word}先于${needs[needs[next].after].word}`;
    if (next === 'revealed' && draw.batch?.committed === false)
      return `任务 ${entry.draw} 公开种子时，同批任务的承诺还没有载入`;
    if (entry.type === 'draw.voided' && draw.steps.has('revealed') && !draw.steps.has('executed'))
      return `任务 ${entry.draw} 公开种子之后未载入结果就作废`;
    draw.steps.add(next);
    if (entry.type === 'draw.executed') draw.outcome = entry.outcome;
    return entry.type === 'draw.voided' ? witnesses.voided(entry) : undefined;
  }

  /** The names of a draw become public, after its outcome and of the very same. */
  function named({ id, hash }: LogEntryOf<'results.published'>): Verdict {
    const draw = draws.get(id);
    if (!draw) return fromStart ? `任务 ${id} 的检查结果名单公示之前，日志中没有该任务` : undefined;
    if (draw.steps.has('voided')) return `任务 ${id} 作废之后又有记录`;
    if (draw.steps.has('named')) return `任务 ${id} 的检查结果名单出现两次`;
    if (!draw.early && !draw.steps.has('published')) return `任务 ${id} 的检查结果名单先于公示`;
    if (draw.outcome !== undefined && draw.outcome !== hash)
      return `任务 ${id} 公示名单的结果与抽取时的结果不同`;
    draw.steps.add('named');
    return undefined;
  }

  function taken(entry: DrawEntry & { at: string }): Verdict {
    switch (entry.type) {
      case 'draw.committed':
        return committed(entry);
      case 'draw.revealed':
        return step(entry, 'revealed');
      case 'draw.executed':
        return step(entry, 'executed');
      case 'draw.published':
        return step(entry, 'published');
      case 'draw.voided':
        return step(entry, 'voided');
      case 'draw.substituted': {
        const draw = known(entry);
        if (typeof draw === 'string') return draw;
        if (!draw.early && !draw.steps.has('executed')) return `任务 ${entry.draw} 的替换先于结果`;
        const { substituted = [] } = draw;
        if (substituted.includes(entry.substitution)) return `任务 ${entry.draw} 的同一次替换出现两次`;
        draw.substituted = [...substituted, entry.substitution];
        return undefined;
      }
      case 'batch.committed':
        return batches.committed(entry);
      case 'results.published':
        return named(entry);
      default:
        return witnesses.next(entry as WitnessEntry);
    }
  }

  return {
    next(entry: DrawEntry & { at: string }, since: number): Verdict {
      began = since;
      const own = batches.follows(entry) ?? taken(entry);
      if (own !== undefined || !('draw' in entry)) return own;
      return batches.taken(entry, draws.get(entry.draw)?.batch);
    },
    witnesses: witnesses.list,
    draws: (): ReadonlyMap<string, KnownDraw> => draws,
    numbers: () => [...years].map(([year, of]) => ({ year, ...of })).sort((a, b) => a.year - b.year),
  };
}
