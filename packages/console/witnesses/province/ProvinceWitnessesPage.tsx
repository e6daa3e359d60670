import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { witnessesApi } from '../../api/draws/witnesses.ts';
import type { CityWitness } from '../../api/types.ts';
import { useMe } from '../../session/me.tsx';
import { confirmsWitnesses } from '../../session/rights.ts';
import { PageHead } from '../../shell/PageHead.tsx';
import type { TableColumn } from '../../ui/list/DataTable.tsx';
import { ListFrame } from '../../ui/list/ListFrame.tsx';
import { changed } from '../../ui/list/search.ts';
import { wholeList } from '../../ui/list/whole.ts';
import { Empty } from '../../ui/page/Loading.tsx';
import { instant } from '../../ui/show/format.ts';
import { witnessMarks, witnessName } from '../columns.tsx';
import { confirmationText } from '../words.ts';
import { DecideDialog, type Deciding } from './DecideDialog.tsx';
import { RulePanel } from './RulePanel.tsx';

const waits = ({ withdrawn, confirmation }: CityWitness): boolean => !withdrawn && !confirmation;
const tones = { confirmed: 'chip accent', refused: 'chip bad' } as const;

/** For a province: the witnesses of the cities that let it read them, and what it decides about them. */
export function ProvinceWitnessesPage() {
  const decides = confirmsWitnesses(useMe());
  const search = useSearch({ from: '/province/witnesses' });
  const navigate = useNavigate({ from: '/province/witnesses' });
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ['province', 'witnesses', 'all'],
    queryFn: () => witnessesApi.ofCities('all'),
  });
  const [deciding, setDeciding] = useState<Deciding>();
  const decided = () => void client.invalidateQueries({ queryKey: ['province', 'witnesses'] });
  const rows = query.data?.items.toSorted((a, b) => Number(waits(b)) - Number(waits(a)));
  const columns: TableColumn<CityWitness>[] = [
    witnessName,
    {
      key: 'city',
      header: '登记的市',
      cell: ({ cityName }) => <span className="nowrap">{cityName}</span>,
      value: ({ cityName }) => cityName,
    },
    ...witnessMarks,
    {
      key: 'registered',
      header: '登记',
      cell: ({ registeredAt, registeredBy }) => (
        <span className="small">
          {instant(registeredAt)} {registeredBy.name}
        </span>
      ),
      value: ({ registeredAt, registeredBy }) => `${instant(registeredAt)} ${registeredBy.name}`,
    },
    {
      key: 'state',
      header: '确认',
      cell: (one) => <State of={one} />,
      value: (one) => confirmationText(one, true),
    },
    {
      key: 'act',
      header: '操作',
      cell: (one) => (decides ? <Acts of={one} onDecide={setDeciding} /> : null),
    },
  ];
  const whole = wholeList({ query, rows, columns, search, file: '各市见证方' });
  return (
    <div className="page">
      <PageHead
        title="各市见证方"
        about="见证方由各市登记。请向见证方本身核对名称和公钥后再确认，使各市不能自行加入自己的密钥。每次决定都载入该市公开日志。"
      />
      <RulePanel />
      <ListFrame
        {...whole}
        title="登记的见证方"
        noun="见证方"
        rowKey={({ city, id }) => `${city} ${id}`}
        search={search}
        onFind={(part) => void navigate({ search: changed(search, part), replace: true })}
        find="名称、市、公钥"
        empty={<Empty title="没有登记的见证方">已授权本省查看的城市登记后，会出现在这里。</Empty>}
      />
      <DecideDialog deciding={deciding} onClose={() => setDeciding(undefined)} onDone={decided} />
    </div>
  );
}

function State({ of }: { of: CityWitness }) {
  const { withdrawn, confirmation } = of;
  if (withdrawn) return <span className="chip">所在市已撤销</span>;
  return (
    <>
      <span className={confirmation ? tones[confirmation.state] : 'chip warn'}>
        {confirmationText(of, true)}
      </span>{' '}
      {confirmation ? (
        <span className="small muted">
          {instant(confirmation.at)} {confirmation.by.name} {confirmation.reason}
        </span>
      ) : null}
    </>
  );
}

function Acts({ of, onDecide }: { of: CityWitness; onDecide: (deciding: Deciding) => void }) {
  const { name, cityName, withdrawn, confirmation } = of;
  const back = confirmation ? '收回确认' : '不予确认';
  if (withdrawn) return null;
  return (
    <span className="row">
      {confirmation?.state === 'confirmed' ? null : (
        <Button
          size="small"
          type="primary"
          aria-label={`确认${cityName}的${name}`}
          onClick={() => onDecide({ of, what: 'confirm' })}
        >
          确认
        </Button>
      )}
      {confirmation?.state === 'refused' ? null : (
        <Button
          size="small"
          aria-label={`${back}${cityName}的${name}`}
          onClick={() => onDecide({ of, what: 'refuse' })}
        >
          {back}
        </Button>
      )}
    </span>
  );
}
