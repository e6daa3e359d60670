import { Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { CaseType, FieldMeta } from '../../api/cases/caseTypes.ts';
import { useDeptName } from '../../api/tenancy.ts';
import { FieldControl } from '../../fields/FieldControl.tsx';
import { PersonControl } from '../../fields/PersonControl.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { type Condition, ConditionList, FilterPopover } from '../../ui/list/FilterPopover.tsx';
import type { Part } from '../../ui/list/search.ts';
import type { CaseSearch } from '../search.ts';
import { valueText } from '../valueText.ts';
import {
  conditionsIn,
  equalOf,
  type FieldCondition,
  rangeText,
  shownOf,
  withCondition,
} from './conditions.ts';

interface CaseFiltersProps {
  of: CaseType;
  search: CaseSearch;
  onFind: (part: Part) => void;
  onWhere: (where: string[]) => void;
}

/** What beside state, department and light a list of cases is narrowed by, by name in the address. */
export const moreFilters = [
  'result',
  'person',
  'openedFrom',
  'openedTo',
  'endedFrom',
  'endedTo',
  'where',
] as const;

const isRange = ({ type }: FieldMeta) => type === 'number' || type === 'money' || type === 'date';
const isUsable = ({ type }: FieldMeta) => type !== 'file' && type !== 'table';
const listedFields = (of: CaseType) =>
  of.columns.flatMap(({ name }) => of.fields.filter((field) => field.name === name && isUsable(field)));

/** The choice of conditions on results, people, days and the fields of the list. */
export function CaseFilterButton({ of, search, onFind, onWhere }: CaseFiltersProps) {
  const where = conditionsIn(search.where);
  const set = (name: string, condition: FieldCondition) =>
    onWhere(withCondition(search.where, name, condition));
  return (
    <FilterPopover count={countOf(search)}>
      {of.results.length > 0 ? (
        <Field label="办理结果">
          {(id) => (
            <Select
              id={id}
              allowClear
              placeholder="不限"
              value={search.result ?? null}
              options={of.results.map(({ name, title }) => ({ value: name, label: title }))}
              onChange={(result?: string) => onFind({ result })}
            />
          )}
        </Field>
      ) : null}
      {of.hasPeople ? (
        <Field label="经办人">
          {(id) => (
            <PersonControl
              id={id}
              field={{ title: '经办人', type: 'person' }}
              value={search.person}
              onChange={(person) => onFind({ person: person as string | undefined })}
            />
          )}
        </Field>
      ) : null}
      <Range
        title="登记日期"
        type="date"
        value={{ from: search.openedFrom, to: search.openedTo }}
        onChange={({ from, to }) => onFind({ openedFrom: from, openedTo: to })}
      />
      <Range
        title="办结日期"
        type="date"
        value={{ from: search.endedFrom, to: search.endedTo }}
        onChange={({ from, to }) => onFind({ endedFrom: from, endedTo: to })}
      />
      {listedFields(of).map((field) => {
        const condition = where.get(field.name) ?? { equal: [] };
        return isRange(field) ? (
          <Range
            key={field.name}
            title={field.title}
            type={field.type === 'date' ? 'date' : 'number'}
            value={condition}
            onChange={({ from, to }) =>
              set(field.name, { equal: [], ...(from && { from }), ...(to && { to }) })
            }
          />
        ) : (
          <Field key={field.name} label={field.title}>
            {(id) => (
              <Equal id={id} field={field} condition={condition} onChange={(one) => set(field.name, one)} />
            )}
          </Field>
        );
      })}
    </FilterPopover>
  );
}

interface EqualProps {
  id: string;
  field: FieldMeta;
  condition: FieldCondition;
  onChange: (condition: FieldCondition) => void;
}

/** One of some values, chosen by the control that fills the field in; a part of a text. */
function Equal({ id, field, condition: { equal }, onChange }: EqualProps) {
  if (field.type === 'text')
    return (
      <Typed
        id={id}
        label={field.title}
        value={equal[0] ?? ''}
        onChange={(text) => onChange({ equal: equalOf(text) })}
      />
    );
  if (field.type === 'yesNo')
    return (
      <Select
        id={id}
        allowClear
        placeholder="不限"
        value={equal[0] ?? null}
        options={[
          { value: 'true', label: '是' },
          { value: 'false', label: '否' },
        ]}
        onChange={(next?: string) => onChange({ equal: equalOf(next) })}
      />
    );
  return (
    <FieldControl
      id={id}
      field={{ ...field, many: true }}
      value={shownOf(field, equal)}
      onChange={(value) => onChange({ equal: equalOf(value) })}
    />
  );
}

interface Ends {
  from?: string | undefined;
  to?: string | undefined;
}

function Range(props: {
  title: string;
  type: 'date' | 'number';
  value: Ends;
  onChange: (ends: Ends) => void;
}) {
  const { title, type, value, onChange } = props;
  return (
    <Field label={title} wide>
      {(id) => (
        <span className="filter-range">
          <Typed
            id={id}
            label={`${title}，自`}
            type={type}
            value={value.from ?? ''}
            onChange={(from) => onChange({ ...value, from: from || undefined })}
          />
          <span aria-hidden="true">至</span>
          <Typed
            label={`${title}，至`}
            type={type}
            value={value.to ?? ''}
            onChange={(to) => onChange({ ...value, to: to || undefined })}
          />
        </span>
      )}
    </Field>
  );
}

interface TypedProps {
  id?: string;
  label: string;
  type?: 'date' | 'number' | 'text';
  value: string;
  onChange: (value: string) => void;
}

/** What is typed takes effect once it is whole: with Enter, or when one goes on. */
function Typed({ id, label, type = 'text', value, onChange }: TypedProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const done = () => {
    if (text.trim() !== value) onChange(text.trim());
  };
  return (
    <Input
      {...(id !== undefined && { id })}
      aria-label={label}
      type={type}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={done}
      onPressEnter={done}
    />
  );
}

const countOf = (search: CaseSearch): number =>
  moreFilters.filter((name) => name !== 'where' && search[name] !== undefined).length +
  conditionsIn(search.where).size;

/** The conditions in force, each with a way to drop it; `names` are of what rows name by id. */
export function CaseConditions(props: CaseFiltersProps & { names: Readonly<Record<string, string>> }) {
  const { of, search, onFind, onWhere, names } = props;
  const deptName = useDeptName();
  const named = (id: string) => names[id] ?? deptName(id);
  const conditions: Condition[] = [];
  const add = (key: string, text: string, onDrop: () => void) => void conditions.push({ key, text, onDrop });
  const { result, person, openedFrom, openedTo, endedFrom, endedTo } = search;
  if (result) {
    const title = of.results.find(({ name }) => name === result)?.title ?? result;
    add('result', `办理结果：${title}`, () => onFind({ result: undefined }));
  }
  if (person) add('person', `经办人：${named(person)}`, () => onFind({ person: undefined }));
  if (openedFrom || openedTo)
    add('opened', `登记日期：${rangeText(endsOf(openedFrom, openedTo))}`, () =>
      onFind({ openedFrom: undefined, openedTo: undefined }),
    );
  if (endedFrom || endedTo)
    add('ended', `办结日期：${rangeText(endsOf(endedFrom, endedTo))}`, () =>
      onFind({ endedFrom: undefined, endedTo: undefined }),
    );
  for (const [name, condition] of conditionsIn(search.where)) {
    const field = of.fields.find((one) => one.name === name);
    const words = [
      ...condition.equal.map((value) => equalText(field, value, named)),
      ...(condition.from || condition.to ? [rangeText(condition)] : []),
    ];
    add(name, `${field?.title ?? name}：${words.join('、')}`, () =>
      onWhere(withCondition(search.where, name, { equal: [] })),
    );
  }
  return (
    <ConditionList
      conditions={conditions}
      onClear={() => onFind(Object.fromEntries(moreFilters.map((name) => [name, undefined])))}
    />
  );
}

const endsOf = (from: string | undefined, to: string | undefined) => ({
  ...(from && { from }),
  ...(to && { to }),
});

const equalText = (field: FieldMeta | undefined, value: string, named: (id: string) => string): string =>
  value === ''
    ? '未填写'
    : valueText(field?.type ?? 'text', field?.type === 'yesNo' ? value === 'true' : value, named);
