import { Problem, problems } from '@mingcha/kernel';
import { mostOperations, type Operation, type TenantStore, WriteConflict } from '@mingcha/store';
import type { GivenRow, ReadForm } from './readForm.ts';
import { type ByWhom, draftOperations, submitOperations } from './write.ts';

const mostErrors = 100;
/** Of one row: the report, its measure's progress, and the four of the audit log. */
const mostOfRow = 6;

/** Throws `import-rejected` (422) with the first faults where there are any: nothing was written. */
export function requireClean({ faults }: ReadForm): void {
  if (faults.length === 0) return;
  throw new Problem({
    status: 422,
    code: 'import-rejected',
    title: '文件未导入',
    detail: `共发现 ${faults.length} 处错误，没有写入任何内容。请按错误清单修改后重新导入。`,
    extra: { errorCount: faults.length, errors: faults.slice(0, mostErrors) },
  });
}

/**
 * Writes the rows of a form that was found good, in as few transactions as they fit into: those of one department usually
 * in one. Two rows of one measure are not in one write, because both may touch its progress. Where somebody changes a
 * report meanwhile, the rest is not written: `import-interrupted` (409); the same file can be sent again.
 */
export async function writeForms(
  store: TenantStore,
  given: readonly GivenRow[],
  submit: boolean,
  whose: ByWhom,
): Promise<void> {
  let written = 0;
  let rows = 0;
  let batch: Operation[] = [];
  const touched = new Set<string>();
  async function flush(): Promise<void> {
    if (batch.length > 0) await store.write(...batch);
    written += rows;
    rows = 0;
    batch = [];
    touched.clear();
  }
  try {
    for (const { place, input } of given) {
      const measure = place.form.measure.id;
      if (touched.has(measure) || batch.length + mostOfRow > mostOperations) await flush();
      batch.push(
        ...(submit
          ? await submitOperations(store, place, input, whose)
          : draftOperations(place, input, whose)),
      );
      touched.add(measure);
      rows++;
    }
    await flush();
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    throw problems.conflict(
      'import-interrupted',
      `导入期间有人修改了其中的报告：已写入 ${written} 行，其余未写入。请核对后重新导入同一文件，已写入的行会自动跳过。`,
      { written },
    );
  }
}
