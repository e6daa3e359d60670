import '../measures.css';
import './reading.css';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useParams } from '@tanstack/react-router';
import type { Answer } from '../../api/http.ts';
import { noticesApi } from '../../api/measures/measures.ts';
import type { Notice } from '../../api/measures/measureTypes.ts';
import { useFoundDraft } from '../../drafts/useDraft.ts';
import { PageHead } from '../../shell/PageHead.tsx';
import { Loaded } from '../../ui/page/Loading.tsx';
import { draftKey, type KeptWork } from './kept.ts';
import { ReadingDesk } from './ReadingDesk.tsx';

/** A notice beside what was read out of it, to be checked and put right by a person. */
export function ReadingPage() {
  const { id } = useParams({ from: '/measures/$id/read' });
  const query = useQuery({
    queryKey: ['notice', id],
    queryFn: () => noticesApi.get(id),
    // what is being worked on must not change underneath; a save is refused if somebody else was faster
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
  });
  const source = useQuery({
    queryKey: ['notice', id, 'source'],
    queryFn: () => noticesApi.source(id),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <div className="page read-page">
      <Loaded
        query={query.isFetchedAfterMount || query.error ? query : { ...query, data: undefined }}
        lines={8}
        page
      >
        {(response) => (
          <Loaded query={source} lines={8} page>
            {({ text }) => <Opened key={id} answer={response} text={text} />}
          </Loaded>
        )}
      </Loaded>
    </div>
  );
}

function Opened({ answer: response, text }: { answer: Answer<Notice>; text: string }) {
  const { data: notice } = response;
  if (notice.state !== 'draft') return <Navigate to="/measures/$id" params={{ id: notice.id }} replace />;
  if (!notice.can.includes('edit') && !notice.can.includes('activate')) {
    return (
      <>
        <PageHead title={notice.title || '通知'} crumb={<Link to="/measures">← 通知与方案</Link>} />
        <div className="note">这份通知还在核对，由督查室处理；开始督促落实后就能看到台账。</div>
      </>
    );
  }
  return <Desk answer={response} text={text} />;
}

function Desk({ answer: response, text }: { answer: Answer<Notice>; text: string }) {
  const { id } = response.data;
  const draft = useFoundDraft<KeptWork>(draftKey(id));
  return (
    <Loaded query={draft} lines={8}>
      {(found) => <ReadingDesk id={id} answer={response} text={text} found={found} />}
    </Loaded>
  );
}
