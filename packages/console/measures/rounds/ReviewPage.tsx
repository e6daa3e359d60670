import { dueText } from '@mingcha/kernel';
import { roundStateNames } from '@mingcha/kernel/labels';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { reportsApi } from '../../api/measures/reports.ts';
import type { ReportForm } from '../../api/measures/reportTypes.ts';
import { useDeptName } from '../../api/tenancy.ts';
import { DataTable, type TableColumn } from '../../ui/list/DataTable.tsx';
import { Empty, Loaded } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { FormList } from '../reports/FormList.tsx';
import { formState } from '../reports/forms.ts';
import { NoticeHead } from './NoticeHead.tsx';
import { useRounds } from './queries.ts';
import { ReviewPane } from './ReviewPane.tsx';
import type { RoundSearch } from './search.ts';
import { type UnitCounts, unitCounts } from './units.ts';
import { useFocusOn } from './useFocusOn.ts';

const from = '/measures/$id/rounds/$round';

/** One round for the office: who is in, late, missing; and the reports, read one after the other. */
export function ReviewPage() {
  const { id, round } = useParams({ from });
  const one = useRounds(id).data?.find((other) => other.id === round);
  const query = useQuery({
    queryKey: ['forms', id, round, 'all'],
    queryFn: () => reportsApi.forms({ notice: id, round }),
  });
  return (
    <div className="page">
      <NoticeHead
        id={id}
        title={one?.title ?? '报送轮次'}
        about={one ? `截止 ${dueText(one.due)} · ${roundStateNames[one.state]}` : undefined}
      />
      <Loaded query={query} lines={8}>
        {(forms) =>
          forms.length === 0 ? (
            <Empty title="这一轮没有要报送的举措">各举措都已完成或已终止。</Empty>
          ) : (
            <Review forms={forms} />
          )
        }
      </Loaded>
    </div>
  );
}

function Review({ forms }: { forms: ReportForm[] }) {
  const { dept, form } = useSearch({ from });
  const navigate = useNavigate({ from });
  const deptName = useDeptName();
  const go = (search: RoundSearch) => void navigate({ search, resetScroll: false });
  const own = dept ? forms.filter((one) => one.dept === dept) : forms;
  // what waits for the office is read first
  const order = [
    ...own.filter((one) => formState(one) === 'submitted'),
    ...own.filter((one) => formState(one) !== 'submitted'),
  ];
  const shown = order.find(({ id }) => id === form) ?? order[0];
  const next = order.find((one) => one.id !== shown?.id && formState(one) === 'submitted');
  const detail = useFocusOn<HTMLDivElement>(form);
  const open = (id: string) => go({ ...(dept ? { dept } : {}), form: id });
  return (
    <>
      <Panel title="各单位报送情况" flush>
        <UnitTable
          rows={unitCounts(forms)}
          chosen={dept}
          onChoose={(unit) => go(unit ? { dept: unit } : {})}
        />
      </Panel>
      <div className={form ? 'split opened' : 'split'}>
        <FormList
          forms={order}
          shown={shown?.id ?? ''}
          onShow={open}
          unitOf={(one) => deptName(one.dept)}
          head={
            <span className="row between">
              <strong>{dept ? deptName(dept) : '全部单位'}</strong>
              {dept ? (
                <Button size="small" onClick={() => go({})}>
                  全部单位
                </Button>
              ) : null}
            </span>
          }
        />
        <div className="detail stack" ref={detail} tabIndex={-1}>
          <div className="only-narrow">
            <Button size="small" onClick={() => go(dept ? { dept } : {})}>
              ← 全部报告
            </Button>
          </div>
          {shown ? (
            <ReviewPane key={shown.id} form={shown} onNext={next ? () => open(next.id) : undefined} />
          ) : null}
        </div>
      </div>
    </>
  );
}

interface UnitTableProps {
  rows: UnitCounts[];
  chosen: string | undefined;
  onChoose: (dept: string | undefined) => void;
}

function UnitTable({ rows, chosen, onChoose }: UnitTableProps) {
  const deptName = useDeptName();
  const figure = (key: string, header: string, value: (one: UnitCounts) => number, alarm = false) => ({
    key,
    header,
    number: true,
    cell: (one: UnitCounts) => {
      const figures = value(one);
      if (figures === 0) return null;
      return alarm ? <strong className="alarm">{figures}</strong> : figures;
    },
  });
  const columns: TableColumn<UnitCounts>[] = [
    {
      key: 'dept',
      header: '单位',
      cell: ({ dept }) => (
        <button
          type="button"
          className="plain row-link"
          aria-pressed={dept === chosen}
          onClick={() => onChoose(dept === chosen ? undefined : dept)}
        >
          {deptName(dept)}
        </button>
      ),
    },
    figure('forms', '应报', (one) => one.forms),
    figure('submitted', '待审核', (one) => one.submitted),
    figure('accepted', '已采用', (one) => one.accepted),
    figure('returned', '已退回', (one) => one.returned),
    figure('missing', '未报', (one) => one.none + one.draft),
    figure('late', '逾期', (one) => one.late, true),
  ];
  return (
    <div className="unit-table">
      <DataTable label="各单位报送情况" dense columns={columns} rows={rows} rowKey={({ dept }) => dept} />
    </div>
  );
}
