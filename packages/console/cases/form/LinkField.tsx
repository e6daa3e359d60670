import { casesApi } from '../../api/cases.ts';
import { Field } from '../../ui/form/Field.tsx';
import { SearchSelect } from '../../ui/form/SearchSelect.tsx';
import { caseLabel } from '../list/CaseTable.tsx';

interface LinkFieldProps {
  link: { title: string; type: string };
  /** The case that is linked from. */
  except: string;
  value: string;
  onChange: (id: string) => void;
}

/** Chooses another case, by its number or what it is about. */
export function LinkField({ link, except, value, onChange }: LinkFieldProps) {
  return (
    <Field label={link.title} required at="/linkTo">
      {(id) => (
        <SearchSelect
          id={id}
          placeholder="按编号或事由查找"
          queryKey={['cases', link.type, 'select']}
          search={async (q) => {
            const { items } = await casesApi.list(link.type, { q, limit: 21 });
            return items
              .filter((row) => row.id !== except)
              .map((row) => ({ value: row.id, label: caseLabel(row) }));
          }}
          nameOf={async (one) => (await casesApi.get(link.type, one)).data.number ?? '未编号'}
          values={value === '' ? [] : [value]}
          onChange={([chosen = '']) => onChange(chosen)}
        />
      )}
    </Field>
  );
}
