import { Input, Segmented, Select } from 'antd';
import { DeptSelect } from '../form/DeptSelect.tsx';

interface Option {
  value: string;
  label: string;
}

/** One thing by which a list is narrowed, as its page describes it. */
export interface ListFilter {
  /** As the address and the API have it. */
  name: string;
  /** What it is called, such as 状态. */
  noun: string;
  /** `tabs` for a few that are always seen, `dept` for a department, `day` for a day; else a choice among the options. */
  as?: 'tabs' | 'dept' | 'day';
  /** Such as 全部; unneeded for a day. */
  all?: string;
  options?: readonly (Option | { label: string; options: readonly Option[] })[];
  /** The departments to choose from; all where it is not given. */
  among?: (dept: string) => boolean;
}

interface FilterControlProps {
  filter: ListFilter;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** More choices than that are searched through. */
const seenAtOnce = 8;

/** The control of one filter. */
export function FilterControl({ filter, value, onChange }: FilterControlProps) {
  const { noun, as, all = '全部', options = [], among } = filter;
  const label = `按${noun}筛选`;
  const withAll = [{ value: '', label: all }, ...withChosen(options, value)];
  if (as === 'tabs')
    return (
      <div className="scroll-x">
        <Segmented
          aria-label={label}
          value={value ?? ''}
          options={withAll as Option[]}
          onChange={(next) => onChange(next || undefined)}
        />
      </div>
    );
  if (as === 'dept')
    return (
      <DeptSelect
        aria-label={label}
        className="list-choice"
        all={all}
        value={value}
        onChange={onChange}
        {...(among && { among })}
      />
    );
  if (as === 'day')
    return (
      <Input
        type="date"
        aria-label={noun}
        title={noun}
        className="list-choice"
        prefix={<span className="muted small">{noun}</span>}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value || undefined)}
      />
    );
  return (
    <Select
      aria-label={label}
      className="list-choice"
      popupMatchSelectWidth={false}
      {...(options.length > seenAtOnce && { showSearch: { optionFilterProp: 'label' } })}
      value={value ?? ''}
      options={withAll as Option[]}
      onChange={(next: string) => onChange(next || undefined)}
    />
  );
}

/** With the one chosen, even where it is on no list: somebody whose account is gone. */
function withChosen(options: NonNullable<ListFilter['options']>, chosen: string | undefined) {
  const values = options.flatMap((one) => ('options' in one ? one.options : [one]));
  if (chosen === undefined || values.some(({ value }) => value === chosen)) return options;
  return [{ value: chosen, label: chosen }, ...options];
}
