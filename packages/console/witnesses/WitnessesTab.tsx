import { provinces } from '@mingcha/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useWitnessList } from '../api/draws/witnesses.ts';
import type { ListedWitness, Witnesses } from '../api/types.ts';
import { TrailButton } from '../audit/Trail.tsx';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { useSettingsSearch } from '../settings/useSettingsSearch.ts';
import type { TableColumn } from '../ui/list/DataTable.tsx';
import { ListFrame } from '../ui/list/ListFrame.tsx';
import { wholeList } from '../ui/list/whole.ts';
import { Empty } from '../ui/page/Loading.tsx';
import { instant } from '../ui/show/format.ts';
import { witnessMarks, witnessName } from './columns.tsx';
import { RegisterDialog } from './RegisterDialog.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';
import { confirmationText, sinceText } from './words.ts';

/** The city's standing list of witnesses: who is on it, who comes and who goes. */
export function WitnessesTab() {
  const writable = permits(useMe(), 'tenancy:write');
  const client = useQueryClient();
  const query = useWitnessList();
  const rule = query.data?.confirmation;
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<ListedWitness>();
  const changed = () => void client.invalidateQueries({ queryKey: ['witnesses'] });
  const columns: TableColumn<ListedWitness>[] = [
    witnessName,
    ...witnessMarks,
    {
      key: 'confirmation',
      header: '省级确认',
      cell: (one) => (
        <span className="nowrap">
          {confirmationText(one, rule?.required === true) ?? <span className="muted">不要求</span>}
        </span>
      ),
      value: (one) => confirmationText(one, rule?.required === true) ?? '不要求',
    },
    { key: 'state', header: '状态', cell: (one) => <State of={one} />, value: stateText },
    {
      key: 'act',
      header: '操作',
      cell: (one) => (
        <span className="row">
          <TrailButton kind="witness" id={one.id} name={one.name} />
          {writable && !one.withdrawn ? (
            <Button size="small" aria-label={`撤销${one.name}`} onClick={() => setLeaving(one)}>
              撤销
            </Button>
          ) : null}
        </span>
      ),
    },
  ];
  const finding = useSettingsSearch();
  const { search } = finding;
  const whole = wholeList({ query, rows: query.data?.items, columns, search, file: '见证方' });
  return (
    <ListFrame
      {...whole}
      {...finding}
      noun="见证方"
      find="名称、公钥"
      rowKey={({ id }) => id}
      title="见证方"
      about={
        <>
          抽查的见证方只能从这份名单中选择。登记与撤销都载入公开日志，任何人都能看到；登记的次日起才能参加。
          {rule ? <RuleText rule={rule} /> : null}
        </>
      }
      actions={writable ? <Button onClick={() => setAdding(true)}>登记见证方</Button> : null}
      empty={
        <Empty title="还没有登记见证方">
          至少登记两方，其中一方是本市政府以外的单位，才能由见证方产生随机种子。
        </Empty>
      }
    >
      <RegisterDialog open={adding} onClose={() => setAdding(false)} onSaved={changed} />
      <WithdrawDialog witness={leaving} onClose={() => setLeaving(undefined)} onSaved={changed} />
    </ListFrame>
  );
}

/** Whether the province confirms witnesses, and what keeps it from doing so. */
function RuleText({ rule: { required, province = '', granted } }: { rule: Witnesses['confirmation'] }) {
  const above = provinces[province] ?? '省级';
  if (!required) return <>{province ? `${above}没有要求确认见证方。` : null}</>;
  return (
    <>
      {above}要求见证方经其确认后才能参加。
      {granted ? null : (
        <strong>
          本市没有授权省级查看，{above}看不到登记，不能确认；请先在
          <Link to="/settings/$tab" params={{ tab: 'policy' }}>
            抽查规则
          </Link>
          中授权。
        </strong>
      )}
    </>
  );
}

const stateText = ({ withdrawn, unavailable }: ListedWitness): string =>
  withdrawn ? '已撤销' : unavailable ? '暂不能参加' : '可以参加';

function State({ of: { from, withdrawn, unavailable } }: { of: ListedWitness }) {
  if (withdrawn)
    return (
      <>
        <span className="chip bad">已撤销</span>{' '}
        <span className="small muted">
          {instant(withdrawn.at)} {withdrawn.reason}
        </span>
      </>
    );
  if (unavailable)
    return (
      <>
        <span className="chip warn">暂不能参加</span> <span className="small muted">{unavailable.text}</span>
      </>
    );
  return (
    <>
      <span className="chip accent">可以参加</span>{' '}
      <span className="small muted nowrap">{sinceText({ from })}</span>
    </>
  );
}
