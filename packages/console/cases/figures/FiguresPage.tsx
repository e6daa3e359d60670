import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import './figures.css';
import { casesApi } from '../../api/cases/cases.ts';
import type { CaseType } from '../../api/cases/caseTypes.ts';
import { useMe } from '../../session/me.tsx';
import { PageHead } from '../../shell/PageHead.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { Empty, Loaded } from '../../ui/page/Loading.tsx';
import { count, day } from '../../ui/show/format.ts';
import { seesWholeCity, useCaseType } from '../queries.ts';
import { FigurePanel } from './FigurePanel.tsx';
import { monthsUpTo, monthText } from './words.ts';

const mostMonths = 36;
const usual = 11;

/** The figures of one type, made of its cases. */
export function FiguresPage() {
  const { type } = useParams({ from: '/cases/$type/figures' });
  const query = useCaseType(type);
  return (
    <div className="page" key={type}>
      <Loaded query={query} page>
        {(found) => <Figures of={found} />}
      </Loaded>
    </div>
  );
}

function Figures({ of }: { of: CaseType }) {
  const all = seesWholeCity(useMe(), of.group);
  const search = useSearch({ from: '/cases/$type/figures' });
  const navigate = useNavigate({ from: '/cases/$type/figures' });
  const months = monthsUpTo(day(Date.now()).slice(0, 7), mostMonths);
  const to = search.to ?? months[0]!;
  const from = search.from ?? monthsUpTo(to, usual + 1)[usual]!;
  const query = useQuery({
    queryKey: ['cases', of.name, 'figures', from, to],
    queryFn: () => casesApi.figures(of.name, { from, to }),
  });
  const set = (period: { from: string; to: string }) => void navigate({ search: period, replace: true });
  return (
    <>
      <PageHead
        title={`${of.title}统计`}
        about={`由办理的事项自动统计，不需要填报。${all ? '' : '只计与本部门有关的事项。'}`}
        crumb={
          <Link to="/cases/$type" params={{ type: of.name }}>
            ← {of.title}
          </Link>
        }
      />
      <div className="row figure-period">
        <Month
          label="起始月份"
          value={from}
          months={months.filter((one) => one <= to)}
          onPick={(one) => set({ from: one, to })}
        />
        <Month
          label="截止月份"
          value={to}
          months={months.filter((one) => one >= from)}
          onPick={(one) => set({ from, to: one })}
        />
      </div>
      <Loaded query={query}>
        {({ figures, cases }) =>
          cases === 0 ? (
            <Empty title="还没有事项">登记并办理事项后，这里自动出现统计。</Empty>
          ) : (
            <>
              <p className="muted">
                可见的事项共 {count(cases)}{' '}
                件。按期率、用时和比例按办结月份统计，收到的按登记月份统计。过去的月份在次月初月结，此后不变；补录等引起的变动在逐月数据中另行说明。
              </p>
              <div className="case-figures">
                {figures.map((figure) => (
                  <FigurePanel key={figure.name} figure={figure} file={`${of.title}-${from}至${to}`} />
                ))}
              </div>
            </>
          )
        }
      </Loaded>
    </>
  );
}

interface MonthProps {
  label: string;
  value: string;
  months: string[];
  onPick: (month: string) => void;
}

function Month({ label, value, months, onPick }: MonthProps) {
  return (
    <Field label={label}>
      {(id) => (
        <Select
          id={id}
          value={value}
          options={months.map((month) => ({ value: month, label: monthText(month) }))}
          onChange={onPick}
        />
      )}
    </Field>
  );
}
