import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { drawsApi } from '../../api/draws.ts';
import { useDeptName } from '../../api/tenancy.ts';
import type { Draw, JoinedVisits, VisitOverlaps } from '../../api/types.ts';
import { Refusal } from '../../ui/act/Refusal.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import { DataTable, type TableColumn } from '../../ui/list/DataTable.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { count } from '../../ui/show/format.ts';
import { JoinedTable } from './JoinedTable.tsx';

type Row = VisitOverlaps['items'][number];
type Other = Row['others'][number];

/** Whether a draw's enterprises are compared with other inspections: official, drawn, and by the one that leads its batch. */
export const isCompared = ({ series, state, sight }: Draw): boolean =>
  series === 'official' && sight === 'all' && (state === 'executed' || state === 'published');

/** Enterprises that another inspection hits within the window of the city, and the act that makes one visit of two. Nothing where there is none. */
export function OverlapsPanel({ draw, etag }: { draw: Draw; etag: string }) {
  const query = useQuery({
    queryKey: ['result', draw.id, 'overlaps', draw.lock],
    queryFn: () => drawsApi.overlaps(draw.id),
    retry: false,
  });
  const [done, setDone] = useState<JoinedVisits>();
  const { data } = query;
  if (!data || (data.total === 0 && data.joined.total === 0 && !done)) return null;
  const about = `相隔不超过 ${data.days} 天，另有检查的有 ${count(data.total)} 户。合并后一户一次检查：一份通知书、一次上门，各部门登记各自的事项，频次只计一次；抽取结果不变。`;
  return (
    <Panel title="同一企业另有检查" about={about} flush>
      {done ? <Outcome of={done} /> : null}
      {data.total > 0 ? <Overlaps draw={draw} etag={etag} data={data} onDone={setDone} /> : null}
      {data.joined.total > 0 ? <JoinedTable draw={draw} etag={etag} data={data} /> : null}
    </Panel>
  );
}

function Outcome({ of }: { of: JoinedVisits }) {
  const refused = of.items.filter(({ state }) => state === 'refused');
  return (
    <div className={refused.length > 0 ? 'note warn' : 'note'} style={{ margin: '10px 20px' }} role="status">
      <strong>
        已合并 {count(of.joined)} 户{refused.length > 0 ? `，没有合并 ${count(refused.length)} 户：` : '。'}
      </strong>
      {refused.length > 0 ? (
        <ul>
          {refused.map(({ object, name, reason }) => (
            <li key={object}>
              {name ?? object}：{reason}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** An open visit, or a draw that nobody has dispatched: each stands once at an enterprise. */
const keyOf = ({ visit, task }: Other): string => visit?.id ?? `draw ${task}`;

const canJoin = ({ others }: Row): boolean => others.some(({ fault }) => fault === undefined);

function Overlaps({
  draw,
  etag,
  data,
  onDone,
}: {
  draw: Draw;
  etag: string;
  data: VisitOverlaps;
  onDone: (done: JoinedVisits) => void;
}) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const client = useQueryClient();
  const act = useAct(() => drawsApi.joinVisits(draw.id, [...chosen], etag), {
    onDone: (joined) => {
      setChosen(new Set());
      onDone(joined);
      void client.invalidateQueries({ queryKey: ['result', draw.id] });
    },
  });
  const columns: TableColumn<Row>[] = [
    { key: 'name', header: '企业', cell: ({ name }) => name },
    {
      key: 'others',
      header: '另有的检查',
      cell: ({ others }) => (
        <ul className="plain">
          {others.map((other) => (
            <li key={keyOf(other)}>
              <OtherVisit other={other} />
            </li>
          ))}
        </ul>
      ),
    },
  ];
  const choose = {
    chosen,
    label: ({ name }: Row) => name,
    may: canJoin,
    onChange: setChosen,
  };
  const some = data.can && data.items.some(canJoin);
  return (
    <>
      <DataTable
        label="另有检查的企业"
        columns={columns}
        rows={data.items}
        rowKey={({ object }) => object}
        choose={some ? choose : undefined}
        more={
          data.total > data.items.length
            ? {
                has: false,
                busy: false,
                load: () => undefined,
                note: `只列出前 ${data.items.length} 户，合并后列出其余的`,
              }
            : undefined
        }
      />
      {some ? (
        <div className="table-foot">
          <Button
            type="primary"
            disabled={chosen.size === 0}
            loading={act.busy}
            onClick={() => act.run(undefined)}
          >
            合并为联合检查{chosen.size > 0 ? `（${chosen.size} 户）` : ''}
          </Button>
          <Refusal of={act} />
        </div>
      ) : null}
    </>
  );
}

function OtherVisit({ other }: { other: Other }) {
  const deptName = useDeptName();
  const { kind, depts, from, until, visit, task, leads, fault } = other;
  const name = visit?.number ?? (task === undefined ? kind : `抽查 ${task}，尚未派发`);
  return (
    <>
      <div>
        {visit ? (
          <Link to="/cases/$type/$id" params={{ type: 'inspection-visits', id: visit.id }}>
            {name}
          </Link>
        ) : (
          name
        )}
      </div>
      <div>
        {depts.map(deptName).join('、')}，{kind}，{from} 至 {until}
      </div>
      <div className="muted small">
        {fault === undefined ? `可以合并，由${leads ? '本次抽查' : '对方'}牵头` : `不能合并：${fault}`}
      </div>
    </>
  );
}
