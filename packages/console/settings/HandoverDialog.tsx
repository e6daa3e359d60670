import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { tenancyApi } from '../api/tenancy.ts';
import type { Handover, Person, PersonalWork } from '../api/types.ts';
import { useAct } from '../ui/act/useAct.ts';
import { ActForm } from '../ui/form/ActForm.tsx';
import { Field } from '../ui/form/Field.tsx';
import { SearchSelect } from '../ui/form/SearchSelect.tsx';
import { DataTable } from '../ui/list/DataTable.tsx';
import { Dialog } from '../ui/page/Dialog.tsx';
import { Empty, Loaded } from '../ui/page/Loading.tsx';

interface HandoverDialogProps {
  person: Person | undefined;
  onClose: () => void;
}

/** What waits for exactly one person, and its handover to another. */
export function HandoverDialog({ person, onClose }: HandoverDialogProps) {
  return (
    <Dialog
      title={person ? `移交${person.name}的工作` : '移交工作'}
      open={person !== undefined}
      onClose={onClose}
      width={720}
      stays
    >
      {person ? <Content person={person} onClose={onClose} /> : null}
    </Dialog>
  );
}

function Content({ person, onClose }: { person: Person; onClose: () => void }) {
  const [result, setResult] = useState<Handover>();
  const query = useQuery({
    queryKey: ['people', person.id, 'work'],
    queryFn: () => tenancyApi.personalWork(person.id),
  });
  if (result) return <Result of={result} onAgain={() => setResult(undefined)} onClose={onClose} />;
  return (
    <Loaded query={query} lines={4}>
      {({ items, more }) =>
        items.length === 0 ? (
          <div className="stack">
            <Empty title={`没有只等${person.name}办理的工作`}>
              部门的工作由本部门有权限的人员办理，不需要移交。
            </Empty>
            <Inspections person={person} />
            <div className="row end">
              <Button onClick={onClose}>关闭</Button>
            </div>
          </div>
        ) : (
          <div className="stack">
            <p>
              以下工作只等{person.name}本人，共 {items.length} 件{more ? '以上' : ''}
              。部门的工作由本部门有权限的人员办理，不需要移交。
            </p>
            <Works label={`只等${person.name}办理的工作`} rows={items} />
            <Inspections person={person} />
            <HandoverForm person={person} onClose={onClose} onDone={setResult} />
          </div>
        )
      }
    </Loaded>
  );
}

/** A draw's outcome is proved; who was drawn is not exchanged here. */
const Inspections = ({ person }: { person: Person }) =>
  person.inspector ? (
    <p className="muted">
      {person.name}是执法检查人员（{person.inspector}
      ）。已抽取的检查任务按抽取结果执行，不在这里移交；请在执法检查人员名录中停用，此后不再抽到。
    </p>
  ) : null;

interface FormProps {
  person: Person;
  onClose: () => void;
  onDone: (result: Handover) => void;
}

function HandoverForm({ person, onClose, onDone }: FormProps) {
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const client = useQueryClient();
  const act = useAct(() => tenancyApi.handOver(person.id, { to, reason: reason.trim() }), {
    onDone: (result) => {
      for (const name of ['people', 'cases', 'inbox', 'audit'])
        void client.invalidateQueries({ queryKey: [name] });
      onDone(result);
    },
  });
  const missing = [...(to === '' ? ['接手人'] : []), ...(reason.trim().length < 2 ? ['理由'] : [])];
  return (
    <ActForm
      ready={missing.length === 0}
      missing={missing}
      act={act}
      submit="移交"
      onSubmit={() => act.run(undefined)}
      onClose={onClose}
    >
      <Field label="接手人" required at="/to" hint="须有办理这些工作的权限；不能接手的会逐件说明。">
        {(id) => (
          <SearchSelect
            id={id}
            allowClear
            placeholder="按姓名或登录名查找"
            queryKey={['people', 'handover', person.id]}
            search={async (q) => {
              const { items } = await tenancyApi.findPeople(q);
              return items
                .filter((one) => one.id !== person.id)
                .map(({ id: one, name }) => ({ value: one, label: name }));
            }}
            nameOf={async (one) => (await tenancyApi.person(one)).data.name}
            values={to === '' ? [] : [to]}
            onChange={([next = '']) => setTo(next)}
          />
        )}
      </Field>
      <Field label="理由" required at="/reason" hint="记入每件事项的经过和审计日志。">
        {(id) => (
          <Input
            id={id}
            maxLength={200}
            placeholder="例如：调离本单位"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </ActForm>
  );
}

interface ResultProps {
  of: Handover;
  onAgain: () => void;
  onClose: () => void;
}

/** What was handed over, and what was not, each with its reason. */
function Result({ of: { done, left, more }, onAgain, onClose }: ResultProps) {
  return (
    <div className="stack">
      <p role="status">
        已移交 {done.length} 件{left.length > 0 ? `，${left.length} 件没有移交` : ''}
        {more ? '；还有更多，请再移交一次' : ''}。
      </p>
      {left.length > 0 ? <Works label="没有移交的工作" rows={left} /> : null}
      <div className="row end">
        {left.length > 0 || more ? <Button onClick={onAgain}>继续移交</Button> : null}
        <Button type="primary" onClick={onClose}>
          关闭
        </Button>
      </div>
    </div>
  );
}

type Row = PersonalWork & { reason?: string };

const Works = ({ label, rows }: { label: string; rows: Row[] }) => (
  <DataTable<Row>
    label={label}
    columns={[
      { key: 'title', header: '工作', cell: (row) => <Named work={row} /> },
      { key: 'what', header: '为何只等其本人', cell: ({ what }) => what.join('；') },
      ...(rows.some(({ reason }) => reason !== undefined)
        ? [{ key: 'reason', header: '为何没有移交', cell: ({ reason }: Row) => reason }]
        : []),
    ]}
    rows={rows}
    rowKey={({ kind, id }) => `${kind} ${id}`}
  />
);

const Named = ({ work: { type, id, title } }: { work: Row }) =>
  type ? (
    <Link to="/cases/$type/$id" params={{ type, id }}>
      {title}
    </Link>
  ) : (
    <span>代办安排：{title}</span>
  );
