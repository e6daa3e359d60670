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

/** Counts what a run says of the subjects against the classes that they have; `set` are the classes that people have set. */
export function createSummary(rows: readonly RosterRow[], set: ReadonlyMap<string, RiskClass>) {
  const before = new Map(rows.map(({ id, riskClass }) => [id, riskClass ?? 'U'] as const));
  const classes: RunSummary['classes'] = {};
  const moves: Moves = {};
  const changes: ClassChange[] = [];
  const wanted = new Map<string, RiskClass>();
  let changed = 0;
  return {
    add([id, own, milli, contributions, direct]: Line): void {
      const from = before.get(id) ?? 'U';
      const to = set.get(id) ?? own;
      classes[to] = (classes[to] ?? 0) + 1;
      const row = moves[from] ?? {};
      moves[from] = { ...row, [to]: (row[to] ?? 0) + 1 };
      if (from !== own || set.has(id)) wanted.set(id, own);
      if (from === to) return;
      changed++;
      if (changes.length < mostListed) changes.push({ id, from, to, milli, contributions, direct });
    },
    /** Classes by the model, by the codes of subjects: of those that have another one, or one that people have set. */
    wanted: wanted as ReadonlyMap<string, RiskClass>,
    changes: changes as readonly ClassChange[],
    summary: (): RunSummary => ({ classes, moves, changed }),
  };
}
