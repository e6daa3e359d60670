/** @jsxImportSource preact */
import { fetchDraws } from '../api/public.ts';
import type { PublicDraw } from '../api/types.ts';
import { usePaged } from '../api/usePaged.ts';
import { DrawItem } from '../parts/drawItem.tsx';
import { More } from '../parts/more.tsx';
import { PageHead } from '../parts/page.tsx';
import { cityPath } from '../routes.ts';

/** A city's rehearsals, which are no draws: a list and numbers of their own. */
export function RehearsalsPage({ tenant }: { tenant: string }) {
  const [list, more] = usePaged<PublicDraw>(tenant, (cursor, signal) =>
    fetchDraws(tenant, { series: 'rehearsal', limit: 20, ...(cursor ? { cursor } : {}) }, signal),
  );
  return (
    <>
      <PageHead
        title="内部演练"
        trail={[
          { to: '/', text: '首页' },
          { to: cityPath(tenant), text: '本市抽查' },
        ]}
        note={
          <p class="lead">
            演练用来熟悉流程，结果不可公开验证，不作为检查依据，也不占正式抽查的编号。编号连续，作废的也保留。
          </p>
        }
      />
      {!list.loading && !list.error && list.items.length === 0 && <p class="empty">还没有内部演练。</p>}
      <ul class="draw-list">
        {list.items.map((draw) => (
          <DrawItem key={draw.id} tenant={tenant} draw={draw} />
        ))}
      </ul>
      <More list={list} more={more} what="演练" />
    </>
  );
}
