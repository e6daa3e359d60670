import { Field } from '../../ui/form/Field.tsx';
import { CaseSelect } from './CaseSelect.tsx';

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
        <CaseSelect
          id={id}
          type={link.type}
          except={except}
          values={value === '' ? [] : [value]}
          onChange={([chosen = '']) => onChange(chosen)}
        />
      )}
    </Field>
  );
}
