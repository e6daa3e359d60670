import { divisionName } from '@mingcha/kernel';
import { unableNames } from '@mingcha/kernel/labels';
import { Link } from '@tanstack/react-router';
import { useDeptName } from '../../api/tenancy.ts';
import type { Selected } from '../../api/types.ts';
import type { TableColumn } from '../../ui/list/DataTable.tsx';
import { stratumText } from '../words.ts';

const visit: TableColumn<Selected> = {
  key: 'visit',
  sort: 'visit',
  header: '检查',
  cell: ({ name, visit: of }) =>
    of ? (
      <Link
        to="/cases/$type/$id"
        params={{ type: 'inspection-visits', id: of.case }}
        aria-label={`${name}的检查：${of.title} ${of.result?.title ?? of.number ?? ''}`}
      >
        {of.title}
        <span className="muted small block">{of.result?.title ?? of.number}</span>
      </Link>
    ) : (
      <span className="muted">—</span>
    ),
};

/** The columns of a result; the stratum only where there is more than one. */
export function useResultColumns({
  stratified,
  dispatched,
}: {
  stratified: boolean;
  dispatched: boolean;
}): TableColumn<Selected>[] {
  const deptName = useDeptName();
  const stratum: TableColumn<Selected> = {
    key: 'stratum',
    sort: 'stratum',
    header: '分组',
    cell: (row) => <span className="nowrap">{stratumText(row.stratum)}</span>,
  };
  return [
    {
      key: 'name',
      sort: 'order',
      header: '检查对象',
      cell: (row) => (
        <span className={row.substitutedBy ? 'replaced' : undefined}>
          {row.order}.{' '}
          <Link to="/objects/$id" params={{ id: row.id }}>
            {row.name}
          </Link>
          <span className="mono muted small block">{row.id}</span>
          {row.substitutedBy ? <span className="chip warn">已由候补递补</span> : null}
          {row.substituteOf ? <span className="chip accent">候补递补</span> : null}
        </span>
      ),
    },
    {
      key: 'region',
      sort: 'region',
      header: '县区',
      cell: (row) => <span className="nowrap">{divisionName(row.region)}</span>,
    },
    ...(stratified ? [stratum] : []),
    {
      key: 'inspectors',
      sort: 'inspectors',
      header: '执法检查人员',
      cell: (row) => (
        <span className="chips">
          {row.inspectors.map(({ id, name, dept }, index) => (
            <span key={id} className={index === 0 ? 'chip accent' : 'chip'} title={`${deptName(dept)} ${id}`}>
              {name}
              {index === 0 ? '（组长）' : ''}
            </span>
          ))}
          {row.unable?.map(({ id, name, ground }) => (
            <span key={id} className="chip replaced" title={`${unableNames[ground]}，已更换`}>
              {name}（已更换）
            </span>
          ))}
          {row.short?.map(({ dept, missing }) => (
            <span key={dept} className="chip bad">
              {deptName(dept)}缺 {missing} 人
            </span>
          ))}
        </span>
      ),
    },
    ...(dispatched ? [visit] : []),
    {
      key: 'ticket',
      sort: 'ticket',
      header: '随机值',
      minor: true,
      cell: (row) => (
        <code className="muted" title={row.ticket}>
          {row.ticket.slice(0, 12)}…
        </code>
      ),
    },
  ];
}
