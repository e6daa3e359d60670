import type { CompiledCaseType } from '@mingcha/cases';
import { problems } from '@mingcha/kernel';
import type { OfficeCalendar } from '@mingcha/lifecycle/clocks';
import type { Case } from '../kept/case.ts';
import { pointersOf } from './pointers.ts';

/** Bytes: an item of the table has at most 400 KB, and a case still gets answers and what runs out. */
const mostBytes = 300_000;
/** Places in lists and open tasks: every later step, also that all tasks run out at once, must fit into one transaction. */
const mostPlaces = 90;

const weightOf = (compiled: CompiledCaseType, of: Case, office: OfficeCalendar): number =>
  pointersOf(compiled, of, office).length +
  of.course.record.tasks.filter(({ status }) => status === 'open').length;

/**
 * Throws `case-too-large` (409) where somebody would make a case larger than can be kept, and `too-many-asked` (409) where
 * so many would be asked that no later step fits. A case may always get smaller.
 */
export function requireFits(
  compiled: CompiledCaseType,
  { before, after }: { before?: Case; after: Case },
  office: OfficeCalendar,
): void {
  const bytes = (of: Case | undefined) => (of ? Buffer.byteLength(JSON.stringify(of)) : 0);
  const size = bytes(after);
  if (size > mostBytes && size > bytes(before))
    throw problems.conflict(
      'case-too-large',
      '这件事项填写的内容太多，不能再增加。请精简文字，或者改为上传文件。',
    );
  const weight = weightOf(compiled, after, office);
  if (weight > mostPlaces && (!before || weight > weightOf(compiled, before, office)))
    throw problems.conflict(
      'too-many-asked',
      '这件事项涉及的单位和没有答复的任务太多，请减少单位，或者等已有的答复后再增加。',
    );
}
