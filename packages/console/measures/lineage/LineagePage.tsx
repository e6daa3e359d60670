import '../measures.css';
import './lineage.css';
import '../rounds/rounds.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { App, Button, InputNumber, Segmented } from 'antd';
import { useState } from 'react';
import type { Answer } from '../../api/http.ts';
import { noticesApi } from '../../api/measures/measures.ts';
import type { Lineage, Notice, Upstream } from '../../api/measures/measureTypes.ts';
import { useAct } from '../../ui/act/useAct.ts';
import { Empty, Loaded } from '../../ui/page/Loading.tsx';
import { useWholeNotice } from '../board/useNotice.ts';
import { NoticeTop } from '../rounds/NoticeHead.tsx';
import { LinkLine } from './LinkLine.tsx';
import { type Links, linksOf, savedLinks, takeAbove, unlinked } from './links.ts';

/** Which of the province's measures each of a notice's own carries out. */
export function LineagePage() {
  const { id } = useParams({ from: '/measures/$id/lineage' });
  const notice = useWholeNotice(id);
  return (
    <div className="page">
      <Loaded query={notice} lines={8} page>
        {({ data }) => (
          <>
            <NoticeTop
              id={id}
              title={data.title}
              about="把每项举措对应到上级方案，省级由此看到哪些已承接、哪些还没有。"
            />
            <LineageOf notice={data} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function LineageOf({ notice }: { notice: Notice }) {
  const query = useQuery({ queryKey: ['lineage', notice.id], queryFn: () => noticesApi.lineage(notice.id) });
  return (
    <Loaded query={query} lines={8}>
      {(response) =>
        response.data.upstreams.length === 0 ? (
          <section className="panel">
            <Empty title="上级还没有公开的方案">省级公开通知后，这里会列出可以对应的举措。</Empty>
          </section>
        ) : (
          <Desk notice={notice} answer={response} />
        )
      }
    </Loaded>
  );
}

type View = 'all' | 'open';

function Desk({ notice, answer: response }: { notice: Notice; answer: Answer<Lineage> }) {
  const { upstreams, items } = response.data;
  const client = useQueryClient();
  const { message } = App.useApp();
  // only what was changed here: the rest is as last loaded
  const [changes, setChanges] = useState<Links>({});
  const [view, setView] = useState<View>('all');
  const [percent, setPercent] = useState(80);
  const writable = notice.can.includes('link');
  const before = linksOf(items);
  const links = { ...before, ...changes };
  const changed = savedLinks(before, links);
  const load = () =>
    Promise.all(
      ['lineage', 'measure', 'board', 'notice'].map((key) => client.invalidateQueries({ queryKey: [key] })),
    );
  const save = useAct(() => noticesApi.saveLineage(notice.id, changed, response.etag), {
    done: '上下衔接已保存',
    onDone: async () => {
      await load();
      setChanges({});
    },
    onProblem: (problem) => {
      if (problem.status !== 412) return false;
      void load();
      void message.warning('他人刚刚修改了这份通知。已载入最新内容，您的改动都还在，请核对后再保存。');
      return true;
    },
  });
  const shown = items.filter(({ measure }) => view === 'all' || unlinked(links, measure.id));
  const all: Upstream[] = upstreams.flatMap(({ docNo, measures }) =>
    measures.map(({ no, title }) => ({ docNo, no, title })),
  );
  const takeAll = () => {
    const next = takeAbove(links, items, percent / 100);
    const taken = Object.keys(next).length;
    setChanges({ ...changes, ...next });
    void message.info(taken > 0 ? `已对应 ${taken} 项，核对后请保存` : '没有达到这个相似度的建议');
  };
  const left = items.filter(({ measure }) => unlinked(links, measure.id)).length;
  return (
    <section className="panel" aria-label="上下衔接">
      <div className="row between panel-tools">
        <Segmented
          aria-label="列出哪些"
          value={view}
          options={[
            { value: 'all', label: `全部 ${items.length}` },
            { value: 'open', label: `未对应 ${left}` },
          ]}
          onChange={setView}
        />
        {writable ? (
          <div className="row">
            <span>相似度不低于</span>
            <InputNumber
              aria-label="相似度不低于"
              min={30}
              max={100}
              precision={0}
              suffix="%"
              style={{ width: 84 }}
              value={percent}
              onChange={(value) => setPercent(value ?? 80)}
            />
            <Button onClick={takeAll}>全部对应</Button>
            <Button
              type="primary"
              disabled={changed.length === 0}
              loading={save.busy}
              onClick={() => save.run(undefined)}
            >
              保存衔接
            </Button>
          </div>
        ) : null}
      </div>
      <ul className="lineage-list">
        {shown.map((item) => (
          <LinkLine
            key={item.measure.id}
            item={item}
            linked={links[item.measure.id] ?? []}
            all={all}
            writable={writable}
            onChange={(next) => setChanges({ ...changes, [item.measure.id]: next })}
          />
        ))}
      </ul>
      {shown.length === 0 ? <Empty title="都已对应到上级举措" /> : null}
    </section>
  );
}
