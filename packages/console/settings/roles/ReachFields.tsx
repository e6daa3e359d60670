import { scopeNames } from '@mingcha/kernel/labels';
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { RightOption, Scope } from '../../api/types.ts';
import { groupsOf, useRightName } from '../../cases/groups.ts';
import { useCaseTypes } from '../../cases/queries.ts';
import { Field } from '../../ui/form/Field.tsx';
import { ProblemView, Skeleton } from '../../ui/page/Loading.tsx';
import { useRights } from './queries.ts';
import { type Reach, sectionsOf, withRight } from './rights.ts';

interface ReachFieldsProps {
  reach: Reach;
  onChange: (reach: Reach) => void;
}

/** Each right with how far it reaches, by section. */
export function ReachFields({ reach, onChange }: ReachFieldsProps) {
  const query = useRights();
  const rightName = useRightName();
  if (query.error) return <ProblemView error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton lines={8} />;
  return (
    <>
      {sectionsOf(query.data, [reach], rightName).map(({ name, rights }) => (
        <fieldset key={name} className="plain-set reach-set">
          <legend>{name}</legend>
          <div className="fields">
            {rights.map((option) => (
              <RightField
                key={option.right}
                option={option}
                scope={reach[option.right]}
                onChange={(scope) => onChange(withRight(reach, option.right, scope))}
              />
            ))}
          </div>
          {rights.some(({ right }) => right.startsWith('cases:')) ? (
            <GroupAdder
              verbs={query.data.filter(({ right }) => right.startsWith('cases:*:'))}
              onAdd={(right, scope) => onChange(withRight(reach, right, scope))}
            />
          ) : null}
        </fieldset>
      ))}
    </>
  );
}

interface RightFieldProps {
  option: RightOption;
  scope: Scope | undefined;
  onChange: (scope: Scope | undefined) => void;
}

function RightField({ option: { right, name, scopes }, scope, onChange }: RightFieldProps) {
  return (
    <Field label={name} at={`/reach/${right}`}>
      {(id) => (
        <Select
          id={id}
          // What is held stands out.
          variant={scope ? 'outlined' : 'filled'}
          value={scope ?? ''}
          options={[
            { value: '', label: '没有' },
            ...scopes.map((one) => ({ value: one, label: scopeNames[one] })),
          ]}
          onChange={(next: Scope | '') => onChange(next || undefined)}
        />
      )}
    </Field>
  );
}

interface GroupAdderProps {
  /** The rights over every group. */
  verbs: RightOption[];
  onAdd: (right: string, scope: Scope) => void;
}

/** Adds a right over the cases of one group only. */
function GroupAdder({ verbs, onAdd }: GroupAdderProps) {
  const [group, setGroup] = useState<string>();
  const groups = groupsOf(useCaseTypes());
  const [verb, setVerb] = useState(verbs[0]?.right ?? '');
  const chosen = verbs.find(({ right }) => right === verb);
  return (
    <div className="row wrap group-adder">
      <span className="muted">只对一类事项：</span>
      <Select
        aria-label="事项类别"
        placeholder="选择类别"
        popupMatchSelectWidth={false}
        value={group}
        options={[...groups].map(([value, label]) => ({ value, label }))}
        onChange={setGroup}
      />
      <Select
        aria-label="对这类事项的权限"
        value={verb}
        options={verbs.map(({ right, name }) => ({ value: right, label: name.replace('各类', '') }))}
        onChange={setVerb}
      />
      <Button
        disabled={group === undefined || !chosen}
        onClick={() => {
          onAdd(verb.replace('*', group!), chosen!.scopes[0]!);
          setGroup(undefined);
        }}
      >
        加入
      </Button>
    </div>
  );
}
