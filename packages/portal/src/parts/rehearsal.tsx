/** @jsxImportSource preact */
import type { DrawSeries } from '../api/types.ts';

/** Says on every page of a rehearsal that its outcome proves nothing to outsiders, and why it may have an official number. */
export function RehearsalBanner({ series }: { series?: DrawSeries }) {
  return (
    <aside class="notice void" aria-label="演练说明">
      <strong>内部演练，不可公开验证。</strong>
      本次的随机种子由服务器自行产生，外人无法确认它没有被挑选，结果只用于内部演练，不作为检查依据。
      {series === 'official' && '它当时占用了一个正式编号（演练占号），这个编号保留，不再用于正式抽查。'}
    </aside>
  );
}
