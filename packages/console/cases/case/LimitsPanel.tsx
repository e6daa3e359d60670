import type { CaseLimit } from '../../api/cases/caseTypes.ts';
import { Panel } from '../../ui/page/Panel.tsx';
import { DueLine } from '../../ui/show/DueLine.tsx';
import { instant } from '../../ui/show/format.ts';
import { useNow } from '../../ui/show/useNow.ts';
import { barOf } from './limits.ts';

const statusNames: Record<CaseLimit['status'], string> = {
  notStarted: '未开始',
  running: '计算中',
  held: '暂停计算',
  stopped: '已停止',
  expired: '已届满',
};

const holdNames = { excluded: '不计入期限', suspended: '暂停计算' };

/** Those that ended, with nothing that was held or extended, are named only. */
const isOver = ({ runsHere, status, holds, extensions }: CaseLimit): boolean =>
  !runsHere && status !== 'held' && holds.length === 0 && extensions === 0;

/** The limits of a case as bars, with what was extended and held. */
export function LimitsPanel({ limits }: { limits: readonly CaseLimit[] }) {
  if (limits.length === 0) return null;
  const over = limits.filter(isOver);
  return (
    <Panel title="期限">
      <div className="stack">
        <ul className="case-limits">
          {limits
            .filter((limit) => !isOver(limit))
            .map((limit) => (
              <li key={limit.name}>
                <Limit limit={limit} />
              </li>
            ))}
        </ul>
        {over.length > 0 ? (
          <p className="muted small">已停止的期限：{over.map(({ title }) => title).join('、')}</p>
        ) : null}
      </div>
    </Panel>
  );
}

function Limit({ limit }: { limit: CaseLimit }) {
  const { title, status, runsHere, due, promised, light, basis, extensions, holds } = limit;
  const end = promised ?? due;
  const differs = promised !== undefined && due !== undefined && String(promised) !== String(due);
  return (
    <div className="stack tight">
      <div className="row between">
        <span className="row" style={{ gap: '0 10px' }}>
          <strong>{title}</strong>
          <span className={status === 'held' ? 'chip warn' : 'chip'}>
            {runsHere || status === 'held' ? statusNames[status] : '已停止'}
          </span>
          {extensions > 0 ? <span className="chip accent">已延期</span> : null}
        </span>
        {end && runsHere ? <DueLine due={end} light={light} open /> : null}
      </div>
      {runsHere ? <LimitBar limit={limit} /> : null}
      <p className="muted small">
        {instant(limit.since)} 起算
        {runsHere && differs ? `，法定 ${String(due)}，承诺 ${String(promised)}` : ''}
        {basis ? `，${basis}` : ''}
      </p>
      {holds.map((hold) => (
        <p key={hold.from} className="muted small">
          {holdNames[hold.as]}：{instant(hold.from)} 至 {hold.to ? instant(hold.to) : '现在'}
        </p>
      ))}
    </div>
  );
}

/** The numbers stand beside it as text: for the eye only. */
function LimitBar({ limit }: { limit: CaseLimit }) {
  const now = useNow();
  const bar = barOf(limit, now);
  if (!bar) return null;
  return (
    <div className="limit-bar" aria-hidden="true">
      <span className={`passed ${limit.light ?? 'green'}`} style={{ width: `${bar.passed}%` }} />
      {bar.holds.map(({ from, to }) => (
        <span key={from} className="hold" style={{ left: `${from}%`, width: `${to - from}%` }} />
      ))}
      {bar.promised === undefined ? null : <span className="promised" style={{ left: `${bar.promised}%` }} />}
    </div>
  );
}
