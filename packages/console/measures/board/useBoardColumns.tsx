import { lightNames, workStateNames } from '@mingcha/kernel/labels';
import { Link } from '@tanstack/react-router';
import type { BoardItem } from '../../api/measures/measureTypes.ts';
import { useDeptName } from '../../api/tenancy.ts';
import type { TableColumn } from '../../ui/list/DataTable.tsx';
import { day } from '../../ui/show/format.ts';
import { cadences } from '../notices/words.ts';
import { LightMark, standingOf } from './LightMark.tsx';

/** What is said of a measure in a table, with its light. */
export function useBoardColumns(notice: string, items: readonly BoardItem[]): TableColumn<BoardItem>[] {
  const deptName = useDeptName();
  const leadsOf = ({ measure }: BoardItem) =>
    measure.leads.map(deptName).join('、') || measure.leadUnits.join('、');
  const columns: TableColumn<BoardItem>[] = [
    {
      key: 'title',
      header: '举措',
      cell: ({ measure }) => (
        <Link
          className="board-title"
          to="/measures/$id/m/$measure"
          params={{ id: notice, measure: measure.id }}
        >
          {measure.no}. {measure.title}
        </Link>
      ),
      value: ({ measure: { no, title } }) => `${no}. ${title}`,
    },
    {
      key: 'light',
      header: '进展',
      cell: ({ light, progress: { state } }) => (
        <span className="board-light">
          <span className="row" style={{ flexWrap: 'nowrap' }}>
            <LightMark light={light} state={state} />
            {state === 'done' || state === 'stopped' ? null : (
              <span className="muted nowrap">{workStateNames[state]}</span>
            )}
          </span>
          {light.reasons[0] ? <span className="muted small">{light.reasons[0]}</span> : null}
        </span>
      ),
      value: (item) => [lightNames[standingOf(item)], item.light.reasons[0]].filter(Boolean).join('：'),
    },
    {
      key: 'leads',
      header: '牵头单位',
      cell: leadsOf,
      value: leadsOf,
    },
    {
      key: 'deadline',
      header: '时限',
      cell: ({ measure }) => (
        <span className="nowrap">
          {measure.deadline ??
            (measure.cadence ? cadences[measure.cadence] : <span className="muted">未写明</span>)}
        </span>
      ),
      value: ({ measure: { deadline, cadence } }) => deadline ?? (cadence ? cadences[cadence] : undefined),
    },
    {
      key: 'progress',
      header: '节点与指标',
      cell: ({ progress }) => {
        const text = progressText(progress);
        return text === undefined ? null : <span className="nowrap">{text}</span>;
      },
      value: ({ progress }) => progressText(progress),
    },
    {
      key: 'registers',
      header: '清单',
      cell: ({ registers }) =>
        registers.length === 0 ? null : (
          <span className="chips board-lists">
            {registers.map(({ kind, title, version, count }) => (
              <span key={kind} className={version === undefined ? 'chip warn' : 'chip'}>
                {title}：
                {version === undefined
                  ? '未公示'
                  : `第 ${version} 版${count === undefined ? '' : `，${count} 条`}`}
              </span>
            ))}
          </span>
        ),
    },
    {
      key: 'report',
      header: '最近报告',
      minor: true,
      cell: ({ lastReport }) =>
        lastReport ? (
          <span className="board-report" title={lastReport.text}>
            <span className="muted small nowrap">
              {day(Date.parse(lastReport.at))} {deptName(lastReport.dept)}
            </span>
            <span className="cut">{lastReport.text}</span>
          </span>
        ) : null,
      value: ({ lastReport }) => lastReport?.text,
    },
  ];
  return columns.filter(({ key }) => !blank(key, items));
}

/** Whether a column would stay empty: it gives its room to the others. */
const blank = (key: string, rows: readonly BoardItem[]): boolean =>
  (key === 'registers' && rows.every(({ registers }) => registers.length === 0)) ||
  (key === 'report' && rows.every(({ lastReport }) => lastReport === undefined));

function progressText({ milestones, indicators }: BoardItem['progress']) {
  const parts = [
    milestones.total > 0 ? `节点 ${milestones.done}/${milestones.total}` : '',
    indicators.total > 0 ? `指标 ${indicators.reached}/${indicators.total}` : '',
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : undefined;
}
