import { cities } from '@mingcha/kernel';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { drawsApi } from '../../api/draws/draws.ts';
import type { Draw, Selected } from '../../api/types.ts';
import { useMe } from '../../session/me.tsx';
import { ListFrame } from '../../ui/list/ListFrame.tsx';
import { changed } from '../../ui/list/search.ts';
import { usePages } from '../../ui/list/usePages.ts';
import { Empty } from '../../ui/page/Loading.tsx';
import { count } from '../../ui/show/format.ts';
import { SubstituteDialog } from '../actions/SubstituteDialog.tsx';
import { SubstituteInspectorDialog } from '../actions/SubstituteInspectorDialog.tsx';
import { InspectorSubstitutions } from './InspectorSubstitutions.tsx';
import { Reserves } from './Reserves.tsx';
import { useResultColumns } from './resultColumns.tsx';
import { Substitutions } from './Substitutions.tsx';

/** Who was drawn and who inspects them, the reserves, and what was substituted. */
export function ResultPanel({ draw, etag }: { draw: Draw; etag: string }) {
  const own = draw.sight === 'own';
  const [replacing, setReplacing] = useState<Selected>();
  const [without, setWithout] = useState<Selected>();
  const replacesInspectors = draw.can.includes('substituteInspector') && !draw.proposal;
  const search = useSearch({ from: '/draws/$id' });
  const navigate = useNavigate({ from: '/draws/$id' });
  const { tenant } = useMe();
  const counties = Object.entries(cities.find(({ code }) => code === tenant.code)?.counties ?? {});
  const regions = counties.map(([value, label]) => ({ value, label }));
  const list = usePages(['result', draw.id, 'rows', search], (cursor) =>
    drawsApi.result(draw.id, { ...search, cursor, limit: 50 }),
  );
  const { rows } = list;
  const columns = useResultColumns({
    stratified: draw.compose.stratify === 'class',
    dispatched: draw.dispatchedAt !== undefined,
  });
  const act = {
    key: 'act',
    header: '操作',
    cell: (row: Selected) =>
      row.substitutedBy ? null : (
        <span className="row">
          {draw.can.includes('substitute') ? (
            <Button size="small" aria-label={`递补${row.name}`} onClick={() => setReplacing(row)}>
              递补
            </Button>
          ) : null}
          {replacesInspectors ? (
            <Button size="small" aria-label={`换人：${row.name}`} onClick={() => setWithout(row)}>
              换人
            </Button>
          ) : null}
        </span>
      ),
  };
  const acts = draw.can.includes('substitute') || replacesInspectors;
  const missing = rows?.filter(({ short, substitutedBy }) => short?.length && !substitutedBy).length ?? 0;
  return (
    <>
      <ListFrame
        noun="抽取结果"
        title={own ? '我的检查任务' : '抽取结果'}
        about={
          own
            ? '名单尚未公示，这里只列出由您检查的对象，请勿外传。'
            : `抽中 ${count(draw.selected ?? 0)} 户，候补 ${count(draw.reserves ?? 0)} 户`
        }
        columns={acts ? [...columns, act] : columns}
        rowKey={({ id }) => id}
        list={list}
        search={search}
        onFind={(part) => void navigate({ search: changed(search, part), replace: true, resetScroll: false })}
        find="对象、代码、检查人员"
        filters={[{ name: 'region', noun: '县区', all: '全部县区', options: regions }]}
        exportFile={() => drawsApi.exportResult(draw.id, search)}
        head={
          missing > 0 ? (
            <div className="note warn" style={{ margin: '10px 20px' }}>
              有 {missing} 户没有配齐执法人员，请在表中查看缺额并另行协调。
            </div>
          ) : null
        }
        empty={<Empty title={own ? '这次抽查没有派给您的检查任务' : '没有抽中任何对象'} />}
      />
      <Substitutions draw={draw} rows={rows ?? []} />
      <InspectorSubstitutions draw={draw} />
      <Reserves draw={draw} />
      <SubstituteDialog draw={draw} etag={etag} object={replacing} onClose={() => setReplacing(undefined)} />
      <SubstituteInspectorDialog
        draw={draw}
        etag={etag}
        object={without}
        onClose={() => setWithout(undefined)}
      />
    </>
  );
}
