import type { RiskClass } from '../models/format.ts';
import type { Contribution, DirectHit } from '../models/score.ts';
import type { Line } from './page.ts';
import type { Moves, RunSummary, Standing } from './run.ts';
import type { RosterRow } from './subjects.ts';

/** A subject whose class changes, and what it has now. */
export type ClassChange = {
  id: string;
  from: Standing;
  to: RiskClass;
  milli: number;
  contributions: readonly Contribution[];
  direct: readonly DirectHit[];
};

/** So many changes are listed. */
const mostListed = 5_000;

/** Counts what a run says of the subjects against the classes that they have. */
export function createSummary(rows: readonly RosterRow[]) {
  const before = new Map(rows.map(({ id, riskClass }) => [id, riskClass ?? 'U'] as const));
  const classes: RunSummary['classes'] = {};
  const moves: Moves = {};
  const changes: ClassChange[] = [];
  const wanted = new Map<string, RiskClass>();
  return {
    add([id, to, milli, contributions, direct]: Line): void {
      const from = before.get(id) ?? 'U';
      classes[to] = (classes[to] ?? 0) + 1;
      const row = moves[from] ?? {};
      moves[from] = { ...row, [to]: (row[to] ?? 0) + 1 };
      if (from === to) return;
      wanted.set(id, to);
      if (changes.length < mostListed) changes.push({ id, from, to, milli, contributions, direct });
    },
    /** Classes that subjects get, by their codes: of those whose class changes. */
    wanted: wanted as ReadonlyMap<string, RiskClass>,
    changes: changes as readonly ClassChange[],
    summary: (): RunSummary => ({ classes, moves, changed: wanted.size }),
  };
}
