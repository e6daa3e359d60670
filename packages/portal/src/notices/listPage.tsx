/** @jsxImportSource preact */
import { usePaged } from '../api/usePaged.ts';
import { ContentDay } from '../parts/contentDay.ts';
import { More } from '../parts/more.tsx';
import { PageHead } from '../parts/page.tsx';
import { Link } from '../router.tsx';
import { noticePath } from '../routes.ts';
import { fetchNotices } from './api.ts';
import { trailTo } from './trail.ts';
import type { NoticeSummary } from './types.ts';
import { formatDate } from './words.ts';

function NoticeItem({ tenant, notice }: { tenant: string; notice: NoticeSummary }) {
  const { id, docNo, title, issuer, date, measures, done, updatedOn } = notice;
  return (
    <li class="card">
      <ContentDay of={[updatedOn]} />
      <p class="facts">{docNo}</p>
      <h2>
        <Link to={noticePath(tenant, id)}>{title}</Link>
      </h2>
      <p class="facts">
        {issuer}
        {date && ` · ${formatDate(date)}`}
      </p>
      <p>
        共 {measures} 项举措，已完成 <b>{done}</b> 项
      </p>
      <progress class="progress" max={Math.max(1, measures)} value={done} aria-label={`${title}的完成进度`} />
    </li>
  );
}

/** The reform notices that a city has published. */
export function NoticesPage({ tenant }: { tenant: string }) {
  const [list, more] = usePaged<NoticeSummary>(tenant, (cursor, signal) =>
    fetchNotices(tenant, cursor, signal),
  );
  const nothing = !list.loading && !list.error && list.items.length === 0;
  return (
    <>
      <PageHead
        title="改革举措"
        trail={trailTo(tenant)}
        note={<p class="lead">政府说要做的事，一项一项列在这里：谁牵头、什么时候办完、办到哪一步。</p>}
      />
      {nothing && <p class="empty">这里还没有公开改革举措。公开以后，会列在这里。</p>}
      <ul class="draw-list">
        {list.items.map((notice) => (
          <NoticeItem key={notice.id} tenant={tenant} notice={notice} />
        ))}
      </ul>
      <More list={list} more={more} what="通知" />
    </>
  );
}
