import './calendar.css';
import { shanghaiYear } from '@mingcha/kernel';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { type CalendarList, type CalendarState, calendarApi } from '../../api/calendar.ts';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { Loaded } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { ArrangementText } from './ArrangementText.tsx';
import { ProposalPanel } from './ProposalPanel.tsx';
import { VersionList } from './VersionList.tsx';
import { YearEditor } from './YearEditor.tsx';
import { YearView } from './YearView.tsx';

const sources = { library: '系统自带', city: '本市录入' };

/** The working-day calendar: the years that are known, and the entry of one that is not. */
export function CalendarTab() {
  const list = useQuery({ queryKey: ['calendars'], queryFn: calendarApi.list });
  return (
    <Loaded query={list} lines={6}>
      {(years) => <Years list={years} />}
    </Loaded>
  );
}

/** What waits for a person comes first, then what has to be entered, then this year. */
const firstOf = ({ items, reminder }: CalendarList, thisYear: number): number =>
  items.find(({ proposedBy }) => proposedBy)?.year ?? reminder ?? thisYear;

function Years({ list }: { list: CalendarList }) {
  const thisYear = shanghaiYear(new Date());
  const [year, setYear] = useState(() => firstOf(list, thisYear));
  const known = new Map(list.items.map((item) => [item.year, item]));
  const years = [...new Set([...known.keys(), thisYear, thisYear + 1])].sort((a, b) => b - a);
  const textOf = (one: number) => {
    const { source, proposedBy } = known.get(one) ?? {};
    const parts = [source ? sources[source] : '尚未录入', proposedBy ? '待复核' : ''];
    return `${one} 年（${parts.filter(Boolean).join('，')}）`;
  };
  return (
    <div className="stack">
      <Panel
        title="工作日历"
        about="办理时限按工作日计算。每年的放假安排以国务院办公厅的通知为准；尚无安排的年份，时限显示为等待公布。"
      >
        <div className="row between">
          <Select
            aria-label="年份"
            className="year-select"
            value={year}
            options={years.map((value) => ({ value, label: textOf(value) }))}
            onChange={setYear}
          />
          <span className="muted">
            个别日子的调整见
            <Link to="/settings/$tab" params={{ tab: 'policy' }}>
              抽查规则中的“工作日调整”
            </Link>
          </span>
        </div>
      </Panel>
      <OneYear key={year} year={year} />
    </div>
  );
}

function OneYear({ year }: { year: number }) {
  const client = useQueryClient();
  const query = useQuery({ queryKey: ['calendar', year], queryFn: () => calendarApi.year(year) });
  // A year that counts from now on moves days on any page.
  const reload = () => void client.invalidateQueries();
  return (
    <Loaded query={query} lines={8}>
      {({ data, etag }) => <YearState key={etag} state={data} etag={etag} onChanged={reload} />}
    </Loaded>
  );
}

interface YearStateProps {
  state: CalendarState;
  etag: string;
  onChanged: () => void;
}

function YearState({ state, etag, onChanged }: YearStateProps) {
  const { source, proposal, versions, can } = state;
  const [editing, setEditing] = useState(false);
  const proposes = can.includes('propose');
  const edits = proposes && (editing || source === null);
  return (
    <div className="stack">
      {proposal ? (
        <ProposalPanel state={state} proposal={proposal} etag={etag} onChanged={onChanged} />
      ) : null}
      {edits ? (
        <YearEditor
          state={state}
          etag={etag}
          onChanged={onChanged}
          {...(source && { onClose: () => setEditing(false) })}
        />
      ) : (
        <CurrentYear state={state} {...(proposes && { onEdit: () => setEditing(true) })} />
      )}
      {source === null && versions.length === 0 ? null : <VersionList state={state} />}
    </div>
  );
}

function CurrentYear({ state, onEdit }: { state: CalendarState; onEdit?: () => void }) {
  const { year, source, proposal } = state;
  const writes = permits(useMe(), 'tenancy:write');
  if (!source) {
    if (proposal) return null;
    return (
      <Panel title={`待国务院公布 ${year} 年放假安排`}>
        <p>{writes ? '这一年现在还不能录入。' : '公布后由市级管理员录入，另一名管理员复核。'}</p>
      </Panel>
    );
  }
  return (
    <Panel
      title={`${year} 年放假安排`}
      about={sources[source]}
      actions={onEdit ? <Button onClick={onEdit}>更正</Button> : null}
    >
      <div className="stack">
        <ArrangementText value={state} />
        <YearView year={year} value={state} />
      </div>
    </Panel>
  );
}
