import { Input, InputNumber, Select } from 'antd';
import type { Definition } from '../../api/cases/definitions.ts';
import { Field } from '../../ui/form/Field.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { limitText, type Unit, unitOf, units } from '../words.ts';
import { withAt } from './edits.ts';
import type { SectionProps } from './section.ts';

type Limit = NonNullable<Definition['clocks']>[string]['limit'];

/** How long everything may take, and when people are warned. */
export function LimitFields({ type, onChange }: SectionProps) {
  const clocks = Object.entries(type.clocks ?? {});
  const tasks = Object.entries(type.tasks ?? {});
  if (clocks.length + tasks.length === 0) return null;
  const set = (path: string[], value: unknown) => onChange(withAt(type, path, value));
  return (
    <Panel title="时限" about="法定时限以法律法规为准；承诺时限不能长于法定时限。已登记的事项不受影响。">
      <ul className="edit-lines">
        {clocks.map(([name, clock]) => (
          <li key={name}>
            <div className="fields">
              <TitleField label="时限名称" path={['clocks', name, 'title']} value={clock.title} set={set} />
              <LimitField
                label={`“${clock.title}”法定时限`}
                type={type}
                path={['clocks', name, 'limit']}
                value={clock.limit}
                set={set}
              />
              <LimitField
                label={`“${clock.title}”承诺时限`}
                type={type}
                path={['clocks', name, 'promised']}
                value={clock.promised}
                optional
                set={set}
              />
              <Field
                label={`“${clock.title}”提前几天提醒`}
                at={`/definition/clocks/${name}/warn`}
                hint="可填几个，如 5 和 1"
              >
                {(id) => (
                  <Select
                    id={id}
                    mode="tags"
                    open={false}
                    suffixIcon={null}
                    value={(clock.warn ?? []).map(String)}
                    onChange={(next: string[]) => set(['clocks', name, 'warn'], daysIn(next))}
                  />
                )}
              </Field>
            </div>
          </li>
        ))}
        {tasks.map(([name, task]) => (
          <li key={name}>
            <div className="fields">
              <TitleField label="任务名称" path={['tasks', name, 'title']} value={task.title} set={set} />
              <LimitField
                label={`“${task.title}”答复时限`}
                type={type}
                path={['tasks', name, 'limit']}
                value={task.limit}
                optional
                set={set}
              />
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Whole days, the longest first; undefined where none is left. */
function daysIn(texts: readonly string[]): number[] | undefined {
  const days = texts.map(Number).filter((day) => Number.isInteger(day) && day > 0);
  return days.length > 0 ? [...new Set(days)].sort((a, b) => b - a) : undefined;
}

interface PartProps<T> {
  label: string;
  path: string[];
  value: T;
  set: (path: string[], value: unknown) => void;
}

function TitleField({ label, path, value, set }: PartProps<string>) {
  return (
    <Field label={label} required at={`/definition/${path.join('/')}`}>
      {(id) => (
        <Input id={id} maxLength={40} value={value} onChange={(event) => set(path, event.target.value)} />
      )}
    </Field>
  );
}

interface LimitFieldProps extends PartProps<Limit | undefined> {
  type: Definition;
  optional?: boolean;
}

/** A span of time; a limit of another kind is said in words, since only the whole text can change it. */
function LimitField({ type, label, path, value, optional = false, set }: LimitFieldProps) {
  const unit = unitOf(value);
  const at = `/definition/${path.join('/')}`;
  if (value !== undefined && !unit)
    return (
      <Field label={label} at={at} hint="随情况而定的时限，请在“全文”中修改">
        {(id) => <Input id={id} disabled value={limitText(type, value)} />}
      </Field>
    );
  const amount = unit && (value as Record<string, number>)[unit];
  const put = (next: number | null | undefined, of: Unit) =>
    set(path, next ? { [of]: next } : optional ? undefined : { [of]: 1 });
  return (
    <Field label={label} required={!optional} at={at}>
      {(id) => (
        <div className="amount">
          <InputNumber
            id={id}
            min={1}
            max={2_000}
            precision={0}
            placeholder={optional ? '没有' : ''}
            value={amount ?? null}
            onChange={(next) => put(next, unit ?? 'workingDays')}
          />
          <Select
            aria-label={`${label}的单位`}
            disabled={!unit}
            value={unit ?? 'workingDays'}
            options={Object.entries(units).map(([one, title]) => ({ value: one, label: title }))}
            onChange={(next: Unit) => put(amount, next)}
          />
        </div>
      )}
    </Field>
  );
}
