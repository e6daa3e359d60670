import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { type LevelItem, type LevelItems, levelsApi } from '../api/lists/levels.ts';
import { useColumns } from '../registers/hooks.ts';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import type { TableColumn } from '../ui/list/DataTable.tsx';
import { ListFrame } from '../ui/list/ListFrame.tsx';
import type { Part } from '../ui/list/search.ts';
import { ofTotal, usePages } from '../ui/list/usePages.ts';
import { Dialog } from '../ui/page/Dialog.tsx';
import { Empty } from '../ui/page/Loading.tsx';
import { day } from '../ui/show/format.ts';
import { AcceptForm, RefuseForm } from './DecideForm.tsx';
import { ElementLines } from './ElementLines.tsx';
import { kindNames, stateNames, valueText } from './words.ts';

export interface LevelSearch {
  q?: string;
  list?: string;
  state?: LevelItem['state'];
  kind?: LevelItem['kind'];
}

const columnsFor = (list: string): TableColumn<LevelItem>[] => [
  {
    key: 'name',
    header: '事项',
    cell: ({ name, item, row }) => (
      <span>
        {row === undefined ? (
          name
        ) : (
          <Link to="/registers/$kind" params={{ kind: `list.${list}` }} search={{ row }}>
            {name}
          </Link>
        )}
        <br />
        <span className="mono muted small">{item}</span>
      </span>
    ),
    value: ({ name }) => name,
  },
  {
    key: 'kind',
    header: '情形',
    cell: ({ kind, state }) => (kind === 'changed' && state === 'settled' ? '已采用' : kindNames[kind]),
    value: ({ kind }) => kindNames[kind],
  },
  {
    key: 'elements',
    header: '本市 → 省',
    cell: (item) => <ElementLines item={item} />,
    value: ({ elements }) =>
      elements
        .map(({ header, own, offered }) => `${header}：${valueText(own)} → ${valueText(offered)}`)
        .join('\n'),
  },
  {
    key: 'state',
    header: '处理',
    cell: ({ state, from, refusal }) => (
      <span>
        {stateNames[state]}
        {from === undefined ? null : <span className="muted small">（采用自第 {from} 版）</span>}
        {refusal ? (
          <>
            <br />
            <span className="small">{refusal.reason}</span>
            <br />
            <span className="muted small">
              {refusal.by} · {day(Date.parse(refusal.at))} · 对第 {refusal.edition} 版
            </span>
          </>
        ) : null}
      </span>
    ),
    value: ({ state, refusal }) => `${stateNames[state]}${refusal ? `：${refusal.reason}` : ''}`,
  },
];

interface ItemListProps {
  list: string;
  search: LevelSearch;
  onFind: (part: Part) => void;
}

/** What a list of the province offers beside the city's own, item by item, to be accepted or refused. */
export function ItemList({ list, search, onFind }: ItemListProps) {
  const me = useMe();
  const client = useQueryClient();
  const columns = useColumns(`list.${list}`).data ?? [];
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [deciding, setDeciding] = useState<'accept' | 'all' | 'refuse'>();
  const { q, state = 'pending', kind } = search;
  const asked = { q, state, kind };
  const found = usePages<LevelItem, LevelItems>(['levels', list, asked], (cursor, signal) =>
    levelsApi.items(list, { ...asked, limit: 50, cursor }, signal),
  );
  const [first] = found.query.data?.pages ?? [];
  const picked = (found.rows ?? []).filter(({ item }) => chosen.has(item));
  const decides = permits(me, 'catalogue:write');
  const waiting = first ? Object.values(first.counts.pending).reduce((sum, one) => sum + one, 0) : 0;
  const close = () => setDeciding(undefined);
  const done = async () => {
    close();
    setChosen(new Set());
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'levels' });
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === `list.${list}` });
  };
  const find = (part: Part) => {
    setChosen(new Set());
    onFind(part);
  };
  const shown = columnsFor(list);
  return (
    <>
      {first && first.several.length > 0 ? (
        <p className="note warn">
          有 {first.several.length} 个编码对应多条，不能与省比较：{first.several.slice(0, 5).join('、')}
        </p>
      ) : null}
      <ListFrame
        columns={shown}
        rowKey={({ item }) => item}
        noun="事项"
        list={ofTotal(found, first?.total, '项')}
        search={search}
        onFind={find}
        find="事项名称、编码…"
        filters={[
          {
            name: 'state',
            noun: '处理',
            as: 'tabs',
            all: `待定${first ? `（${waiting}）` : ''}`,
            options: [
              { value: 'refused', label: `不采用${first ? `（${first.counts.refused}）` : ''}` },
              { value: 'settled', label: '已采用' },
            ],
          },
          {
            name: 'kind',
            noun: '情形',
            all: '全部情形',
            options: Object.entries(kindNames).map(([value, label]) => ({ value, label })),
          },
        ]}
        choose={
          decides
            ? {
                chosen,
                label: ({ name }) => name,
                may: ({ elements, kind: what }) => what !== 'changed' || elements.length > 0,
                onChange: setChosen,
              }
            : undefined
        }
        tools={
          decides ? (
            <>
              <Button type="primary" disabled={picked.length === 0} onClick={() => setDeciding('accept')}>
                采用{picked.length > 0 ? ` ${picked.length} 项` : ''}
              </Button>
              <Button disabled={picked.length === 0} onClick={() => setDeciding('refuse')}>
                不采用{picked.length > 0 ? ` ${picked.length} 项` : ''}
              </Button>
              {state === 'pending' && waiting > 0 ? (
                <Button onClick={() => setDeciding('all')}>全部采用</Button>
              ) : null}
            </>
          ) : null
        }
        exportFile={() => levelsApi.saveItems(list, `上级目录-${first?.title ?? list}`, asked)}
        empty={
          <Empty title={state === 'pending' ? '没有待定的事项' : '没有事项'}>
            {state === 'pending' ? '省公布的现行版本已逐项办理。' : '请看其他标签。'}
          </Empty>
        }
      />
      {first ? (
        <Dialog
          title={deciding === 'refuse' ? '不采用' : '采用'}
          open={deciding !== undefined}
          onClose={close}
          width={640}
          stays
        >
          {deciding === 'refuse' ? (
            <RefuseForm {...{ list, seen: first, items: picked, onDone: done, onClose: close }} />
          ) : (
            <AcceptForm
              {...{ list, seen: first, columns, onDone: done, onClose: close }}
              items={deciding === 'all' ? undefined : picked}
            />
          )}
        </Dialog>
      ) : null}
    </>
  );
}
