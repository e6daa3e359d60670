import { create, putBlob, type TenantStore } from '@mingcha/store';
import { combine } from '../combinations/combine.ts';
import type { CompiledCombination } from '../combinations/compile.ts';
import type { CompiledModel } from '../models/compile.ts';
import { scoreOf } from '../models/score.ts';
import type { SubjectRecords } from '../records/record.ts';
import type { RunLease } from './lease.ts';
import { encodePage, type Line, lineOf, loadPage, pageEntity, pagesOf } from './page.ts';
import { type RosterRow, withRecords } from './subjects.ts';

type Given = {
  compiled: CompiledModel;
  combinations: readonly CompiledCombination[];
  rows: readonly RosterRow[];
  records: AsyncIterable<SubjectRecords>;
  pageSize: number;
  /** Gets every line of the run in the order of codes, those that were written before too. */
  add: (line: Line, row: RosterRow) => void;
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
  // Lines are those of the rows, one after the other.
  let from = 0;
  for (const page of await pagesOf(store, run))
    for (const line of await loadPage(store, page)) add(line, rows[from++]!);
  let subjects = from;
  let lines: Line[] = [];
  // A page is on its way while the next one is made.
  let saving = Promise.resolve();
  async function flush(): Promise<void> {
    const own = lines;
    lines = [];
    await saving;
    saving = save(own);
    // A failure is told where it is waited for.
    saving.catch(() => {});
  }
  async function save(own: readonly Line[]): Promise<void> {
    const [first] = own;
    if (!first) return;
    const hash = await putBlob(store, encodePage(own));
    subjects += own.length;
    const page = { run, first: first[0], last: own.at(-1)![0], count: own.length, hash };
    // A worker that has come on is not the fifth that fails at the same place.
    await lease.save({ attempts: 1, progress: { subjects, of: rows.length } }, create(pageEntity, page));
  }
  try {
    for await (const [row, own] of withRecords(rows.slice(from), records)) {
      const score = scoreOf(compiled, row, own, on);
      const combined = combine(combinations, { own: score.class, subject: row, records: own, on });
      const line = lineOf(row.id, score, combined);
      add(line, row);
      lines.push(line);
      if (lines.length === pageSize) await flush();
    }
    await flush();
  } finally {
    await saving;
  }
}
