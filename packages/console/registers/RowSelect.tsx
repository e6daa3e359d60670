import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { registerApi } from '../api/registers.ts';
import { type RegisterKindName, registerKinds } from './kinds.ts';

interface RowSelectProps {
  kind: RegisterKindName;
  /** One of them: its field's id, or its own name where no field labels it. */
  id?: string;
  label?: string;
  /** The choice can be taken back. */
  allowClear?: boolean;
  placeholder: string;
  value: string;
  onChange: (id: string) => void;
}

/** Chooses one row of a register by searching on the server. */
export function RowSelect({ kind, label, value, onChange, ...select }: RowSelectProps) {
  const [text, setText] = useState('');
  const api = registerApi(registerKinds[kind].base);
  const found = useQuery({
    queryKey: ['rows', kind, 'select', text],
    queryFn: ({ signal }) => api.list({ q: text || undefined, limit: 20 }, signal),
    placeholderData: keepPreviousData,
  });
  const chosen = useQuery({
    queryKey: ['row', kind, value, ''],
    queryFn: () => api.row(value),
    enabled: value !== '',
  });
  const options = (found.data?.items ?? []).map((row) => ({
    value: row.id,
    label: `${String(row.name)} ${row.id}`,
  }));
  // Not beside what is searched for: Enter takes the first.
  if (value && text === '' && !options.some((option) => option.value === value)) {
    options.unshift({ value, label: `${String(chosen.data?.data.name ?? '')} ${value}`.trim() });
  }
  return (
    <Select
      {...select}
      aria-label={label}
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={found.isFetching}
      value={value || null}
      options={options}
      onChange={(next?: string | null) => onChange(next ?? '')}
    />
  );
}
