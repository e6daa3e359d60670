import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { tenancyApi } from '../../api/tenancy.ts';
import { whileLoading } from '../../ui/whileLoading.ts';
import type { ControlProps } from './control.ts';

/** One of the first hundred people with a working account, or several. */
export function PersonControl({ field, value, onChange, ...control }: ControlProps) {
  const query = useQuery({ queryKey: ['people', 'choice'], queryFn: () => tenancyApi.people() });
  const people = (query.data?.items ?? []).filter(({ status }) => status === 'active');
  return (
    <Select
      {...control}
      {...whileLoading(query)}
      {...(field.many && { mode: 'multiple' as const })}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={value ?? (field.many ? [] : null)}
      options={people.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}
