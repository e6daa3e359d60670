import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { creditApi } from '../api/credit/credit.ts';
import type { CreditEvaluationDetail, CreditResult } from '../api/schema.d.ts';
import type { TableColumn } from '../ui/list/DataTable.tsx';
import { ListFrame } from '../ui/list/ListFrame.tsx';
import { changed, type ListSearch } from '../ui/list/search.ts';
import { usePages } from '../ui/list/usePages.ts';
import { Loaded } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { Evaluated } from './EvaluationPanel.tsx';
import { classNames, pointsText, riskClasses } from './words.ts';

type Search = ListSearch & { class?: string };

/** What an evaluation of others than enterprises says of each, and where its points come from. */
export function Results({ of: { id: run, model, purpose } }: { of: CreditEvaluationDetail }) {
  const [search, setSearch] = useState<Search>({});
  const [chosen, setChosen] = useState<CreditResult>();
  const list = usePages(['credit', 'results', run, search], (cursor) =>
    creditApi.results(run, { ...search, limit: 20, cursor }),
  );
  const code = model.subject === 'department' ? '部门编号' : '统一社会信用代码';
  const columns: TableColumn<CreditResult>[] = [
    {
      key: 'name',
      sort: 'name',
      header: '名称',
      cell: (one) =>
        // A simulation stands for no month.
        purpose === 'simulation' ? (
          one.name
        ) : (
          <button type="button" className="plain row-link" onClick={() => setChosen(one)}>
            {one.name}
          </button>
        ),
    },
    { key: 'id', sort: 'id', header: code, cell: ({ id }) => id },
    { key: 'class', sort: 'class', header: '分类', cell: (one) => classNames[one.class] },
    {
      key: 'before',
      sort: 'before',
      header: '此前的分类',
      cell: ({ before }) => (before === 'U' ? '没有' : classNames[before]),
    },
    { key: 'milli', sort: 'milli', header: '得分', number: true, cell: ({ milli }) => pointsText(milli) },
  ];
  return (
    <>
      {chosen ? (
        <Explained key={chosen.id} of={chosen} model={model.id} onClose={() => setChosen(undefined)} />
      ) : null}
      <ListFrame
        title="评价结果"
        about={purpose === 'simulation' ? '试算的结果不留作各月的评价' : '点名称看每一分的来源'}
        columns={columns}
        rowKey={({ id }) => id}
        noun="评价结果"
        list={list}
        search={search}
        onFind={(part) => setSearch((old) => changed(old, part))}
        find={`名称、${code}`}
        filters={[
          {
            name: 'class',
            noun: '分类',
            all: '所有分类',
            options: riskClasses.map((one) => ({ value: one, label: classNames[one] })),
          },
        ]}
        exportFile={() => creditApi.exportResults(run, { ...search })}
        empty={
          <p className="muted empty">
            {model.subject === 'department' ? '没有您可以查看的部门。' : '名录中没有这类主体。'}
          </p>
        }
      />
    </>
  );
}

interface ExplainedProps {
  of: CreditResult;
  model: string;
  onClose: () => void;
}

/** The evaluations of one subject by a model. */
function Explained({ of: { id, name }, model, onClose }: ExplainedProps) {
  const query = useQuery({
    queryKey: ['object', id, 'credit', model],
    queryFn: () => creditApi.course(id, model),
  });
  return (
    <Panel
      title={name}
      about="查看得分来源记入审计日志。"
      actions={
        <Button size="small" onClick={onClose}>
          收起
        </Button>
      }
    >
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">还没有评价过。</p>
          ) : (
            <Evaluated id={id} model={model} course={items} />
          )
        }
      </Loaded>
    </Panel>
  );
}
