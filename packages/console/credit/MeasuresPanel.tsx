import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { creditApi } from '../api/credit/credit.ts';
import type { MeasureInForce } from '../api/schema.d.ts';
import { useCaseType } from '../cases/queries.ts';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { LinkButton } from '../ui/act/LinkButton.tsx';
import { DataTable, type TableColumn } from '../ui/list/DataTable.tsx';
import { Loaded } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';

type Line = MeasureInForce & { type: string; word: string };

const columns: TableColumn<Line>[] = [
  { key: 'word', header: '类别', cell: ({ word }) => word },
  { key: 'name', header: '措施', cell: ({ name }) => name },
  {
    key: 'scope',
    header: '适用的办理事项',
    cell: ({ scope }) => (scope.length > 0 ? scope.join('、') : '不限'),
  },
  { key: 'rests', header: '所依据的文号', cell: ({ rests }) => rests },
  { key: 'period', header: '期限', cell: ({ begins, until }) => `${begins} 至 ${until}` },
  { key: 'department', header: '实施单位', cell: ({ department }) => department.name },
  {
    key: 'case',
    header: '办理经过',
    cell: ({ type, case: id, number }) => (
      <Link to="/cases/$type/$id" params={{ type, id }}>
        {number ?? '查看'}
      </Link>
    ),
  },
];

/** The measures that hold for an enterprise now, and the way to another, for who may ask. */
export function MeasuresPanel({ id }: { id: string }) {
  const readable = permits(useMe(), 'credit:check');
  const query = useQuery({
    queryKey: ['object', id, 'measures'],
    queryFn: () => creditApi.check(id),
    enabled: readable,
  });
  if (!readable) return null;
  return (
    <Panel
      title="惩戒和激励措施"
      about="现在生效的；只能从公布的清单中选用，期满或者依据消失后自动解除。"
      actions={
        <>
          <Propose id={id} type="punishment-uses" text="实施惩戒" />
          <Propose id={id} type="incentive-uses" text="实施激励" />
        </>
      }
    >
      <Loaded query={query}>
        {({ punishments, incentives }) => {
          const lines: Line[] = [
            ...punishments.map((one) => ({ ...one, type: 'punishment-uses', word: '惩戒' })),
            ...incentives.map((one) => ({ ...one, type: 'incentive-uses', word: '激励' })),
          ];
          return lines.length === 0 ? (
            <p className="muted">没有生效的措施。</p>
          ) : (
            <DataTable
              label="惩戒和激励措施"
              columns={columns}
              rows={lines}
              rowKey={(one) => one.case}
              dense
            />
          );
        }}
      </Loaded>
    </Panel>
  );
}

/** The way to a case in which a measure is proposed, for those who may open one. */
function Propose({ id, type, text }: { id: string; type: string; text: string }) {
  const { data } = useCaseType(type);
  if (!data?.canOpen) return null;
  return (
    <LinkButton to="/cases/$type/new" params={{ type }} search={{ values: { object: id } }}>
      {text}
    </LinkButton>
  );
}
