import { Checkbox, Input } from 'antd';
import { Field } from '../../ui/form/Field.tsx';

/** Whether something is recorded only now, when it was, and why. */
export interface LateDraft {
  on: boolean;
  /** As the control has it, in the city's time: `2026-03-02T09:00`. */
  at: string;
  reason: string;
}

export const notLate: LateDraft = { on: false, at: '', reason: '' };

/** As it is sent: nothing where it happens now. */
export const sentLate = ({ on, at, reason }: LateDraft) =>
  on ? { late: { at: `${at}:00+08:00`, reason: reason.trim() } } : {};

/** The titles of what must still be filled in. */
export const missingLate = ({ on, at, reason }: LateDraft, word: string): string[] =>
  on ? [...(at === '' ? [`实际${word}时间`] : []), ...(reason.trim() === '' ? ['补录理由'] : [])] : [];

/** What has taken effect in a case is not changed by what is recorded later. */
export const notBeforeLast = '不能早于该事项最近一条办理记录。';

interface LateFieldsProps {
  /** What happened, such as 收到. */
  word: string;
  /** What must be known of the time beside that limits count from it. */
  hint?: string;
  value: LateDraft;
  onChange: (value: LateDraft) => void;
}

/** Says of something that it happened before it is recorded. */
export function LateFields({ word, hint = '', value, onChange }: LateFieldsProps) {
  return (
    <div className="stack tight">
      <Checkbox checked={value.on} onChange={(event) => onChange({ ...value, on: event.target.checked })}>
        补录：实际{word}时间早于现在
      </Checkbox>
      {value.on ? (
        <div className="fields">
          <Field label={`实际${word}时间`} required at="/late/at" hint={`期限从这一时间起算。${hint}`}>
            {(id) => (
              <Input
                id={id}
                type="datetime-local"
                value={value.at}
                onChange={(event) => onChange({ ...value, at: event.target.value })}
              />
            )}
          </Field>
          <Field label="补录理由" required at="/late/reason" hint="写入办理过程和审计日志。">
            {(id) => (
              <Input
                id={id}
                maxLength={500}
                value={value.reason}
                onChange={(event) => onChange({ ...value, reason: event.target.value })}
              />
            )}
          </Field>
        </div>
      ) : null}
    </div>
  );
}
