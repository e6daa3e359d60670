/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { useResource } from '../api/useResource.ts';
import { Awaited } from '../parts/awaited.tsx';
import { ContentDay } from '../parts/contentDay.ts';
import { PageHead } from '../parts/page.tsx';
import { noticesPath } from '../routes.ts';
import { fetchNotice } from './api.ts';
import { Measures } from './measures.tsx';
import type { Wanted } from './narrow.ts';
import { Boards, Rounds } from './side.tsx';
import { Summary } from './summary.tsx';
import { trailTo } from './trail.ts';
import type { NoticeDetail } from './types.ts';
import { formatDate } from './words.ts';

function Body({ notice }: { notice: NoticeDetail }) {
  const [wanted, setWanted] = useState<Wanted>({ unit: '', condition: '', words: '' });
  return (
    <>
      <ContentDay of={[notice.updatedOn]} />
      <Summary
        notice={notice}
        chosen={wanted.condition}
        onChoose={(condition) => setWanted({ ...wanted, condition })}
      />
      <div class="columns">
        <Measures items={notice.items} wanted={wanted} onWant={setWanted} />
        <aside class="notice-side" aria-label="轮次和红黑榜">
          <Boards entries={notice.boards ?? []} />
          <Rounds rounds={notice.rounds} />
        </aside>
      </div>
    </>
  );
}

/** A published notice: what it promises, and measure by measure how it stands. */
export function NoticePage({ tenant, notice: id }: { tenant: string; notice: string }) {
  const [resource, reload] = useResource(id, (signal) => fetchNotice(tenant, id, signal));
  const notice = resource.phase === 'ready' ? resource.value : undefined;
  return (
    <>
      <PageHead
        title={notice?.title ?? '改革举措'}
        trail={[...trailTo(tenant), { to: noticesPath(tenant), text: '改革举措' }]}
        note={
          notice && (
            <p class="lead">
              {notice.docNo} · {notice.issuer}
              {notice.date && ` · ${formatDate(notice.date)}`}
            </p>
          )
        }
      />
      <Awaited resource={resource} retry={reload} lines={8}>
        {(value) => <Body notice={value} />}
      </Awaited>
    </>
  );
}
