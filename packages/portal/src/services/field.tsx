/** @jsxImportSource preact */
import { useEffect, useId, useState } from 'preact/hooks';
import type { AskedField, Choice, Holder, Values } from './api.ts';
import { fetchChoices } from './api.ts';
import { FileField } from './fileField.tsx';
import type { Problems } from './problems.ts';

type Meta = Omit<AskedField, 'required'> & { required?: boolean };

export type FieldProps = {
  field: Meta;
  value: unknown;
  onValue: (value: unknown) => void;
  problem: string | undefined;
  holder: Holder;
  /** The type of the case, for lists of choices. */
  type: string;
};

type FieldsProps = Pick<FieldProps, 'holder' | 'type'> & {
  fields: readonly Meta[];
  values: Values;
  onValue: (name: string, value: unknown) => void;
  problems: Problems;
};

/** The fields of a form. */
export const Fields = ({ fields, values, onValue, problems, ...of }: FieldsProps) => (
  <>
    {fields.map((field) => (
      <Field
        key={field.name}
        field={field}
        value={values[field.name]}
        onValue={(value) => onValue(field.name, value)}
        problem={problems[field.name]}
        {...of}
      />
    ))}
  </>
);

const longText = 200;

/** One field of a form with its label, its help and what is wrong with it. */
export function Field(props: FieldProps) {
  const { field, problem } = props;
  const id = useId();
  const notes = [field.help && `${id}-help`, problem && `${id}-problem`].filter(Boolean).join(' ');
  const common = {
    id,
    required: field.required === true,
    'aria-invalid': problem !== undefined,
    ...(notes !== '' && { 'aria-describedby': notes }),
  };
  return (
    <div class="form-field" data-field={field.name}>
      <label for={id}>
        {field.title}
        {field.required ? <b class="must">（必填）</b> : <span class="may">（选填）</span>}
        {field.personal && <span class="may">个人信息</span>}
      </label>
      <Input {...props} common={common} />
      {field.help && (
        <span id={`${id}-help`} class="may">
          {field.help}
        </span>
      )}
      {problem && (
        <span id={`${id}-problem`} class="field-problem" role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}

type Common = { id: string; required: boolean };

function Input({ field, value, onValue, holder, type, common }: FieldProps & { common: Common }) {
  const text = typeof value === 'string' ? value : '';
  const { title, max } = field;
  const most = max ?? 2_000;
  switch (field.type) {
    case 'number':
    case 'money':
      return (
        <input
          {...common}
          inputMode="decimal"
          value={value === undefined ? '' : String(value)}
          onInput={({ currentTarget }) => {
            const given = currentTarget.value.trim();
            onValue(given === '' ? undefined : Number.isNaN(Number(given)) ? given : Number(given));
          }}
        />
      );
    case 'date':
      return (
        <input
          {...common}
          type="date"
          value={text}
          onInput={(e) => onValue(e.currentTarget.value || undefined)}
        />
      );
    case 'yesNo':
      return (
        <Select
          {...common}
          value={value === undefined ? '' : value ? 'yes' : 'no'}
          onValue={(one) => onValue(one === '' ? undefined : one === 'yes')}
          items={[
            { id: 'yes', name: '是' },
            { id: 'no', name: '否' },
          ]}
        />
      );
    case 'choice':
      return (
        <Select
          {...common}
          value={text}
          onValue={(one) => onValue(one || undefined)}
          items={(field.choices ?? []).map((name) => ({ id: name, name }))}
        />
      );
    case 'row':
    case 'division':
    case 'department':
      return (
        <Listed
          {...common}
          title={title}
          of={{ tenant: holder.tenant, type, field: field.name }}
          value={text}
          onValue={(one) => onValue(one || undefined)}
        />
      );
    case 'file':
      return <FileField common={common} field={field} value={value} onValue={onValue} holder={holder} />;
    default:
      return (max ?? 0) > longText ? (
        <textarea
          {...common}
          rows={5}
          maxLength={most}
          value={text}
          onInput={(e) => onValue(e.currentTarget.value)}
        />
      ) : (
        <input {...common} maxLength={most} value={text} onInput={(e) => onValue(e.currentTarget.value)} />
      );
  }
}

type SelectProps = Common & { value: string; onValue: (value: string) => void; items: readonly Choice[] };

function Select({ value, onValue, items, ...common }: SelectProps) {
  return (
    <select {...common} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
      <option value="">请选择</option>
      {items.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

const mostShown = 50;

/** A choice from a list that the city keeps; where it is long, a part of the name narrows it. */
function Listed({
  of,
  title,
  ...props
}: Omit<SelectProps, 'items'> & { title: string; of: Parameters<typeof fetchChoices>[0] }) {
  const [items, setItems] = useState<readonly Choice[]>([]);
  const [q, setQ] = useState('');
  const [isLong, setLong] = useState(false);
  const [trouble, setTrouble] = useState('');
  useEffect(() => {
    const controller = new AbortController();
    fetchChoices(of, q, controller.signal).then(
      ({ items: found }) => {
        setItems(found);
        setTrouble('');
        if (found.length >= mostShown) setLong(true);
      },
      () => controller.signal.aborted || setTrouble('选项没有加载出来，请刷新页面。'),
    );
    return () => controller.abort();
  }, [of.tenant, of.type, of.field, q]);
  return (
    <>
      {isLong && (
        <input
          class="narrow"
          aria-label={`在${title}中查找`}
          placeholder="输入名称中的文字查找"
          value={q}
          onChange={(event) => setQ(event.currentTarget.value.trim())}
        />
      )}
      <Select {...props} items={items} />
      {trouble !== '' && <span class="field-problem">{trouble}</span>}
    </>
  );
}
