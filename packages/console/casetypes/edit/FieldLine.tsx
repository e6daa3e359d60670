import { DeleteOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { registerKinds } from '../../registers/kinds.ts';
import { useFieldError } from '../../ui/act/Refusal.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { actionTitle } from '../words.ts';
import { type Asked, askedOf, withAsked, withAt, withoutField } from './edits.ts';
import type { SectionProps } from './section.ts';

const kinds = {
  text: '文字',
  number: '数字',
  money: '金额',
  date: '日期',
  yesNo: '是或否',
  choice: '选项',
  department: '单位',
  person: '人员',
  division: '区划',
  row: '名录条目',
  file: '文件',
  table: '表格',
} as const;
type Kind = keyof typeof kinds;

/** A table has columns, which only the whole text can give. */
const offered = (Object.keys(kinds) as Kind[]).filter((kind) => kind !== 'table');

const flags = [
  { name: 'many', title: '可填多个' },
  { name: 'list', title: '列表中显示' },
  { name: 'personal', title: '个人信息' },
  { name: 'internal', title: '仅内部可见' },
] as const;

/** One field: what it is called, what is filled in, and where it is asked for. */
export function FieldLine({ name, type, onChange }: SectionProps & { name: string }) {
  const field = type.fields[name]!;
  const asked = askedOf(type, name);
  const set = (part: string, value: unknown) => onChange(withAt(type, ['fields', name, part], value));
  const ask = (part: Partial<Asked>) => onChange(withAsked(type, name, { ...asked, ...part }));
  const actions = Object.entries(type.actions).map(([action, { title }]) => ({
    value: action,
    label: title,
  }));
  const at = `/definition/fields/${name}`;
  const called = field.title || '新字段';
  const refused = useFieldError(at);
  const [isNew] = useState(field.title === '');
  const setKind = (kind: Kind) => {
    const { choices: _, register: __, columns: ___, ...rest } = field;
    const first = Object.values(registerKinds)[0]!.register;
    onChange(
      withAt(type, ['fields', name], {
        ...rest,
        type: kind,
        ...(kind === 'choice' && { choices: ['是', '否'] }),
        ...(kind === 'row' && { register: first }),
      }),
    );
  };
  return (
    <details className="field-line" open={isNew || refused !== undefined}>
      <summary>
        <strong>{called}</strong>
        <span className="muted">{[kinds[field.type], ...placesOf(asked, type)].join('，')}</span>
      </summary>
      <div className="fields">
        <Field label="字段名称" required at={`${at}/title`}>
          {(id) => (
            <Input
              id={id}
              maxLength={40}
              value={field.title}
              onChange={(event) => set('title', event.target.value)}
            />
          )}
        </Field>
        <Field label={`“${called}”填写什么`} required at={`${at}/type`}>
          {(id) => (
            <Select
              id={id}
              disabled={field.type === 'table'}
              value={field.type}
              options={(field.type === 'table' ? ['table' as const] : offered).map((kind) => ({
                value: kind,
                label: kinds[kind],
              }))}
              onChange={setKind}
            />
          )}
        </Field>
        {field.type === 'choice' ? (
          <Field label={`“${called}”的选项`} required at={`${at}/choices`} hint="写一项，按回车，再写下一项">
            {(id) => (
              <Select
                id={id}
                mode="tags"
                open={false}
                suffixIcon={null}
                value={[...(field.choices ?? [])]}
                onChange={(next: string[]) => set('choices', next)}
              />
            )}
          </Field>
        ) : null}
        {field.type === 'row' ? (
          <Field label={`“${called}”的名录`} required at={`${at}/register`}>
            {(id) => (
              <Select
                id={id}
                value={field.register ?? null}
                options={Object.values(registerKinds).map(({ register, title }) => ({
                  value: register,
                  label: title,
                }))}
                onChange={(next: string) => set('register', next)}
              />
            )}
          </Field>
        ) : null}
        <Field label={`“${called}”登记时`} at="/definition/open">
          {(id) => (
            <Select
              id={id}
              value={asked.opening ?? ''}
              options={[
                { value: 'fills', label: '必填' },
                { value: 'asks', label: '选填' },
                { value: '', label: '不填' },
              ]}
              onChange={(next: 'fills' | 'asks' | '') => ask({ opening: next || undefined })}
            />
          )}
        </Field>
        <Field label={`“${called}”办理时必填`} hint="在哪些操作中">
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              optionFilterProp="label"
              placeholder="没有"
              value={asked.fills}
              options={actions}
              onChange={(fills: string[]) => ask({ fills })}
            />
          )}
        </Field>
        <Field label={`“${called}”办理时选填`} hint="在哪些操作中">
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              optionFilterProp="label"
              placeholder="没有"
              value={asked.asks}
              options={actions.filter(({ value }) => !asked.fills.includes(value))}
              onChange={(asks: string[]) => ask({ asks })}
            />
          )}
        </Field>
      </div>
      <div className="row between">
        <fieldset className="plain-set row" aria-label={`“${called}”的性质`}>
          {flags.map((flag) => (
            <Checkbox
              key={flag.name}
              checked={field[flag.name] === true}
              onChange={(event) => set(flag.name, event.target.checked || undefined)}
            >
              {flag.title}
            </Checkbox>
          ))}
        </fieldset>
        <Button
          icon={<DeleteOutlined />}
          aria-label={`删除字段“${called}”`}
          onClick={() => onChange(withoutField(type, name))}
        >
          删除
        </Button>
      </div>
    </details>
  );
}

/** Where a field is asked for, in words. */
const placesOf = ({ opening, fills, asks }: Asked, type: SectionProps['type']): string[] => [
  ...(opening ? [opening === 'fills' ? '登记时必填' : '登记时选填'] : []),
  ...fills.map((action) => `“${actionTitle(type, action)}”时必填`),
  ...asks.map((action) => `“${actionTitle(type, action)}”时选填`),
];
