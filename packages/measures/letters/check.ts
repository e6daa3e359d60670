import { problems } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { loadNotice, type Notice } from '../notice/notice.ts';
import { measuresOf } from '../register/rows.ts';
import { unitsOf } from '../reports/forms.ts';
import type { LetterText } from './letter.ts';

/**
 * The notice that a letter is about. Throws `not-found` (404), `notice-state` (409) where it is not followed, and 422 for
 * measures that are not the notice's or not the department's.
 */
export async function checkLetter(
  store: TenantStore,
  { notice: id, measures, dept }: Pick<LetterText, 'notice' | 'measures' | 'dept'>,
): Promise<Notice> {
  const notice = await loadNotice(store, id);
  if (notice.state !== 'active')
    throw problems.conflict('notice-state', '只能督办落实中的通知。', { state: notice.state });
  const rows = new Map((await measuresOf(store, id)).map((row) => [row.id, row]));
  const faults = measures.flatMap((measure, i) => {
    const pointer = `/measures/${i}`;
    const row = rows.get(measure);
    if (!row) return [{ pointer, message: '该通知没有这项举措' }];
    return unitsOf(row).some((unit) => unit.dept === dept)
      ? []
      : [{ pointer, message: `第 ${row.no} 项举措不由该单位牵头或配合` }];
  });
  if (faults.length > 0) throw problems.invalid(faults);
  return notice;
}
