import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { casesApi } from '../../api/cases/cases.ts';
import { drawsApi } from '../../api/draws/draws.ts';
import { useDeptName } from '../../api/tenancy.ts';
import type { Draw, DrawVisits } from '../../api/types.ts';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { Refusal } from '../../ui/act/Refusal.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import { Loaded } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { count, instant } from '../../ui/show/format.ts';

/** How the visits of a dispatched draw stand: how many in each state, what could not be opened, who has no account yet. */
export function VisitsPanel({ draw }: { draw: Draw }) {
  const query = useQuery({
    queryKey: ['result', draw.id, 'visits', draw.lock],
    queryFn: () => drawsApi.visits(draw.id),
    // The clock opens the rest.
    refetchInterval: ({ state }) => (state.data && state.data.opened < state.data.total ? 5_000 : false),
  });
  return (
    <Panel title="检查任务">
      <Loaded query={query} lines={3}>
        {(visits) => (
          <div className="stack">
            <Standing visits={visits} />
            <PrintNotices draw={draw} visits={visits} />
          </div>
        )}
      </Loaded>
    </Panel>
  );
}

function Standing({ visits }: { visits: DrawVisits }) {
  const { dispatch, total, opened, done, states, items } = visits;
  const faults = items.filter(({ fault }) => fault !== undefined);
  if (!dispatch) return null;
  return (
    <div className="stack">
      <p>
        {instant(dispatch.at)} 由{dispatch.by.name}派发，{dispatch.from} 至 {dispatch.until}，{dispatch.mode}
        。
      </p>
      <p className="row">
        <strong>
          已开启 {count(opened)} / {count(total)}，已办结 {count(done)}
        </strong>
        {states.map(({ state, title, count: many }) => (
          <span key={state} className="chip">
            {title} {count(many)}
          </span>
        ))}
      </p>
      {opened < total && faults.length === 0 ? (
        <p className="muted">系统正在逐一开启检查任务，本页会自动刷新。</p>
      ) : null}
      {faults.length > 0 ? (
        <div className="note warn">
          <strong>有 {count(faults.length)} 个对象没有派发或者没有随抽查变动，系统会再试：</strong>
          <ul>
            {faults.map(({ object, name, fault }) => (
              <li key={object}>
                {name}：{fault}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <WithoutAccount visits={visits} />
    </div>
  );
}

/** Visits have a notice once they are approved. */
const withoutNotice = ['proposed', 'refused'];
/** So many papers are made within one file. */
const inOneFile = 100;

/** The notices of a draw's visits, as one file for each hundred. */
function PrintNotices({ draw, visits }: { draw: Draw; visits: DrawVisits }) {
  const has = visits.states.some(({ state }) => !withoutNotice.includes(state));
  const print = useAct(async () => {
    const ids = await noticesOf(draw.id);
    for (let at = 0; at < ids.length; at += inOneFile)
      await casesApi.printPapers(
        'inspection-visits',
        'notice',
        ids.slice(at, at + inOneFile),
        `行政检查通知书${at + 1}起`,
      );
  });
  if (!visits.dispatch || !has) return null;
  return (
    <p className="row">
      <Button loading={print.busy} onClick={() => print.run(undefined)}>
        打印通知书
      </Button>
      <span className="muted">已批准的检查各一份，合为一个文件</span>
      <Refusal of={print} />
    </p>
  );
}

/** The visits of a draw that can have a notice. */
async function noticesOf(draw: string): Promise<string[]> {
  const items = await drawsApi.allVisits(draw);
  return items.flatMap(({ visit }) => (visit && !withoutNotice.includes(visit.state) ? [visit.case] : []));
}

function WithoutAccount({ visits: { withoutAccount } }: { visits: DrawVisits }) {
  const deptName = useDeptName();
  const mayAdd = permits(useMe(), 'tenancy:write');
  if (withoutAccount.length === 0) return null;
  return (
    <div className="note">
      <strong>以下检查人员还没有账号，不能在系统中登记检查；有了账号即自动加入：</strong>
      <ul>
        {withoutAccount.map(({ id, name, dept, visits }) => (
          <li key={id}>
            {name}（{deptName(dept)}，名录编号 {id}，{count(visits)} 项检查）
          </li>
        ))}
      </ul>
      {mayAdd ? (
        <Link to="/settings/$tab" params={{ tab: 'people' }}>
          到人员账号新增，并选择其名录编号
        </Link>
      ) : (
        '请市级管理员在“系统设置 → 人员账号”中为其建立账号，并选择其名录编号。'
      )}
    </div>
  );
}
