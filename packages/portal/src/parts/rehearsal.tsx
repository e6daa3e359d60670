/** @jsxImportSource preact */

/** Says on every page of a rehearsal that its outcome proves nothing to outsiders. */
export function RehearsalBanner() {
  return (
    <aside class="notice void" aria-label="演练说明">
      <strong>演练，不可公开验证。</strong>
      本次的随机种子由服务器自行产生，外人无法确认它没有被挑选，结果只用于内部演练，不作为检查依据。
    </aside>
  );
}
