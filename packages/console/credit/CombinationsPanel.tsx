import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { creditApi } from '../api/credit/credit.ts';
import type { CreditEvaluation } from '../api/schema.d.ts';
import type { Row } from '../api/types.ts';
import { LinkButton } from '../ui/act/LinkButton.tsx';
import { useAct } from '../ui/act/useAct.ts';
import { DataTable, type TableColumn } from '../ui/list/DataTable.tsx';
import { Loaded } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { wayNames } from './words.ts';

const kind = 'credit-combinations';
type Rule = Row & { title: string; way: keyof typeof wayNames; items?: string[]; basis: string };

const columns: TableColumn<Rule>[] = [
  { key: 'title', header: '规则', cell: ({ title }) => title },
  { key: 'way', header: '怎样合成', cell: ({ way }) => wayNames[way] },
  {
    key: 'items',
    header: '适用事项',
    cell: ({ items = [] }) => (items.length > 0 ? items.join('、') : '所有事项'),
  },
  { key: 'basis', header: '依据', cell: ({ basis }) => basis },
];

interface CombinationsPanelProps {
  writable: boolean;
  onBegun: (answer: { data: CreditEvaluation }) => void;
}

/** By which rules the class of the model and imported evaluations become the one that draws use, and what they would do. */
export function CombinationsPanel({ writable, onBegun }: CombinationsPanelProps) {
  const query = useQuery({ queryKey: ['credit', 'combinations'], queryFn: creditApi.combinations });
  const attempt = useAct(() => creditApi.tryCombinations(crypto.randomUUID()), {
    done: '试算已开始',
    onDone: onBegun,
  });
  return (
    <Panel
      title="分类合成规则"
      about="草稿中现在的内容。没有规则的，抽查按评价模型的分类"
      actions={
        <>
          <LinkButton to="/registers/$kind" params={{ kind }} size="small">
            规则清单
          </LinkButton>
          {writable && query.data?.items.length ? (
            <Button size="small" loading={attempt.busy} onClick={() => attempt.run(undefined)}>
              试算合成规则
            </Button>
          ) : null}
        </>
      }
      flush
    >
      <Loaded query={query}>
        {({ items }) => (
          <DataTable
            label="分类合成规则"
            columns={columns}
            rows={items as Rule[]}
            rowKey={({ id }) => id}
            empty={
              <p className="muted empty">
                还没有规则。公共信用综合评价和行业信用评价作为信用信息导入后，在“规则清单”中写明怎样合成。
              </p>
            }
          />
        )}
      </Loaded>
    </Panel>
  );
}
