import { useQuery, useQueryClient } from '@tanstack/react-query';
import '../registers.css';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Checkbox, Popconfirm } from 'antd';
import { useState } from 'react';
import { registerApi } from '../../api/lists/registers.ts';
import type { Version } from '../../api/types.ts';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { PageHead } from '../../shell/PageHead.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import { DataTable, type TableColumn } from '../../ui/list/DataTable.tsx';
import { usePages } from '../../ui/list/usePages.ts';
import { Empty, ProblemView } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { count, instant } from '../../ui/show/format.ts';
import { ShortHash } from '../../ui/show/Hash.tsx';
import { useWrites } from '../hooks.ts';
import { KnownRegister } from '../KnownRegister.tsx';
import { kindNamed, type RegisterKindName } from '../kinds.ts';
import { writesAny } from '../writes.ts';
import { DiffView } from './DiffView.tsx';
import { RestoreDialog } from './RestoreDialog.tsx';

/** All versions of a register; any two can be compared, and a version of the item list published. */
export function VersionsPage() {
  const kind = useParams({ from: '/registers/$kind/versions' }).kind as RegisterKindName;
  return (
    <KnownRegister kind={kind}>
      <Versions kind={kind} />
    </KnownRegister>
  );
}

function Versions({ kind }: { kind: RegisterKindName }) {
  const about = kindNamed(kind);
  const [picked, setPicked] = useState<Version[]>([]);
  const [restoring, setRestoring] = useState<Version>();
  const restorable = writesAny(useWrites(kind));
  const api = registerApi(about.base);
  const { query, rows: versions, more } = usePages(['versions', kind], (cursor) => api.versions(cursor));
  const pick = (version: Version, on: boolean) =>
    setPicked(on ? [...picked, version].slice(-2) : picked.filter(({ id }) => id !== version.id));
  const [from, to] = comparison(picked, versions ?? []);
  return (
    <div className="page">
      <PageHead
        title="版本记录"
        crumb={
          <Link to="/registers/$kind" params={{ kind }}>
            ← {about.title}
          </Link>
        }
        about="每次改动都留下一个完整版本，可查、可比、可证，不会被覆盖。勾选两个版本即可比较。"
      />
      <RestoreDialog kind={kind} version={restoring} onClose={() => setRestoring(undefined)} />
      {from && to ? <DiffView kind={kind} from={from} to={to} onClose={() => setPicked([])} /> : null}
      <Panel title="全部版本" flush>
        {query.error ? <ProblemView error={query.error} onRetry={() => void query.refetch()} /> : null}
        <DataTable
          label="全部版本"
          columns={versionColumns(kind, picked, pick, restorable ? setRestoring : undefined)}
          rows={query.error ? [] : versions}
          rowKey={({ id }) => id}
          empty={<Empty title="还没有任何版本">导入或新增后，这里会出现第 1 版。</Empty>}
          more={more}
        />
      </Panel>
    </div>
  );
}

/** Older first. With one picked: it against the version before it. */
function comparison(picked: Version[], all: Version[]): [Version | undefined, Version | undefined] {
  if (picked.length === 1) {
    const [only] = picked as [Version];
    return [all.find(({ number }) => number === only.number - 1), only];
  }
  const [from, to] = [...picked].sort((a, b) => a.number - b.number);
  return [from, to];
}

function versionColumns(
  kind: RegisterKindName,
  picked: Version[],
  pick: (version: Version, on: boolean) => void,
  restore: ((version: Version) => void) | undefined,
): TableColumn<Version>[] {
  return [
    {
      key: 'number',
      header: '版本',
      cell: (version) => (
        <Checkbox
          checked={picked.some(({ id }) => id === version.id)}
          onChange={(event) => pick(version, event.target.checked)}
        >
          <span className="nowrap">第 {version.number} 版</span>
          <Heads heads={version.head ?? []} publishes={kindNamed(kind).publishes} />
        </Checkbox>
      ),
    },
    { key: 'count', header: '行数', number: true, cell: (version) => count(version.count) },
    { key: 'change', header: '改动', cell: (version) => <Counts version={version} /> },
    { key: 'reason', header: '原因与来源', cell: (version) => <Why version={version} /> },
    {
      key: 'by',
      header: '操作人',
      cell: (version) => (
        <span className="nowrap">
          {version.by.name}
          <span className="muted small"> {instant(version.at)}</span>
        </span>
      ),
    },
    {
      key: 'root',
      header: '指纹',
      cell: (version) => <ShortHash value={version.root} name={`第 ${version.number} 版的指纹`} />,
    },
    { key: 'act', header: '操作', cell: (version) => <VersionActions {...{ kind, version, restore }} /> },
  ];
}

function Heads({ heads, publishes }: { heads: string[]; publishes: boolean }) {
  return (
    <>
      {heads.includes('draft') ? (
        <span className="chip accent head-chip">{publishes ? '最新' : '当前'}</span>
      ) : null}
      {heads.includes('published') ? <span className="chip accent head-chip">已公示</span> : null}
    </>
  );
}

function Counts({ version }: { version: Version }) {
  const { added = 0, changed = 0, removed = 0 } = version.counts ?? {};
  const parts = [
    added > 0 ? `新增 ${count(added)}` : '',
    changed > 0 ? `修改 ${count(changed)}` : '',
    removed > 0 ? `移除 ${count(removed)}` : '',
  ].filter(Boolean);
  return parts.length > 0 ? <span>{parts.join(' · ')}</span> : null;
}

const sourceNames = { import: '文件导入', edit: '逐条编辑', seed: '初始数据', restore: '恢复' } as const;

function Why({ version: { reason, source } }: { version: Version }) {
  return (
    <div>
      <div>{reason || sourceNames[source.type]}</div>
      <div className="muted small">
        {[
          reason ? sourceNames[source.type] : '',
          source.restored ? `自第 ${source.restored} 版` : source.fileName,
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
    </div>
  );
}

function VersionActions(props: {
  kind: RegisterKindName;
  version: Version;
  restore: ((version: Version) => void) | undefined;
}) {
  const { kind, version, restore } = props;
  const about = kindNamed(kind);
  const me = useMe();
  const published = version.head?.includes('published') ?? false;
  const isDraft = version.head?.includes('draft') ?? false;
  return (
    <span className="row" style={{ flexWrap: 'nowrap' }}>
      <Link to="/registers/$kind" params={{ kind }} search={{ version: version.id }}>
        查看
      </Link>
      {restore && !isDraft ? (
        <Button size="small" onClick={() => restore(version)}>
          恢复
        </Button>
      ) : null}
      {about.publishes && !about.reviewedAs && !published && permits(me, about.write) ? (
        <PublishButton kind={kind} version={version} />
      ) : null}
      {about.reviewedAs && isDraft && !published && permits(me, 'cases:catalogue:write') ? (
        <Link
          to="/cases/$type/new"
          params={{ type: 'list-editions' }}
          search={{ values: { listId: about.reviewedAs } }}
        >
          提交审核
        </Link>
      ) : null}
    </span>
  );
}

function PublishButton({ kind, version }: { kind: RegisterKindName; version: Version }) {
  const client = useQueryClient();
  const api = registerApi(kindNamed(kind).base);
  const heads = useQuery({ queryKey: ['heads', kind], queryFn: () => api.heads() });
  const publish = useAct(() => api.publish(version.id, heads.data ?? ''), {
    done: `第 ${version.number} 版已公示`,
    onDone: () => void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === kind }),
  });
  return (
    <Popconfirm
      title={`公示第 ${version.number} 版？`}
      description="公示后按这一版执行；以前的版本仍然可查。"
      okText="公示"
      onConfirm={() => publish.run(undefined)}
    >
      <Button size="small" loading={publish.busy}>
        公示
      </Button>
    </Popconfirm>
  );
}
