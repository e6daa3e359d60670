import { canonicalJson } from '@mingcha/kernel/canonical';
import { DrawError, type DrawErrorCode } from '../base/errors.ts';
import type { Result, SelectedRow, TicketRow } from './types.ts';
import { type StepRun, same } from './verdict.ts';

type Outcome = Pick<Result, 'selected' | 'reserves'>;

/** Compares a result with what was recomputed. `ticketFor` gives an object's ticket as hex, if it is in the frame. */
export function* outcomeSteps(
  result: Outcome,
  ticketFor: (id: string) => string | undefined,
  expected: Outcome,
): Generator<StepRun, void, void> {
  yield {
    step: 'tickets',
    run: () => {
      for (const list of ['selected', 'reserves'] as const) {
        for (const [i, { id, ticket }] of result[list].entries()) {
          const path = `/result/${list}/${i}`;
          const own = ticketFor(id);
          if (own === undefined) throw new DrawError('not-in-frame', `${path}/id`, { found: id });
          same('ticket-differs', `${path}/ticket`, own, ticket);
        }
      }
      return `${result.selected.length + result.reserves.length} 个随机值与种子重新计算的一致`;
    },
  };
  yield {
    step: 'selection',
    run: () => {
      compareRows('selection-differs', '/result/selected', expected.selected, result.selected);
      return `各组随机值最小的对象共 ${expected.selected.length} 户，与抽中名单一致`;
    },
  };
  yield {
    step: 'inspectors',
    run: () => {
      compareTeams(expected, result);
      return '检查人员的选派符合负荷、专业、区域和回避规则';
    },
  };
  yield {
    step: 'reserves',
    run: () => {
      compareRows('reserves-differ', '/result/reserves', expected.reserves, result.reserves);
      return `候补对象 ${expected.reserves.length} 户及其次序一致`;
    },
  };
}

function compareRows(
  code: DrawErrorCode,
  path: string,
  expected: readonly TicketRow[],
  found: readonly TicketRow[],
): void {
  for (let i = 0; i < Math.max(expected.length, found.length); i++) {
    const [want, got] = [expected[i], found[i]];
    if (!want || !got) throw new DrawError(code, `${path}/${i}`, { expected: want?.id, found: got?.id });
    same(code, `${path}/${i}/id`, want.id, got.id);
    same(code, `${path}/${i}/stratum`, want.stratum, got.stratum);
  }
}

function compareTeams(expected: Outcome, found: Outcome): void {
  for (const [i, want] of expected.selected.entries()) {
    const got = found.selected[i]!;
    for (const field of ['inspectors', 'pool', 'short'] as const) {
      const path = `/result/selected/${i}/${field}`;
      same('inspectors-differ', path, canonicalJson(partOf(want, field)), canonicalJson(partOf(got, field)));
    }
  }
}

/** A field of a selected row; `pool` is of the second specification only. */
const partOf = (
  row: SelectedRow & { readonly pool?: readonly number[] },
  field: 'inspectors' | 'pool' | 'short',
) => row[field] ?? [];
