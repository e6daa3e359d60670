import type { Definition } from '../api/cases/definitions.ts';
import { DataTable, type TableColumn } from '../ui/list/DataTable.tsx';
import { Empty } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { askedText, expiryText, limitText, silenceText, stateTitle } from './words.ts';

type Row = {
  key: string;
  title: string;
  about: string;
  limit: string;
  promised: string;
  after: string;
  basis: string;
};

/** How long everything may take, and what follows when it takes longer. */
export function LimitsPanel({ type }: { type: Definition }) {
  return (
    <Panel title="时限" flush>
      <DataTable
        label="时限"
        columns={columns}
        rows={[...clockRows(type), ...taskRows(type)]}
        rowKey={({ key }) => key}
        empty={<Empty title="没有时限" />}
      />
    </Panel>
  );
}

const columns: TableColumn<Row>[] = [
  { key: 'title', header: '时限', cell: ({ title }) => title },
  { key: 'about', header: '计时', cell: ({ about }) => about },
  { key: 'limit', header: '法定', cell: ({ limit }) => limit },
  { key: 'promised', header: '承诺', cell: ({ promised }) => promised },
  { key: 'after', header: '届满后', cell: ({ after }) => after },
  { key: 'basis', header: '依据', cell: ({ basis }) => basis },
];

const clockRows = (type: Definition): Row[] =>
  Object.entries(type.clocks ?? {}).map(([name, clock]) => {
    const { title, limit, promised, warn = [], basis = '' } = clock;
    const warned = warn.length > 0 ? `，提前 ${warn.join('、')} 天提醒` : '';
    return {
      key: `clock ${name}`,
      title,
      about: `在${clock.while.map((state) => `“${stateTitle(type, state)}”`).join('')}${warned}`,
      limit: limitText(type, limit),
      promised: promised ? limitText(type, promised) : '',
      after: expiryText(type, clock),
      basis,
    };
  });

const taskRows = (type: Definition): Row[] =>
  Object.entries(type.tasks ?? {}).map(([name, task]) => ({
    key: `task ${name}`,
    title: task.title,
    about: `自请${askedText(type, task)}答复起`,
    limit: task.limit ? limitText(type, task.limit) : '',
    promised: '',
    after: silenceText(type, task),
    basis: '',
  }));
