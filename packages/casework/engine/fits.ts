import { problems } from '@mingcha/kernel';
import type { Case } from '../kept/case.ts';

/** Bytes: an item of the table has at most 400 KB, and a case still gets answers and what runs out. */
const mostBytes = 300_000;
/** Open tasks and children of a case. */
export const mostAsked = 300;
/** After so many effects a part of what happens at once is written: each is an event, and a transaction has to hold them. */
export const mostEffects = 25;

const openOf = ({ course: { record } }: Case): number =>
  [...record.tasks, ...record.children].filter(({ status }) => status === 'open').length;

/**
 * Throws `case-too-large` (409) where somebody would make a case larger than can be kept, and `too-many-asked` (409) where
 * more would be asked than a case can keep. A case may always get smaller.
 */
export function requireFits({ before, after }: { before?: Case; after: Case }): void {
  const bytes = (of: Case | undefined) => {
    if (!of) return 0;
    const { pointers: _, ...kept } = of.kept;
    return Buffer.byteLength(JSON.stringify({ ...of, kept }));
  };
  const size = bytes(after);
  if (size > mostBytes && size > bytes(before))
    throw problems.conflict(
      'case-too-large',
      '这件事项填写的内容太多，不能再增加。请精简文字，或者改为上传文件。',
    );
  const open = openOf(after);
  if (open > mostAsked && (!before || open > openOf(before)))
    throw problems.conflict(
      'too-many-asked',
      `没有答复的任务和没有办结的子事项不能超过 ${mostAsked} 件，请分批办理。`,
    );
}
