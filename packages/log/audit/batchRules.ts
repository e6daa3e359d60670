import type { LogEntryOf } from '../entries/entry.ts';
import type { DrawEntry, KnownDraw } from './drawRules.ts';
import type { Verdict } from './rules.ts';

type Named = NonNullable<LogEntryOf<'draw.committed'>['batch']>;
/** The batch that a draw was committed in. */
export type KnownBatch = Named & { committed: boolean };

/** What the draws of a batch take together, each in its turn and with nothing between. */
const whole = {
  'draw.committed': '承诺',
  'draw.revealed': '公开种子',
  'draw.executed': '载入结果',
  'draw.published': '公示',
  'draw.voided': '作废',
} as const;
type Whole = keyof typeof whole;
const isWhole = (type: string): type is Whole => Object.hasOwn(whole, type);

type Init = { fromStart: boolean; draws: ReadonlyMap<string, KnownDraw> };

/** Draws under one seed: whatever happens to one of them happens to all, in the order of the batch. */
export function createBatchRules({ fromStart, draws }: Init) {
  /** Who has still to follow in what a batch has begun. */
  let open: { type: Whole; batch: Named; left: readonly string[] } | undefined;

  /** Whether an entry goes on with what a batch has begun, before it is taken for itself. */
  function follows(entry: DrawEntry): Verdict {
    if (!open) return undefined;
    const { type, batch, left } = open;
    const [next] = left;
    if (next === undefined)
      return entry.type === 'batch.committed' && entry.draws[0] === batch.draws[0]
        ? undefined
        : `任务 ${batch.draws[0]} 所在一批的承诺没有一并载入`;
    if (entry.type === type && entry.draw === next) return undefined;
    return `同批任务 ${next} 没有与任务 ${batch.draws[0]} 一并${whole[type]}`;
  }

  /** Takes an entry of a draw that was found right. */
  function taken(entry: DrawEntry, batch: Named | undefined): Verdict {
    if (!batch || !isWhole(entry.type) || !('draw' in entry)) return undefined;
    const place = batch.draws.indexOf(entry.draw);
    if (place < 0) return `任务 ${entry.draw} 不在它所称的一批之中`;
    if (!open && place > 0 && fromStart)
      return `任务 ${entry.draw} 没有与同批任务 ${batch.draws[0]} 一并${whole[entry.type]}`;
    const left = batch.draws.slice(place + 1);
    const closing = left.length === 0 && entry.type !== 'draw.committed';
    open = closing ? undefined : { type: entry.type, batch, left };
    return undefined;
  }

  return {
    follows,
    taken,

    committed({ draws: ids, mode, commitments }: LogEntryOf<'batch.committed'>): Verdict {
      open = undefined;
      if (ids.length !== commitments.length) return '同批任务数与承诺数不同';
      for (const [i, id] of ids.entries()) {
        const draw = draws.get(id);
        if (!draw && !fromStart) continue;
        if (!draw) return `同批任务 ${id} 在日志中没有承诺`;
        const { batch, commitment } = draw;
        if (commitment !== commitments[i]) return `同批任务 ${id} 的承诺与提交时不同`;
        if (!batch || batch.committed) return `任务 ${id} 不属于此批，或属于两批`;
        if (batch.mode !== mode || batch.draws.join() !== ids.join())
          return `任务 ${id} 所称的同批任务或方式与此批不同`;
        if (draw.steps.has('revealed')) return `任务 ${id} 公开种子之后才载入同批承诺`;
        batch.committed = true;
      }
      return undefined;
    },
  };
}
