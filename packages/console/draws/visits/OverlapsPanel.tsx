import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Radio } from 'antd';
import { useState } from 'react';
import { drawsApi } from '../../api/draws/draws.ts';
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
  const found =
    data.total > 0
      ? `相隔不超过 ${data.days} 天，另有检查的有 ${count(data.total)} 户。`
      : `没有相隔不超过 ${data.days} 天、还没有合并的其他检查。`;
  const about = `${found}合并后一户一次检查：一份通知书、一次上门，各部门登记各自的事项，频次只计一次；抽取结果不变。`;
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

const joinable = ({ others }: Row): Other[] => others.filter(({ fault }) => fault === undefined);
const canJoin = (row: Row): boolean => joinable(row).length > 0;

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
  // Of enterprises that several others inspect: the draw to join with.
  const [tasks, setTasks] = useState<ReadonlyMap<string, string>>(new Map());
  const client = useQueryClient();
  const join = () => {
    const choices = [...tasks].flatMap(([object, task]) => (chosen.has(object) ? [{ object, task }] : []));
    return drawsApi.joinVisits(draw.id, { objects: [...chosen], choices }, etag);
  };
  const act = useAct(join, {
    onDone: (joined) => {
      setTasks(new Map());
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
      cell: (row) => (
        <>
          <ul className="plain">
            {row.others.map((other) => (
              <li key={keyOf(other)}>
                <OtherVisit other={other} />
              </li>
            ))}
          </ul>
          {data.can && joinable(row).length > 1 ? (
            <WhichVisit
              row={row}
              task={tasks.get(row.object)}
              onChoose={(task) => {
                setTasks((before) => new Map(before).set(row.object, task));
                setChosen((before) => new Set(before).add(row.object));
              }}
            />
          ) : null}
        </>
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

/** Which of several others the enterprise's visit is joined with; the first where nothing is chosen. */
function WhichVisit({
  row,
  task,
  onChoose,
}: {
  row: Row;
  task: string | undefined;
  onChoose: (task: string) => void;
}) {
  const deptName = useDeptName();
  const options = joinable(row).flatMap((other) =>
    other.task === undefined
      ? []
      : [{ value: other.task, label: `${other.task}（${other.depts.map(deptName).join('、')}）` }],
  );
  return (
    <fieldset className="plain-set">
      <legend>
        与哪一次合并<span className="visually-hidden">：{row.name}</span>
      </legend>
      <Radio.Group
        vertical
        value={task ?? options[0]?.value}
        options={options}
        onChange={({ target }) => onChoose(target.value as string)}
      />
    </fieldset>
  );
}

function OtherVisit({ other }: { other: Other }) {
  const deptName = useDeptName();
  const { kind, depts, from, until, visit, task, leads, fault, undoable } = other;
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
        {fault === undefined
          ? `可以合并，由${leads ? '本次抽查' : '对方'}牵头${undoable ? '' : '；两次都已派发，合并后其中一次终止并公开，不能撤销'}`
          : `不能合并：${fault}`}
      </div>
    </>
  );
}
