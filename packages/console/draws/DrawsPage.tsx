import { drawStateNames } from '@mingcha/kernel/labels';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented, Select } from 'antd';
import { drawsApi } from '../api/draws.ts';
import type { DrawState } from '../api/types.ts';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { usePages } from '../ui/list/usePages.ts';
import { Empty, ProblemView } from '../ui/page/Loading.tsx';
import { SectionNav } from '../ui/page/SectionNav.tsx';
import { DrawTable } from './DrawTable.tsx';
import type { DrawListSearch } from './search.ts';

const states: (DrawState | 'all')[] = ['all', 'planned', 'committed', 'executed', 'published', 'voided'];

/** All draws of the city, by state and year. */
export function DrawsPage() {
  const me = useMe();
  const search = useSearch({ from: '/draws' });
  const navigate = useNavigate({ from: '/draws' });
  const { query, rows, more } = usePages(['draws', 'list', search], (cursor) =>
    drawsApi.list({ ...search, limit: 30, cursor }),
  );
  const rehearsals = search.series === 'rehearsal';
  const find = (next: DrawListSearch) => void navigate({ search: next, replace: true });
  const year = new Date().getFullYear();
  const { state: _state, ...withoutState } = search;
  const { year: _year, ...withoutYear } = search;
  return (
    <div className="page">
      <PageHead
        title="双随机抽查"
        about={
          rehearsals
            ? '演练用来熟悉流程，不作为检查依据，编号另计，不占正式抽查的编号。'
            : '先承诺、后取种、再抽取。承诺一经公布不可更改，编号连续，作废也要公开原因。'
        }
        actions={
          permits(me, 'draws:write') ? (
            <Link to="/draws/new">
              <Button type="primary">新建抽查</Button>
            </Link>
          ) : null
        }
      />
      <SectionNav label="抽查与演练">
        <Link to="/draws" search={{}} replace activeProps={{}} className={rehearsals ? '' : 'active'}>
          正式抽查
        </Link>
        <Link
          to="/draws"
          search={{ series: 'rehearsal' }}
          replace
          activeProps={{}}
          className={rehearsals ? 'active' : ''}
        >
          内部演练
        </Link>
        <Link to="/draws/batches">共同抽取</Link>
      </SectionNav>
      <section className="panel" aria-label={rehearsals ? '内部演练列表' : '抽查任务列表'}>
        <div className="row between draws-filter">
          <div className="scroll-x">
            <Segmented
              aria-label="按状态筛选"
              value={search.state ?? 'all'}
              options={states.map((value) => ({
                value,
                label: value === 'all' ? '全部' : drawStateNames[value],
              }))}
              onChange={(value: DrawState | 'all') =>
                find(value === 'all' ? withoutState : { ...search, state: value })
              }
            />
          </div>
          <Select
            aria-label="按年度筛选"
            style={{ width: 120 }}
            value={search.year ?? 0}
            options={[
              { value: 0, label: '全部年度' },
              ...[0, 1, 2, 3].map((back) => ({ value: year - back, label: `${year - back} 年` })),
            ]}
            onChange={(value) => find(value === 0 ? withoutYear : { ...search, year: value })}
          />
        </div>
        {query.error ? (
          <div className="body">
            <ProblemView error={query.error} onRetry={() => void query.refetch()} />
          </div>
        ) : (
          <DrawTable
            rows={rows}
            empty={<Empty title="没有这样的抽查任务">换一个状态或年度看看，或新建一次抽查。</Empty>}
            more={more}
          />
        )}
      </section>
    </div>
  );
}
