import { seedSourceName } from '@mingcha/kernel/labels';
import type { Draw } from '../../api/types.ts';
import { awaitsNames } from '../words.ts';

/** What a reader of the paper must know first: that it is a rehearsal's, or that its names are not public. */
export function SheetMarks({ draw }: { draw: Draw }) {
  return (
    <>
      {draw.verifiable ? null : (
        <p className="sheet-mark">{seedSourceName(draw)} · 不可公开验证 · 不作为正式抽查依据</p>
      )}
      {awaitsNames(draw) ? (
        <p className="sheet-mark">名单随检查结果公示，公示前仅供检查使用，不得外传</p>
      ) : null}
      {draw.state === 'executed' ? (
        <p className="sheet-mark">结果尚未公示，公示前仅供检查使用，不得外传</p>
      ) : null}
    </>
  );
}
