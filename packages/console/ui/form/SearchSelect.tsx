import { type QueryKey, useQueries, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useDebounced } from './useDebounced.ts';

export interface Choice {
  value: string;
  label: string;
}

interface SearchSelectProps {
  id?: string;
  'aria-label'?: string;
  many?: boolean | undefined;
  allowClear?: boolean;
  placeholder: string;
  /** What is searched, among all queries. */
  queryKey: QueryKey;
  /** The first that have a text in them; with an empty one what is offered at first. */
  search: (text: string, signal: AbortSignal) => Promise<Choice[]>;
  /** What one that was chosen before is called. */
  nameOf: (value: string) => Promise<string>;
  values: readonly string[];
  onChange: (values: string[]) => void;
}

/**
 * Chooses by searching on the server. While a search is under way nothing is offered, so that Enter never takes what
 * was found for an earlier text.
 */
export function SearchSelect(props: SearchSelectProps) {
  const { many = false, queryKey, search, nameOf, values, onChange, ...select } = props;
  const [text, setText] = useState('');
  const [labels, setLabels] = useState<ReadonlyMap<string, string>>(new Map());
  const asked = useDebounced(text.trim());
  const found = useQuery({
    queryKey: [...queryKey, 'search', asked],
    queryFn: ({ signal }) => search(asked, signal),
  });
  const unknown = values.filter((value) => !labels.has(value));
  const names = useQueries({
    queries: unknown.map((value) => ({
      queryKey: [...queryKey, 'name', value],
      queryFn: () => nameOf(value),
      staleTime: 300_000,
    })),
  });
  const labelOf = (value: string) => labels.get(value) ?? names[unknown.indexOf(value)]?.data ?? value;
  const waits = asked !== text.trim() || found.isLoading;
  const chosen = values.map((value) => ({ value, label: labelOf(value) }));
  return (
    <Select
      {...select}
      labelInValue
      {...(many && { mode: 'multiple' as const })}
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={waits}
      notFoundContent={
        waits ? '正在查找，请稍候' : found.isError ? '没有查到，请稍后再试' : '没有找到，换几个字再试'
      }
      value={many ? chosen : (chosen[0] ?? null)}
      options={waits ? [] : (found.data ?? [])}
      onChange={(next: Choice | Choice[] | null | undefined) => {
        const all = Array.isArray(next) ? next : next ? [next] : [];
        setLabels(new Map([...labels, ...all.map(({ value, label }) => [value, label] as const)]));
        setText('');
        onChange(all.map(({ value }) => value));
      }}
    />
  );
}
