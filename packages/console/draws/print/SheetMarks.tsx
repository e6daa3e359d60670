import type { Draw } from '../../api/types.ts';
import { awaitsNames } from '../words.ts';

/** What a reader of the paper must know first: that it is a rehearsal's, or that its names are not public. */
export function SheetMarks({ draw }: { draw: Draw }) {
  return (
    <>
      {draw.source === 'local' ? (
        <p className="sheet-mark">内部演练 · 不可公开验证 · 不作为正式抽查依据</p>
      ) : null}
      {awaitsNames(draw) ? (
        <p className="sheet-mark">名单随检查结果公示，公示前仅供检查使用，不得外传</p>
      ) : null}
      {draw.state === 'executed' ? (
        <p className="sheet-mark">结果尚未公示，公示前仅供检查使用，不得外传</p>
      ) : null}
    </>
  );
}
