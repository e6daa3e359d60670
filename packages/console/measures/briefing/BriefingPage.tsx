import '../rounds/rounds.css';
import './briefing.css';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { briefingsApi } from '../../api/reports.ts';
import type { Briefing } from '../../api/reportTypes.ts';
import { TrailPanel } from '../../audit/Trail.tsx';
import { Loaded } from '../../ui/page/Loading.tsx';
import { instant } from '../../ui/show/format.ts';
import { BriefingEditor } from './BriefingEditor.tsx';
import { BriefingHead } from './BriefingHead.tsx';
import { Figures } from './Figures.tsx';
import { FileButtons } from './FileButtons.tsx';

/** One briefing: a draft is edited, what was issued is read and downloaded. */
export function BriefingPage() {
  const { id } = useParams({ from: '/briefings/$id' });
  const query = useQuery({
    queryKey: ['briefing', id],
    queryFn: () => briefingsApi.get(id),
    refetchOnWindowFocus: false,
  });
  return (
    <div className="page">
      <Loaded query={query} lines={8} page>
        {({ data, etag }) =>
          data.can.includes('edit') ? (
            <BriefingEditor key={etag} briefing={data} etag={etag} />
          ) : (
            <Reading briefing={data} />
          )
        }
      </Loaded>
      <TrailPanel kind="briefing" id={id} />
    </div>
  );
}

function Reading({ briefing }: { briefing: Briefing }) {
  return (
    <>
      <BriefingHead briefing={briefing} actions={<FileButtons briefing={briefing} />}>
        {briefing.number ? <strong>{briefing.number}</strong> : null}
        {briefing.issuedAt ? <span>{instant(briefing.issuedAt)}</span> : null}
      </BriefingHead>
      <article className="paper">
        <h2>{briefing.title}</h2>
        {briefing.number ? <p className="paper-number">{briefing.number}</p> : null}
        {briefing.sections.map(({ id, heading, paragraphs }) => (
          <section key={id}>
            {heading ? <h3>{heading}</h3> : null}
            {paragraphs.map((text, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity here
              <p key={index}>{text}</p>
            ))}
            <Figures figure={briefing.figures?.find(({ section }) => section === id)} />
          </section>
        ))}
      </article>
    </>
  );
}
