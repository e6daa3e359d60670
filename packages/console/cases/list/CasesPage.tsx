import { lightNames } from '@mingcha/kernel/labels';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { casesApi } from '../../api/cases/cases.ts';
import type { CaseRow, CaseType } from '../../api/cases/caseTypes.ts';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { SheetDialog } from '../../sheets/SheetDialog.tsx';
import { PageHead } from '../../shell/PageHead.tsx';
import { LinkButton } from '../../ui/act/LinkButton.tsx';
import type { ListFilter } from '../../ui/list/FilterControl.tsx';
import { ListFrame } from '../../ui/list/ListFrame.tsx';
import { changed, type Part } from '../../ui/list/search.ts';
import { ofTotal, usePages } from '../../ui/list/usePages.ts';
import { Empty, Loaded } from '../../ui/page/Loading.tsx';
import { count } from '../../ui/show/format.ts';
import { BulkBar } from '../bulk/BulkBar.tsx';
import { seesWholeCity, useCaseType } from '../queries.ts';
import { CaseConditions, CaseFilterButton, moreFilters } from './CaseFilters.tsx';
import { caseLabel, useCaseParts } from './CaseTable.tsx';

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
  const client = useQueryClient();
  const [importing, setImporting] = useState(false);
  const all = seesWholeCity(me, of.group);
  const mayRead = permits(me, `cases:${of.group}:read`);
  return (
    <>
      <PageHead
        title={of.title}
        about={aboutText(of, all)}
        actions={
          <>
            {mayRead ? (
              <LinkButton to="/cases/$type/figures" params={{ type: of.name }}>
                统计
              </LinkButton>
            ) : null}
            {of.canImport ? <Button onClick={() => setImporting(true)}>导入</Button> : null}
            {of.canOpen ? (
              <LinkButton to="/cases/$type/new" params={{ type: of.name }} primary>
                登记
              </LinkButton>
            ) : null}
          </>
        }
      />
      {mayRead ? (
        <CaseList of={of} all={all} />
      ) : (
        <Empty title="您可以登记这类事项">您的岗位不能查看已登记的事项；需要的话请联系市级管理员。</Empty>
      )}
      <SheetDialog
        base={casesApi.sheetsOf(of.name)}
        noun={of.title}
        mostRows={200}
        open={importing}
        onClose={() => setImporting(false)}
        onAdded={() => void client.invalidateQueries({ queryKey: ['cases', of.name] })}
      />
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
const lights: ListFilter = {
  name: 'light',
  noun: '时限',
  all: '全部时限',
  options: (['red', 'yellow', 'green'] as const).map((value) => ({ value, label: lightNames[value] })),
};
const depts: ListFilter = { name: 'dept', noun: '单位', as: 'dept', all: '全部单位' };

function CaseList({ of, all }: { of: CaseType; all: boolean }) {
  const search = useSearch({ from: '/cases/$type' });
  const navigate = useNavigate({ from: '/cases/$type' });
  const counts = useQuery({
    queryKey: ['cases', of.name, 'counts'],
    queryFn: () => casesApi.counts(of.name),
  });
  const list = usePages(['cases', of.name, 'list', search], (cursor, signal) =>
    casesApi.list(of.name, { ...search, limit: 30, cursor }, signal),
  );
  const total = list.query.data?.pages[0]?.total;
  const find = (part: Part) => void navigate({ search: changed(search, part), replace: true });
  const filtering = {
    ...{ of, search },
    onFind: find,
    onWhere: (where: string[]) => {
      const { where: _, ...rest } = search;
      void navigate({ search: where.length > 0 ? { ...rest, where } : rest, replace: true });
    },
  };
  const parts = useCaseParts(of);
  const me = useMe();
  const handles = doing.some((verb) => permits(me, `cases:${of.group}:${verb}`));
  const [keys, setKeys] = useState<ReadonlySet<string>>(none);
  const chosen = (list.rows ?? []).filter(({ id }) => keys.has(id));
  const choose = {
    chosen: keys,
    label: caseLabel,
    may: ({ state }: CaseRow) => state.kind !== 'done',
    onChange: setKeys,
  };
  const counted = counts.data?.states;
  const states: ListFilter = {
    name: 'state',
    noun: '状态',
    as: 'tabs',
    options: of.states.map(({ name, title }) => {
      const number = counted?.[name];
      return { value: name, label: number === undefined ? title : `${title} ${count(number)}` };
    }),
  };
  return (
    <>
      <ListFrame
        {...parts}
        noun={of.title}
        list={total === undefined ? list : ofTotal(list, total, '件')}
        search={search}
        onFind={find}
        find="编号、事由"
        filters={all ? [states, depts, lights] : [states, lights]}
        narrowedBy={moreFilters}
        tools={
          <>
            <CaseFilterButton {...filtering} />
            <output className="muted small num" aria-live="polite">
              {list.query.isFetching ? '查询中…' : total === undefined ? '' : `共 ${count(total)} 件`}
            </output>
          </>
        }
        head={
          <CaseConditions
            {...filtering}
            names={Object.assign({}, ...(list.rows ?? []).map(({ names }) => names))}
          />
        }
        exportFile={() => casesApi.exportFile(of, search)}
        choose={handles ? choose : undefined}
        empty={
          <Empty title="还没有事项">{of.canOpen ? '点“登记”，登记第一件。' : '登记后会出现在这里。'}</Empty>
        }
      />
      <BulkBar
        of={of}
        chosen={chosen.map((row) => ({ type: row.type, id: row.id, label: caseLabel(row) }))}
        onClear={() => setKeys(none)}
      />
    </>
  );
}
