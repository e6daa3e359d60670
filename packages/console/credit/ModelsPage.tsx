import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { creditApi } from '../api/credit/credit.ts';
import type { CreditEvaluation, CreditModel } from '../api/schema.d.ts';
import { AdoptExamples } from '../registers/AdoptExamples.tsx';
import { kindNamed } from '../registers/kinds.ts';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { LinkButton } from '../ui/act/LinkButton.tsx';
import { useAct } from '../ui/act/useAct.ts';
import { DataTable, type TableColumn } from '../ui/list/DataTable.tsx';
import { usePages } from '../ui/list/usePages.ts';
import { Loaded } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { count, instant } from '../ui/show/format.ts';
import { CombinationsPanel } from './CombinationsPanel.tsx';
import { RunPanel } from './RunPanel.tsx';
import { TrendPanel } from './TrendPanel.tsx';
import { purposeNames, stateNames, unitOf } from './words.ts';

/** Milliseconds between two looks while something runs. */
const pause = 2_000;

/** The models of credit evaluation, what they would do, and the evaluations by them. */
export function ModelsPage() {
  const { run } = useSearch({ from: '/credit/models' });
  const navigate = useNavigate({ from: '/credit/models' });
  const show = (id: string | undefined) => void navigate({ search: id === undefined ? {} : { run: id } });
  const client = useQueryClient();
  const writable = permits(useMe(), 'catalogue:write');
  const begun = ({ data }: { data: CreditEvaluation }) => {
    void client.invalidateQueries({ queryKey: ['credit', 'runs'] });
    show(data.id);
  };
  const evaluate = useAct(() => creditApi.evaluate(crypto.randomUUID()), {
    done: '评价已开始',
    onDone: begun,
  });
  return (
    <div className="page">
      <PageHead
        title="信用评价模型"
        about="评价的分类只供分配检查力量，不对外公开。修改后先试算，再由没有参与修改的人公示；月末自动评价一次，企业的分类写入检查对象名录库，中介机构、部门等其他主体的结果见各次评价。"
        actions={
          <>
            <LinkButton to="/registers/$kind" params={{ kind: 'credit-models' }}>
              模型清单
            </LinkButton>
            <LinkButton to="/registers/$kind/versions" params={{ kind: 'credit-models' }}>
              版本与公示
            </LinkButton>
            {writable ? (
              <Button type="primary" loading={evaluate.busy} onClick={() => evaluate.run(undefined)}>
                立即评价
              </Button>
            ) : null}
          </>
        }
      />
      {run === undefined ? null : <RunPanel key={run} id={run} onClose={() => show(undefined)} />}
      <Models writable={writable} onBegun={begun} />
      <CombinationsPanel writable={writable} onBegun={begun} />
      <TrendPanel />
      <Runs onPick={show} />
    </div>
  );
}

interface ModelsProps {
  writable: boolean;
  onBegun: (answer: { data: CreditEvaluation }) => void;
}

function Models({ writable, onBegun }: ModelsProps) {
  const words = useQuery({ queryKey: ['credit', 'words'], queryFn: creditApi.words, staleTime: 600_000 });
  const about = (subject: string) => words.data?.subjects.find((one) => one.subject === subject);
  const query = useQuery({ queryKey: ['credit', 'models'], queryFn: creditApi.models });
  const simulate = useAct((id: string) => creditApi.simulate(id, crypto.randomUUID()), {
    done: '试算已开始',
    onDone: onBegun,
  });
  const evaluate = useAct((id: string) => creditApi.evaluate(crypto.randomUUID(), id), {
    done: '评价已开始',
    onDone: onBegun,
  });
  const columns: TableColumn<CreditModel>[] = [
    {
      key: 'title',
      header: '模型',
      cell: ({ id, title }) => (
        <Link to="/credit/models/$id" params={{ id }}>
          {title}
        </Link>
      ),
    },
    { key: 'subject', header: '评价谁', cell: ({ subject }) => about(subject)?.title },
    { key: 'lands', header: '结果写入名录', cell: ({ lands }) => (lands ? '是' : '否') },
    { key: 'indicators', header: '指标', number: true, cell: ({ indicators }) => count(indicators.length) },
    { key: 'basis', header: '依据', cell: ({ basis }) => basis },
    ...(writable
      ? [
          {
            key: 'act',
            header: '操作',
            cell: ({ id, title, subject }: CreditModel) => (
              <div className="row">
                <Button
                  size="small"
                  aria-label={`试算${title}`}
                  loading={simulate.busy}
                  onClick={() => simulate.run(id)}
                >
                  试算
                </Button>
                {subject === 'enterprise' ? null : (
                  <Button
                    size="small"
                    aria-label={`按已公示的${title}评价`}
                    loading={evaluate.busy}
                    onClick={() => evaluate.run(id)}
                  >
                    评价
                  </Button>
                )}
              </div>
            ),
          },
        ]
      : []),
  ];
  return (
    <Panel title="模型" about="草稿中现在的内容；已公示的版本见“版本与公示”" flush>
      <Loaded query={query}>
        {({ items }) => (
          <>
            <DataTable
              label="评价模型"
              columns={columns}
              rows={items}
              rowKey={({ id }) => id}
              empty={
                <p className="muted empty">还没有评价模型。{kindNamed('credit-models').examples?.about}</p>
              }
            />
            {writable ? <Examples models={items} /> : null}
          </>
        )}
      </Loaded>
    </Panel>
  );
}

const exampleTitles = {
  enterprise: '加入企业示例模型',
  intermediary: '加入中介机构示例模型',
  department: '加入部门示例模型',
} as const;

/** The examples for subjects that the city has no model for. */
function Examples({ models }: { models: readonly CreditModel[] }) {
  const client = useQueryClient();
  const missing = Object.entries(exampleTitles).filter(
    ([subject]) => !models.some((one) => one.subject === subject),
  );
  if (missing.length === 0) return null;
  return (
    <div className="row panel-tools">
      {missing.map(([subject, title]) => (
        <AdoptExamples
          key={subject}
          kind="credit-models"
          path={`/v1/credit/example-model?subject=${subject}`}
          onDone={() => void client.invalidateQueries({ queryKey: ['credit', 'models'] })}
        >
          {title}
        </AdoptExamples>
      ))}
    </div>
  );
}

const isOpen = ({ state }: CreditEvaluation) => state === 'waiting' || state === 'running';

function Runs({ onPick }: { onPick: (id: string) => void }) {
  const { query, rows, more } = usePages(['credit', 'runs'], creditApi.runs);
  useQuery({
    queryKey: ['credit', 'runs', 'open'],
    queryFn: () => query.refetch().then(() => true),
    enabled: rows?.some(isOpen) ?? false,
    refetchInterval: pause,
  });
  const columns: TableColumn<CreditEvaluation>[] = [
    {
      key: 'what',
      header: '评价',
      cell: ({ id, purpose, month, model }) => (
        <button type="button" className="plain row-link" onClick={() => onPick(id)}>
          {purposeNames[purpose]} {month} {model.title}
        </button>
      ),
    },
    {
      key: 'state',
      header: '状态',
      cell: ({ state, progress }) =>
        state === 'running' && progress
          ? `${stateNames.running} ${Math.floor((progress.subjects * 100) / progress.of)}%`
          : stateNames[state],
    },
    {
      key: 'changed',
      header: '分类改变',
      number: true,
      cell: ({ summary, model }) => (summary ? `${count(summary.changed)} ${unitOf(model)}` : ''),
    },
    {
      key: 'version',
      header: '名录版本',
      cell: ({ version, purpose, model }) =>
        version
          ? `第 ${version.number} 版`
          : purpose === 'simulation' || model.subject !== 'enterprise'
            ? '不写入'
            : '没有改变',
    },
    { key: 'by', header: '发起', cell: ({ by, createdAt }) => `${by.name} ${instant(createdAt)}` },
  ];
  return (
    <Panel title="评价记录" flush>
      <DataTable
        label="评价记录"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        more={more}
        empty={<p className="muted empty">还没有评价过。</p>}
      />
    </Panel>
  );
}
