import { atOnce, type TenantStore } from '@mingcha/store';
import { riskClasses } from '../models/format.ts';
import type { Noted } from '../proposals/noted.ts';
import type { Line } from '../recompute/page.ts';
import type { Run } from '../recompute/run.ts';
import type { RosterRow } from '../recompute/subjects.ts';
import type { SubjectRecords } from '../records/record.ts';
import { publishedRules } from './open.ts';
import { warningsOf } from './warnings.ts';

/** A note has so many subjects at the most, so that it stays a small item, and so many notes are written at once. */
const mostSubjects = 5_000;
const mostNotes = 20;

/**
 * Looks on while an evaluation reads all records, and remembers whom a published rule may concern; the clock looks at them
 * again and opens the leads. A simulation concerns nobody.
 */
export async function watch(
  store: TenantStore,
  { id, purpose }: Pick<Run, 'id' | 'purpose'>,
  { rows, today }: { rows: readonly RosterRow[]; today: string },
) {
  const rules = purpose === 'simulation' ? [] : await publishedRules(store);
  const drops = rules.flatMap(({ rule: { about, steps } }) => (about === 'class' ? [steps ?? 1] : []));
  const least = Math.min(...drops);
  const before = new Map(drops.length > 0 ? rows.map(({ id: of, riskClass }) => [of, riskClass]) : []);
  const ofRecords = rules.filter(({ rule: { about } }) => about !== 'class');
  const subjects = new Set<string>();
  return {
    async *reading(records: AsyncIterable<SubjectRecords>): AsyncGenerator<SubjectRecords> {
      for await (const one of records) {
        const known = { records: one.records, classes: [] };
        if (warningsOf(ofRecords, known, today).length > 0) subjects.add(one.subject);
        yield one;
      }
    },
    seen([subject, now]: Line): void {
      const was = before.get(subject);
      if (was !== undefined && riskClasses.indexOf(now) - riskClasses.indexOf(was) >= least)
        subjects.add(subject);
    },
    notes(): Noted[] {
      const all = [...subjects].sort();
      const parts = Math.min(mostNotes, Math.ceil(all.length / mostSubjects));
      return Array.from({ length: parts }, (_, i) => ({
        at: atOnce,
        id: `run ${id} ${i}`,
        subjects: all.slice(i * mostSubjects, (i + 1) * mostSubjects),
      }));
    },
  };
}
