import '../rounds/rounds.css';
import './briefing.css';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { briefingsApi } from '../../api/measures/reports.ts';
import type { Briefing } from '../../api/measures/reportTypes.ts';
import { TrailPanel } from '../../audit/Trail.tsx';
import { Loaded } from '../../ui/page/Loading.tsx';
import { instant } from '../../ui/show/format.ts';
import { SigningPanel } from '../signing/SigningPanel.tsx';
import { BriefingEditor } from './BriefingEditor.tsx';
import { BriefingHead } from './BriefingHead.tsx';
import { BriefingSigning } from './BriefingSigning.tsx';
import { BriefingText } from './BriefingText.tsx';
import { FileButtons } from './FileButtons.tsx';

/** One briefing: a draft is edited and handed in, then it is reviewed, signed and downloaded. */
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
        {({ data, etag }) => (
          <>
            {data.can.includes('edit') ? (
              <BriefingEditor key={etag} briefing={data} etag={etag} />
            ) : (
              <Reading briefing={data} etag={etag} />
            )}
            <SigningPanel paper={data} version={(no) => briefingsApi.version(id, no)}>
              {({ title, sections }) => <BriefingText title={title} sections={sections} />}
            </SigningPanel>
          </>
        )}
      </Loaded>
      <TrailPanel kind="briefing" id={id} />
    </div>
  );
}

function Reading({ briefing, etag }: { briefing: Briefing; etag: string }) {
  const { number, issuedAt, title, sections, figures } = briefing;
  return (
    <>
      <BriefingHead
        briefing={briefing}
        actions={
          <>
            <FileButtons briefing={briefing} />
            <BriefingSigning briefing={briefing} etag={etag} />
          </>
        }
      >
        {number ? <strong>{number}</strong> : null}
        {issuedAt ? <span>{instant(issuedAt)}</span> : null}
      </BriefingHead>
      <BriefingText {...{ title, number, sections, figures }} />
    </>
  );
}
