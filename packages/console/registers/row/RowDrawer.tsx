import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Drawer, Popconfirm, Tabs } from 'antd';
import { useState } from 'react';
import { registerApi } from '../../api/lists/registers.ts';
import { asProblem } from '../../api/problem.ts';
import type { Column } from '../../api/types.ts';
import { Trail, useReadsAudit } from '../../audit/Trail.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import { Loaded } from '../../ui/page/Loading.tsx';
import { useWrites } from '../hooks.ts';
import { kindNamed, type RegisterKindName } from '../kinds.ts';
import { writesRow } from '../writes.ts';
import { GuideCode } from './GuideCode.tsx';
import { Inclusion } from './Inclusion.tsx';
import { ownTabs } from './OwnParts.tsx';
import { RowEditor } from './RowEditor.tsx';
import { RowFacts } from './RowFacts.tsx';
import { RowHistory } from './RowHistory.tsx';
import { Suspensions } from './Suspensions.tsx';

interface RowDrawerProps {
  kind: RegisterKindName;
  columns: Column[];
  id: string | undefined;
  /** An old version is shown: nothing can be changed. */
  version: string | undefined;
  onClose: () => void;
}

/** One row with everything about it: its fields, its history, the proof that it is listed; editing in place. */
export function RowDrawer({ kind, columns, id, version, onClose }: RowDrawerProps) {
  const [editing, setEditing] = useState(false);
  const close = () => {
    setEditing(false);
    onClose();
  };
  return (
    <Drawer
      title={`${kindNamed(kind).noun}详情`}
      open={id !== undefined}
      onClose={close}
      size={720}
      destroyOnHidden
      maskClosable={!editing}
    >
      {id ? (
        <Content {...{ kind, columns, id, version, editing, setEditing }} onGone={close} key={id} />
      ) : null}
    </Drawer>
  );
}

interface ContentProps {
  kind: RegisterKindName;
  columns: Column[];
  id: string;
  version: string | undefined;
  editing: boolean;
  setEditing: (editing: boolean) => void;
  onGone: () => void;
}

function Content({ kind, columns, id, version, editing, setEditing, onGone }: ContentProps) {
  const about = kindNamed(kind);
  const api = registerApi(about.base);
  const writes = useWrites(kind);
  const audited = useReadsAudit();
  const client = useQueryClient();
  const query = useQuery({ queryKey: ['row', kind, id, version ?? ''], queryFn: () => api.row(id, version) });
  const changed = () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === kind });
  const remove = useAct((etag: string) => api.remove(id, etag), {
    done: `已从名录中移除`,
    onDone: () => {
      void changed();
      onGone();
    },
  });
  if (query.error && asProblem(query.error).status === 404 && !version)
    return (
      <div className="stack">
        <p className="note">这{about.unit}已不在当前版本中，它的变更历史如下。</p>
        <RowHistory kind={kind} columns={columns} id={id} />
      </div>
    );
  return (
    <Loaded query={query} lines={8}>
      {({ data: row, etag }) => {
        if (editing) {
          return (
            <RowEditor
              kind={kind}
              columns={columns}
              row={row}
              etag={etag}
              onDone={() => {
                setEditing(false);
                void changed();
              }}
              onCancel={() => setEditing(false)}
            />
          );
        }
        return (
          <div className="stack">
            <div className="row between">
              <h2 style={{ fontSize: 18 }}>{String(row.name ?? row.title ?? row.id)}</h2>
              {kind === 'objects' ? (
                <Link to="/objects/$id" params={{ id }}>
                  企业档案
                </Link>
              ) : null}
              {about.guidesOf ? <GuideCode list={about.guidesOf} id={id} /> : null}
              {writesRow(writes, row) && !version ? (
                <div className="row">
                  <Popconfirm
                    title={`移除这${about.unit}？`}
                    description="会生成一个新版本；旧版本中仍然可查。"
                    okText="移除"
                    okButtonProps={{ danger: true }}
                    onConfirm={() => remove.run(etag)}
                  >
                    <Button loading={remove.busy}>移除</Button>
                  </Popconfirm>
                  <Button type="primary" onClick={() => setEditing(true)}>
                    编辑
                  </Button>
                </div>
              ) : null}
            </div>
            {about.suspendedAs && !version ? <Suspensions list={about.suspendedAs} id={id} /> : null}
            <Tabs
              // Five of them fit on a phone.
              tabBarGutter={16}
              items={[
                {
                  key: 'facts',
                  label: '资料',
                  children: <RowFacts columns={columns} row={row} look={() => api.look(id, version)} />,
                },
                {
                  key: 'history',
                  label: '变更历史',
                  children: <RowHistory kind={kind} columns={columns} id={id} />,
                },
                {
                  key: 'inclusion',
                  label: '在册证明',
                  children: <Inclusion kind={kind} id={id} version={version} />,
                },
                ...(version ? [] : ownTabs(kind, id)),
                ...(audited
                  ? [{ key: 'trail', label: '审计日志', children: <Trail kind="row" id={`${kind}/${id}`} /> }]
                  : []),
              ]}
            />
          </div>
        );
      }}
    </Loaded>
  );
}
