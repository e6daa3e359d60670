/** @jsxImportSource preact */
import type { PublicDraw } from '../api/types.ts';

type Shown = Pick<PublicDraw, 'source' | 'verifiable'> & Partial<Pick<PublicDraw, 'series'>>;

/** Says on every page of a draw whose outcome proves nothing to outsiders that it is so: of a rehearsal, and of the demo's beacon. */
export function UnverifiableBanner({ draw: { source, verifiable, series } }: { draw: Shown }) {
  if (verifiable) return null;
  if (source === 'drand')
    return (
      <aside class="notice void" aria-label="演示说明">
        <strong>演示信标，不可公开验证。</strong>
        本次的随机种子取自本网站自己的演示信标，密钥公开，任何人都能预先算出，结果只演示做法。
      </aside>
    );
  return (
    <aside class="notice void" aria-label="演练说明">
      <strong>内部演练，不可公开验证。</strong>
      本次的随机种子由服务器自行产生，外人无法确认它没有被挑选，结果只用于内部演练，不作为检查依据。
      {series === 'official' && '它当时占用了一个正式编号（演练占号），这个编号保留，不再用于正式抽查。'}
    </aside>
  );
}
