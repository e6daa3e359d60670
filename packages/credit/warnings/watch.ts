import { startOfDay } from '@mingcha/kernel';
import { atOnce, putJson, type TenantStore } from '@mingcha/store';
import { riskClasses } from '../models/format.ts';
import type { Noted } from '../proposals/noted.ts';
import { classOfLine, type Line } from '../recompute/page.ts';
import type { Run } from '../recompute/run.ts';
import type { RosterRow } from '../recompute/subjects.ts';
import type { SubjectRecords } from '../records/record.ts';
import { publishedRules } from './published.ts';
import { nextExpiry, warningsOf } from './warnings.ts';

/** A list of so many subjects is read with each look at some of them; only where there would be too many lists are they longer. */
const mostSubjects = 5_000;
/** All notes are written with the end of the evaluation: these, and one for each day that is looked ahead. */
const mostLists = 40;

/**
 * Looks on while an evaluation reads all records, and remembers whom a published rule concerns now, and on which day something
 * of others is about to end. The clock looks at them and opens the leads. A simulation concerns nobody, and rules are about
 * enterprises.
 */
export async function watch(
  store: TenantStore,
  { id, purpose, model }: Pick<Run, 'id' | 'purpose'> & { model: Pick<Run['model'], 'subject'> },
  today: string,
) {
  const isWatched = purpose !== 'simulation' && model.subject === 'enterprise';
  const rules = isWatched ? await publishedRules(store) : [];
  const drops = rules.flatMap(({ rule: { about, steps } }) => (about === 'class' ? [steps ?? 1] : []));
  const least = Math.min(...drops);
  const ofRecords = rules.filter(({ rule: { about } }) => about !== 'class');
  const subjects = new Set<string>();
  const ending = new Map<string, string[]>();

  /** A note of subjects who are listed apart, so that it stays small. */
  const noteOf = async (at: string, name: string, listed: readonly string[]): Promise<Noted> => ({
    ...{ at, id: `run ${id} ${name}`, subjects: [], list: await putJson(store, listed) },
  });
  return {
    async *reading(records: AsyncIterable<SubjectRecords>): AsyncGenerator<SubjectRecords> {
      for await (const one of records) {
        const known = { records: one.records, classes: [] };
        const isNow = warningsOf(ofRecords, known, today).length > 0;
        const day = isNow ? undefined : nextExpiry(ofRecords, one.records, today);
        if (isNow) subjects.add(one.subject);
        if (day !== undefined) {
          const those = ending.get(day);
          if (those) those.push(one.subject);
          else ending.set(day, [one.subject]);
        }
        yield one;
      }
    },
    seen(line: Line, { riskClass: was }: Pick<RosterRow, 'riskClass'>): void {
      const [subject] = line;
      const now = classOfLine(line);
      if (was !== undefined && riskClasses.indexOf(now) - riskClasses.indexOf(was) >= least)
        subjects.add(subject);
    },
    /** The notes, to be written with the end of the evaluation; their lists are written already. */
    async notes(): Promise<Noted[]> {
      const all = [...subjects].sort();
      const size = Math.max(mostSubjects, Math.ceil(all.length / mostLists));
      const notes: Noted[] = [];
      for (let from = 0; from < all.length; from += size)
        notes.push(await noteOf(atOnce, String(from), all.slice(from, from + size)));
      for (const [day, those] of ending)
        notes.push(await noteOf(startOfDay(day).toISOString(), 'ends', those));
      return notes;
    },
  };
}
