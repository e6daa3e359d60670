import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { registerApi } from '../api/registers.ts';
import { kindNamed, type RegisterKindName } from './kinds.ts';

interface RowsSelectProps {
  kind: RegisterKindName;
  id?: string;
  placeholder: string;
  values: readonly string[];
  onChange: (ids: string[]) => void;
}

/** Chooses rows of a register, one after the other, by searching on the server. */
export function RowsSelect({ kind, values, onChange, ...select }: RowsSelectProps) {
  const [text, setText] = useState('');
  const [labels, setLabels] = useState<ReadonlyMap<string, string>>(new Map());
  const api = registerApi(kindNamed(kind).base);
  const found = useQuery({
    queryKey: ['rows', kind, 'select', text],
    queryFn: ({ signal }) => api.list({ q: text || undefined, limit: 20 }, signal),
    placeholderData: keepPreviousData,
  });
  const options = (found.data?.items ?? []).map((row) => ({
    value: row.id,
    label: `${String(row.name)} ${row.id}`,
  }));
  return (
    <Select
      {...select}
      mode="multiple"
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={found.isFetching}
      value={values.map((value) => ({ value, label: labels.get(value) ?? value }))}
      labelInValue
      options={options}
      onChange={(next) => {
        setLabels(new Map(next.map(({ value, label }) => [value, String(label)])));
        setText('');
        onChange(next.map(({ value }) => value));
      }}
    />
  );
}
