import { create, putBlob, queryAll, type TenantStore } from '@mingcha/store';
import { combine } from '../combinations/combine.ts';
import type { CompiledCombination } from '../combinations/compile.ts';
import type { CompiledModel } from '../models/compile.ts';
import { scoreOf } from '../models/score.ts';
import type { SubjectRecords } from '../records/record.ts';
import type { RunLease } from './lease.ts';
import { encodePage, type Line, lineOf, loadPage, pageEntity } from './page.ts';
import { type RosterRow, withRecords } from './subjects.ts';

type Given = {
  compiled: CompiledModel;
  combinations: readonly CompiledCombination[];
  rows: readonly RosterRow[];
  records: AsyncIterable<SubjectRecords>;
  pageSize: number;
  /** Gets every line of the run in the order of codes, those that were written before too. */
  add: (line: Line) => void;
};

/**
 * Evaluates the rows page by page, from where the run stands: pages that an earlier worker has written stay, and come out
 * the same, byte by byte, since all that they are made of is pinned. Throws `RunLost` where another worker took over.
 */
export async function evaluatePages(
  store: TenantStore,
  lease: RunLease,
  { compiled, combinations, rows, records, pageSize, add }: Given,
): Promise<void> {
  const { id: run, on } = lease.run;
  let done: string | undefined;
  for (const page of await queryAll(store, pageEntity, [run])) {
    for (const line of await loadPage(store, page)) add(line);
    done = page.last;
  }
  const from = done === undefined ? 0 : rows.findIndex(({ id }) => id > done);
  if (from < 0) return;
  let subjects = from;
  let lines: Line[] = [];
  async function flush(): Promise<void> {
    const [first] = lines;
    if (!first) return;
    const hash = await putBlob(store, encodePage(lines));
    subjects += lines.length;
    for (const line of lines) add(line);
    const page = { run, first: first[0], last: lines.at(-1)![0], count: lines.length, hash };
    lines = [];
    // A worker that has come on is not the fifth that fails at the same place.
    await lease.save({ attempts: 1, progress: { subjects, of: rows.length } }, create(pageEntity, page));
  }
  for await (const [row, own] of withRecords(rows.slice(from), records)) {
    const score = scoreOf(compiled, row, own, on);
    const combined = combine(combinations, { own: score.class, subject: row, records: own, on });
    lines.push(lineOf(row.id, score, combined));
    if (lines.length === pageSize) await flush();
  }
  await flush();
}
