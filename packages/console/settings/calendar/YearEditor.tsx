import { App, Button, Input } from 'antd';
import { useState } from 'react';
import {
  type Arrangement,
  type CalendarPreview,
  type CalendarState,
  calendarApi,
} from '../../api/calendar.ts';
import { RefusedFields } from '../../ui/act/Refusal.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import { Field } from '../../ui/form/Field.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { LongText } from '../../ui/show/LongText.tsx';
import { toggled } from './days.ts';
import { HolidayNames } from './HolidayNames.tsx';
import { MovesView } from './MovesView.tsx';
import { YearView } from './YearView.tsx';

interface YearEditorProps {
  state: CalendarState;
  etag: string;
  /** The year is another now. */
  onChanged: () => void;
  /** Closes it without a change; a year that is not known has nothing else to show. */
  onClose?: () => void;
}

/** Enters a whole year: from the notice's text, or day by day; looked at before it is handed to the second person. */
export function YearEditor({ state, etag, onChanged, onClose }: YearEditorProps) {
  const { year } = state;
  const { message } = App.useApp();
  const [text, setText] = useState('');
  const [basis, setBasis] = useState('');
  const [doubts, setDoubts] = useState<string[]>([]);
  const [value, setValue] = useState<Arrangement>({
    holidays: state.holidays,
    makeUpDays: state.makeUpDays,
  });
  const [shown, setShown] = useState<CalendarPreview>();
  const change = (next: Arrangement) => {
    setValue(next);
    setShown(undefined);
  };
  const reading = useAct(() => calendarApi.readText(year, text), {
    onDone: (read) => {
      change({ holidays: read.holidays, makeUpDays: read.makeUpDays });
      setDoubts(read.doubts);
      if (read.basis) setBasis(read.basis);
    },
  });
  const look = useAct(() => calendarApi.preview(year, value), { onDone: setShown });
  const hand = useAct(() => calendarApi.propose(year, { ...value, basis: basis.trim() }, etag), {
    done: '已提交，请另一名管理员复核',
    onDone: onChanged,
    onProblem: ({ status }) => {
      if (status !== 412) return false;
      message.warning(`他人刚刚先行操作了 ${year} 年放假安排，已显示最新内容`);
      onChanged();
      return true;
    },
  });
  return (
    <Panel
      title={state.source ? `更正 ${year} 年放假安排` : `录入 ${year} 年放假安排`}
      about="粘贴国务院办公厅通知的全文识别日期，或在日历中逐日点选；提交后由另一名管理员复核生效。"
      actions={onClose ? <Button onClick={onClose}>取消</Button> : null}
    >
      <div className="stack">
        <RefusedFields act={reading}>
          <LongText
            label="通知全文"
            at="/text"
            rows={[4, 12]}
            most={20_000}
            value={text}
            onChange={setText}
          />
        </RefusedFields>
        <div className="row">
          <Button disabled={text.trim() === ''} loading={reading.busy} onClick={() => reading.run(undefined)}>
            识别日期
          </Button>
        </div>
        {doubts.length > 0 ? (
          <div className="note warn" role="status">
            <strong>没有读准，请核对</strong>
            <ul>
              {doubts.map((doubt) => (
                <li key={doubt}>{doubt}</li>
              ))}
            </ul>
          </div>
        ) : null}
        <RefusedFields act={look}>
          <HolidayNames value={value} onChange={(holidays) => change({ ...value, holidays })} />
          <p className="muted">
            点一下工作日即为放假；点一下周末即为调休上班，再点为放假。用键盘时以方向键移动，空格键点选。
          </p>
          <YearView year={year} value={value} onPick={(date) => change(toggled(value, date))} />
          <div className="row">
            <Button
              disabled={value.holidays.length === 0}
              loading={look.busy}
              onClick={() => look.run(undefined)}
            >
              预览变动的日期
            </Button>
          </div>
        </RefusedFields>
        {shown ? <MovesView preview={shown} /> : null}
        <RefusedFields act={hand}>
          <Field
            label={state.source ? '依据文号或更正原因' : '依据文号'}
            required
            at="/basis"
            hint="例如 国办发明电〔2026〕7号；复核人和审计日志会看到。"
          >
            {(id) => (
              <Input
                id={id}
                maxLength={80}
                value={basis}
                onChange={(event) => setBasis(event.target.value)}
              />
            )}
          </Field>
        </RefusedFields>
        <div className="row end">
          {shown ? null : <span className="muted">请先预览变动的日期，再提交。</span>}
          <Button
            type="primary"
            disabled={!shown || basis.trim() === ''}
            loading={hand.busy}
            onClick={() => hand.run(undefined)}
          >
            提交复核
          </Button>
        </div>
      </div>
    </Panel>
  );
}
