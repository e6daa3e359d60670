import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { casesApi } from '../../api/cases.ts';
import type { CaseRow, CaseType } from '../../api/caseTypes.ts';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { PageHead } from '../../shell/PageHead.tsx';
import { usePages } from '../../ui/list/usePages.ts';
import { Empty, Loaded, ProblemView } from '../../ui/page/Loading.tsx';
import { BulkBar } from '../bulk/BulkBar.tsx';
import { seesWholeCity, useCaseType } from '../queries.ts';
import type { CaseListSearch } from '../search.ts';
import { CaseFilters } from './CaseFilters.tsx';
import { CaseTable, caseLabel } from './CaseTable.tsx';

/** The cases of one type, by state and department. */
export function CasesPage() {
  const { type } = useParams({ from: '/cases/$type' });
  const query = useCaseType(type);
  return (
    <div className="page" key={type}>
      <Loaded query={query} page>
        {(found) => <Cases of={found} />}
      </Loaded>
    </div>
  );
}

function Cases({ of }: { of: CaseType }) {
  const me = useMe();
  const all = seesWholeCity(me, of.group);
  const mayRead = permits(me, `cases:${of.group}:read`);
  return (
    <>
      <PageHead
        title={of.title}
        about={aboutText(of, all)}
        actions={
          of.canOpen ? (
            <Link to="/cases/$type/new" params={{ type: of.name }}>
              <Button type="primary">登记</Button>
            </Link>
          ) : null
        }
      />
      {mayRead ? (
        <CaseList of={of} all={all} />
      ) : (
        <Empty title="您可以登记这类事项">您的岗位不能查看已登记的事项；需要的话请联系市级管理员。</Empty>
      )}
    </>
  );
}

const aboutText = ({ basis }: CaseType, all: boolean): string =>
  [all ? '全市的事项。' : '与本部门有关的事项。', basis.length > 0 ? `依据：${basis.join('、')}。` : ''].join(
    '',
  );

/** Who has none of these does nothing to cases. */
const doing = ['open', 'write', 'sign', 'approve', 'supervise'];
const none: ReadonlySet<string> = new Set();

function CaseList({ of, all }: { of: CaseType; all: boolean }) {
  const search = useSearch({ from: '/cases/$type' });
  const navigate = useNavigate({ from: '/cases/$type' });
  const counts = useQuery({
    queryKey: ['cases', of.name, 'counts'],
    queryFn: () => casesApi.counts(of.name),
    enabled: all,
  });
  const { query, rows, more } = usePages(['cases', of.name, 'list', search], (cursor) =>
    casesApi.list(of.name, { ...search, limit: 30, cursor }),
  );
  const me = useMe();
  const handles = doing.some((verb) => permits(me, `cases:${of.group}:${verb}`));
  const [keys, setKeys] = useState<ReadonlySet<string>>(none);
  const chosen = (rows ?? []).filter(({ id }) => keys.has(id));
  const choose = {
    chosen: keys,
    label: caseLabel,
    may: ({ state }: CaseRow) => state.kind !== 'done',
    onChange: setKeys,
  };
  const find = (part: Partial<Record<keyof CaseListSearch, string | undefined>>) =>
    void navigate({
      replace: true,
      search: Object.fromEntries(
        Object.entries({ ...search, ...part }).filter(([, value]) => value !== undefined),
      ),
    });
  return (
    <>
      <section className="panel" aria-label={`${of.title}列表`}>
        <CaseFilters of={of} counts={counts.data?.states} search={search} all={all} onFind={find} />
        {query.error ? (
          <div className="body">
            <ProblemView error={query.error} onRetry={() => void query.refetch()} />
          </div>
        ) : (
          <CaseTable
            of={of}
            rows={rows}
            choose={handles ? choose : undefined}
            empty={
              search.state || search.dept ? (
                <Empty title="没有这样的事项">换一个状态或单位看看。</Empty>
              ) : (
                <Empty title="还没有事项">
                  {of.canOpen ? '点“登记”，登记第一件。' : '登记后会出现在这里。'}
                </Empty>
              )
            }
            more={more}
          />
        )}
      </section>
      <BulkBar
        chosen={chosen.map((row) => ({ type: row.type, id: row.id, label: caseLabel(row) }))}
        onClear={() => setKeys(none)}
      />
    </>
  );
}
