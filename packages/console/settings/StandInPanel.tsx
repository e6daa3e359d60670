import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { tenancyApi } from '../api/tenancy.ts';
import type { MyStandIn, StandIn } from '../api/types.ts';
import { useMe } from '../session/me.tsx';
import { RefusedFields } from '../ui/act/Refusal.tsx';
import { useAct } from '../ui/act/useAct.ts';
import { useAsk } from '../ui/act/useAsk.tsx';
import { Field } from '../ui/form/Field.tsx';
import { SaveRow } from '../ui/form/SaveRow.tsx';
import { SearchSelect } from '../ui/form/SearchSelect.tsx';
import { Loaded } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { day } from '../ui/show/format.ts';

const queryKey = ['my-stand-in'];

/** Who does the person's tasks while they are away, and for whom they do so today. */
export function StandInPanel() {
  const query = useQuery({ queryKey, queryFn: tenancyApi.standIn });
  return (
    <Panel
      title="代办"
      about="外出时可请本部门的一名同事代办：期间内，等您办理、答复、审批的事项也在其待办中，部门的进展报送、督办答复和抽查也可由其办理；以您的权限办理，记录为“某某（代您）”。"
    >
      <Loaded query={query} lines={3}>
        {({ data, etag }) => <StandInForm key={etag} found={data} etag={etag} />}
      </Loaded>
    </Panel>
  );
}

/** Nobody yet, from today on. */
const unnamed = (): StandIn => ({ standIn: '', from: day(Date.now()), until: '' });

function StandInForm({ found: { mine, for: whom }, etag }: { found: MyStandIn; etag: string }) {
  const me = useMe();
  const client = useQueryClient();
  const kept = mine ? { standIn: mine.standIn, from: mine.from, until: mine.until } : undefined;
  const [value, setValue] = useState<StandIn>(() => kept ?? unnamed());
  const reload = () => {
    for (const name of ['my-stand-in', 'audit']) void client.invalidateQueries({ queryKey: [name] });
  };
  const onProblem = ({ status }: { status: number }) => {
    if (status === 412) reload();
    return false;
  };
  const save = useAct(() => tenancyApi.setStandIn(value, etag), {
    done: '代办人已指定',
    onDone: reload,
    onProblem,
  });
  const remove = useAct(() => tenancyApi.removeStandIn(etag), {
    done: '代办已取消',
    onDone: reload,
    onProblem,
  });
  const ask = useAsk(remove);
  const changed = JSON.stringify(value) !== JSON.stringify(kept ?? unnamed());
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.run(undefined);
      }}
    >
      {whom.length > 0 ? (
        <p className="note">今天您代{whom.map(({ name }) => name).join('、')}办理，待办中注明“代”。</p>
      ) : null}
      <RefusedFields act={save}>
        <div className="fields">
          <Field label="代办人" required wide at="/standIn" hint="本部门的在用账号">
            {(id) => (
              <SearchSelect
                id={id}
                allowClear
                placeholder="按姓名或登录名查找"
                queryKey={['people', 'select', me.dept ?? '']}
                search={async (q) => {
                  const { items } = await tenancyApi.findPeople(q, me.dept);
                  return items
                    .filter((one) => one.id !== me.sub)
                    .map(({ id: one, name }) => ({ value: one, label: name }));
                }}
                nameOf={async (one) =>
                  mine?.standIn === one ? mine.name : (await tenancyApi.person(one)).data.name
                }
                values={value.standIn === '' ? [] : [value.standIn]}
                onChange={([standIn = '']) => setValue({ ...value, standIn })}
              />
            )}
          </Field>
          <DayField
            label="起"
            at="/from"
            value={value.from}
            onChange={(from) => setValue({ ...value, from })}
          />
          <DayField
            label="止（当天仍有效）"
            at="/until"
            value={value.until}
            onChange={(until) => setValue({ ...value, until })}
          />
        </div>
      </RefusedFields>
      <SaveRow
        changed={changed}
        ready={value.standIn !== '' && value.from !== '' && value.until !== ''}
        busy={save.busy}
        save="指定代办人"
        foot={
          mine ? (
            <Button
              onClick={() =>
                ask(undefined, {
                  title: '取消代办？',
                  content: `${mine.name}不再代您办理；已办理的不受影响。`,
                  okText: '取消代办',
                })
              }
            >
              取消代办
            </Button>
          ) : (
            <span className="muted">现在没有代办人。</span>
          )
        }
        onReset={() => setValue(kept ?? unnamed())}
      />
    </form>
  );
}

interface DayFieldProps {
  label: string;
  at: string;
  value: string;
  onChange: (value: string) => void;
}

function DayField({ label, at, value, onChange }: DayFieldProps) {
  return (
    <Field label={label} required at={at}>
      {(id) => <Input id={id} type="date" value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}
