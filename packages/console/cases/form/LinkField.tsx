import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { casesApi } from '../../api/cases.ts';
import { Field } from '../../ui/Field.tsx';
import { whileLoading } from '../../ui/whileLoading.ts';

interface LinkFieldProps {
  link: { title: string; type: string };
  /** The case that is linked from. */
  except: string;
  value: string;
  onChange: (id: string) => void;
}

/** Chooses another case, by its number or what it is about, from the newest of its type. */
export function LinkField({ link, except, value, onChange }: LinkFieldProps) {
  const query = useQuery({
    queryKey: ['cases', link.type, 'choice'],
    queryFn: () => casesApi.list(link.type, { limit: 200 }),
  });
  const options = (query.data?.items ?? [])
    .filter(({ id }) => id !== except)
    .map(({ id, number, about }) => ({ value: id, label: `${number ?? '未编号'} ${about ?? ''}`.trim() }));
  return (
    <Field label={link.title} required at="/linkTo" hint="列出最近登记的 200 件，可按编号或内容查找。">
      {(id) => (
        <Select
          id={id}
          {...whileLoading(query)}
          showSearch={{ optionFilterProp: 'label' }}
          value={value || null}
          options={options}
          onChange={(next?: string | null) => onChange(next ?? '')}
        />
      )}
    </Field>
  );
}
