import '../cases.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { casesApi } from '../../api/cases/cases.ts';
import type { Case } from '../../api/cases/caseTypes.ts';
import { TrailPanel } from '../../audit/Trail.tsx';
import { FilesOwner } from '../../files/owner.tsx';
import { VisitCode } from '../../looks/VisitCode.tsx';
import { PageHead } from '../../shell/PageHead.tsx';
import { Loaded } from '../../ui/page/Loading.tsx';
import { instant } from '../../ui/show/format.ts';
import { Mark } from '../../ui/show/Mark.tsx';
import { stateTones } from '../words.ts';
import { CaseActions } from './CaseActions.tsx';
import { ChildrenPanel } from './ChildrenPanel.tsx';
import { CopyLink } from './CopyLink.tsx';
import { DrawnNote } from './DrawnNote.tsx';
import { FactsPanel } from './FactsPanel.tsx';
import { LimitsPanel } from './LimitsPanel.tsx';
import { MergedPanel } from './MergedPanel.tsx';
import { NowPanel } from './NowPanel.tsx';
import { OwnPanel } from './OwnPanel.tsx';
import { PapersPanel } from './PapersPanel.tsx';
import { PendingPanel } from './PendingPanel.tsx';
import { TasksPanel } from './TasksPanel.tsx';
import { TimeLine } from './TimeLine.tsx';

const every = 30_000;
/** States in which an inspector shows who they are: the visit is approved, or was urgent. */
const shownToEnterprise: readonly string[] = ['toVisit', 'toApprove'];

/** One case: what it is about and who must do what by when; what can be done; its limits, tasks, papers and history. */
export function CasePage() {
  const { type, id } = useParams({ from: '/cases/$type/$id' });
  const query = useQuery({
    queryKey: ['case', type, id],
    queryFn: () => casesApi.get(type, id),
    refetchInterval: every,
  });
  return (
    <div className="page" key={id}>
      <Loaded query={query} lines={8} page>
        {({ data, etag }) => <Whole found={data} etag={etag} />}
      </Loaded>
    </div>
  );
}

function Whole({ found, etag }: { found: Case; etag: string }) {
  const { type, typeTitle, number, state, result } = found;
  return (
    <FilesOwner base={casesApi.filesOf(found)} files={found.files}>
      <PageHead
        title={number ?? `${typeTitle}（未编号）`}
        crumb={
          <Link to="/cases/$type" params={{ type }}>
            ← {typeTitle}
          </Link>
        }
        about={
          <span className="row" style={{ gap: '2px 14px' }}>
            <Mark tone={stateTones[state.kind]}>{state.title}</Mark>
            {result ? <strong>{result.title}</strong> : null}
            <span>
              {instant(found.openedAt)} 登记，{found.openedBy}
            </span>
          </span>
        }
        actions={<CopyLink found={found} />}
      />
      <NowPanel found={found}>
        <CaseActions found={found} etag={etag} />
        {type === 'inspection-visits' && shownToEnterprise.includes(state.name) ? (
          <VisitCode id={found.id} />
        ) : null}
      </NowPanel>
      <DrawnNote found={found} />
      <PendingPanel found={found} />
      <OwnPanel found={found} />
      <TasksPanel found={found} />
      <ChildrenPanel found={found} />
      <MergedPanel found={found} />
      <FactsPanel found={found} etag={etag} />
      <LimitsPanel limits={found.limits} />
      <PapersPanel found={found} />
      <TimeLine found={found} />
      <TrailPanel kind="case" id={found.id} />
    </FilesOwner>
  );
}
