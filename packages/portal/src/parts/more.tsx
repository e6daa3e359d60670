/** @jsxImportSource preact */
import type { Paged } from '../api/usePaged.ts';
import { Skeleton } from './skeleton.tsx';
import { Trouble } from './trouble.tsx';

/** The end of a growing list: its skeleton, its trouble, or the button that asks for more. */
export function More<T>({ list, more, what }: { list: Paged<T>; more: () => void; what: string }) {
  if (list.loading) return <Skeleton lines={list.items.length === 0 ? 6 : 2} label={`正在加载${what}`} />;
  if (list.error) return <Trouble error={list.error} retry={more} />;
  if (list.next === undefined) return null;
  return (
    <>
      <button type="button" class="button quiet wide-button" onClick={more}>
        加载更多{what}
      </button>
      <p class="print-only">
        这里只有前 {list.items.length} 条，其余没有打印：请先在网页上加载更多{what}，再打印。
      </p>
    </>
  );
}
