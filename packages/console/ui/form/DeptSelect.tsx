import { Select } from 'antd';
import type { CSSProperties } from 'react';
import { useDepartments } from '../../api/tenancy.ts';
import { whileLoading } from './whileLoading.ts';

interface DeptSelectProps {
  /** One of them: its field's id, or its own name where no field labels it. */
  id?: string;
  'aria-label'?: string;
  value: string | undefined;
  onChange: (dept: string | undefined) => void;
  /** The first choice, for no department, where there is one, such as 全部单位. */
  all?: string;
  /** The choice can be taken back. */
  allowClear?: boolean;
  placeholder?: string;
  /** The departments to choose from; all where it is not given. */
  among?: (id: string) => boolean;
  style?: CSSProperties;
  className?: string;
}

/** Chooses one of the city's departments, found by its name. */
export function DeptSelect({ value, onChange, all, among, ...select }: DeptSelectProps) {
  const query = useDepartments();
  const departments = query.data ?? [];
  const options = departments
    .filter(({ id }) => among?.(id) ?? true)
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select
      {...select}
      {...whileLoading(query)}
      showSearch={{ optionFilterProp: 'label' }}
      value={value ?? (all === undefined ? null : '')}
      options={all === undefined ? options : [{ value: '', label: all }, ...options]}
      onChange={(dept?: string | null) => onChange(dept || undefined)}
    />
  );
}
