import { drawStateNames } from '@mingcha/kernel/labels';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { drawsApi } from '../api/draws/draws.ts';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { LinkButton } from '../ui/act/LinkButton.tsx';
import type { ListFilter } from '../ui/list/FilterControl.tsx';
import { ListFrame } from '../ui/list/ListFrame.tsx';
import { changed } from '../ui/list/search.ts';
import { usePages } from '../ui/list/usePages.ts';
import { Empty } from '../ui/page/Loading.tsx';
import { SectionNav } from '../ui/page/SectionNav.tsx';
import { useDrawParts } from './DrawTable.tsx';

const thisYear = new Date().getFullYear();

const filters: readonly ListFilter[] = [
  {
    name: 'state',
    noun: '状态',
    as: 'tabs',
    options: Object.entries(drawStateNames).map(([value, label]) => ({ value, label })),
  },
  {
    name: 'year',
    noun: '年度',
    all: '全部年度',
    options: [0, 1, 2, 3].map((back) => ({ value: `${thisYear - back}`, label: `${thisYear - back} 年` })),
  },
];

/** All draws of the city, by state and year. */
export function DrawsPage() {
  const me = useMe();
  const search = useSearch({ from: '/draws' });
  const navigate = useNavigate({ from: '/draws' });
  const list = usePages(['draws', 'list', search], (cursor) =>
    drawsApi.list({ ...search, limit: 30, cursor }),
  );
  const parts = useDrawParts();
  const rehearsals = search.series === 'rehearsal';
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
            <LinkButton to="/draws/new" primary>
              新建抽查
            </LinkButton>
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
      <ListFrame
        {...parts}
        noun={rehearsals ? '内部演练' : '抽查任务'}
        list={list}
        search={search}
        onFind={(part) => void navigate({ search: changed(search, part), replace: true })}
        find="标题、编号、部门"
        filters={filters}
        exportFile={() => drawsApi.exportFile({ ...search })}
        empty={<Empty title="还没有抽查任务">新建一次抽查，先编制计划。</Empty>}
      />
    </div>
  );
}
