/** @jsxImportSource preact */

/** Grey lines in the place of what is being loaded. */
export function Skeleton({ lines = 4, label = '正在加载' }: { lines?: number; label?: string }) {
  return (
    <div class="skeleton" role="status">
      <span class="hidden-text">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        <i key={line} aria-hidden="true" />
      ))}
    </div>
  );
}
