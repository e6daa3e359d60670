import { useQuery } from '@tanstack/react-query';
import { casesApi } from '../../api/cases/cases.ts';
import type { Case, CaseEvent } from '../../api/cases/caseTypes.ts';
import { FilesOwner } from '../../files/owner.tsx';
import { Loaded } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { instant } from '../../ui/show/format.ts';
import { CommentForm } from './CommentForm.tsx';
import { isDraw } from './DrawnNote.tsx';
import { ValueList } from './ValueList.tsx';

/** What happened to a case, the latest first. */
export function TimeLine({ found }: { found: Case }) {
  const { type, id } = found;
  const query = useQuery({
    queryKey: ['case-events', type, id],
    queryFn: () => casesApi.events(type, id),
  });
  return (
    <Panel title="办理过程">
      <div className="stack">
        {found.canComment ? <CommentForm found={found} /> : null}
        <Loaded query={query}>
          {({ items }) => (
            <ol className="history">
              {items.toReversed().map((event) => (
                <li key={event.seq}>
                  <FilesOwner base={casesApi.filesOf(found)} files={event.files}>
                    <Event event={event} found={found} />
                  </FilesOwner>
                </li>
              ))}
            </ol>
          )}
        </Loaded>
      </div>
    </Panel>
  );
}

/** Recorded later than it took effect by more than this, both are said. */
const late = 60_000;

function Event({ event, found }: { event: CaseEvent; found: Case }) {
  const { title, by, at, recordedAt, from, to, answer, values, text } = event;
  const isLate = Date.parse(recordedAt) - Date.parse(at) > late;
  return (
    <>
      <span className="row" style={{ gap: '0 12px' }}>
        <strong>{answer ? `${title}，${answer}` : title}</strong>
        {to && to !== from ? <span className="chip">{from ? `${from} → ${to}` : to}</span> : null}
        <span className="muted small">
          {instant(at)}，{by}
          {isLate ? `（${instant(recordedAt)} 记录）` : ''}
        </span>
      </span>
      {text === undefined ? null : (
        <span className="pre">
          {event.kind === 'comment' ? text : `${isLate ? '补录理由' : '理由'}：${text}`}
        </span>
      )}
      <ValueList
        items={values.map((one) => (isDraw(found, one.name) ? { ...one, type: 'draw' } : one))}
        names={found.names}
      />
    </>
  );
}
