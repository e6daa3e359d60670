import './home.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { drawsApi } from '../api/draws/draws.ts';
import { DrawTable } from '../draws/DrawTable.tsx';
import { useMe } from '../session/me.tsx';
import { confirmsWitnesses, permits } from '../session/rights.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { LinkButton } from '../ui/act/LinkButton.tsx';
import { Empty, ProblemView, Skeleton } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { KeyNumbers } from './KeyNumbers.tsx';
import { TaskList } from './TaskList.tsx';

const ProvinceCities = lazy(() => import('./ProvinceCities.tsx'));

/** The first page: the user's tasks, key numbers, the latest draws. */
export function HomePage() {
  const me = useMe();
  const draws = useQuery({
    queryKey: ['draws', 'latest'],
    queryFn: () => drawsApi.list({ limit: 8 }),
    enabled: permits(me, 'draws:read'),
  });
  return (
    <div className="page">
      <PageHead
        title={`${greeting()}，${me.name}`}
        about={`${me.tenant.name} · ${me.roleNames.join('、')}`}
        actions={
          permits(me, 'draws:write') ? (
            <LinkButton to="/draws/new" primary>
              新建抽查
            </LinkButton>
          ) : null
        }
      />
      {!permits(me, 'province:read') || confirmsWitnesses(me) ? <TaskList /> : null}
      {permits(me, 'province:read') ? (
        <Suspense fallback={<Skeleton />}>
          <ProvinceCities />
        </Suspense>
      ) : null}
      <KeyNumbers />
      {permits(me, 'draws:read') ? (
        <Panel title="最近的抽查" flush actions={<Link to="/draws">全部抽查</Link>}>
          {draws.error ? (
            <ProblemView error={draws.error} onRetry={() => void draws.refetch()} />
          ) : (
            <DrawTable
              rows={draws.data?.items}
              empty={<Empty title="还没有抽查任务">新建一次抽查，从事项、范围开始。</Empty>}
            />
          )}
        </Panel>
      ) : null}
    </div>
  );
}

function greeting(): string {
  const hour = new Date().getHours();
  if (hour < 5) return '夜深了';
  if (hour < 11) return '早上好';
  if (hour < 13) return '中午好';
  return hour < 18 ? '下午好' : '晚上好';
}
