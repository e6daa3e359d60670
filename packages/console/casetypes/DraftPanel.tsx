import { Button } from 'antd';
import { useState } from 'react';
import { definitionsApi, type TypeDefinition, type TypeDraft } from '../api/cases/definitions.ts';
import { useMe } from '../session/me.tsx';
import { useAct } from '../ui/act/useAct.ts';
import { useAsk } from '../ui/act/useAsk.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { instant } from '../ui/show/format.ts';
import { MoveChoice } from './MoveChoice.tsx';
import { useChangedDefinition } from './queries.ts';

interface DraftPanelProps {
  found: TypeDefinition;
  draft: TypeDraft;
  etag: string;
}

/** Who wrote a draft and why, and what can be done with it: published by a second person, gone on with, thrown away. */
export function DraftPanel({ found, draft, etag }: DraftPanelProps) {
  const { name, title, can } = found;
  const errors = draft.findings.filter(({ level }) => level === 'error').length;
  const changed = useChangedDefinition(name);
  const onProblem = ({ status }: { status: number }) => {
    if (status === 412 || status === 409) changed();
    return false;
  };
  const [move, setMove] = useState<string[]>([]);
  const publish = useAct(() => definitionsApi.publish(name, etag, move), {
    done: '已发布',
    onDone: changed,
    onProblem,
  });
  const discard = useAct(() => definitionsApi.discard(name, etag), {
    done: '草稿已删除',
    // a type that was a draft only is gone with it
    onDone: () => changed(),
    onProblem,
  });
  const askPublish = useAsk(publish);
  const askDiscard = useAsk(discard);
  return (
    <Panel
      title="草稿"
      actions={
        <>
          {can.includes('write') ? (
            <Button
              onClick={() =>
                askDiscard(undefined, {
                  title: `删除“${title}”的草稿？`,
                  content: '草稿中的修改不再保留，现行定义不受影响。',
                  okText: '删除草稿',
                  danger: true,
                })
              }
            >
              删除草稿
            </Button>
          ) : null}
          {can.includes('publish') ? (
            <Button
              type="primary"
              disabled={errors > 0}
              onClick={() =>
                askPublish(undefined, {
                  title: `发布“${title}”的草稿？`,
                  content: `由${draft.by.name}修改，由您发布，审计日志会记下两人。此后登记的事项按新流程办理；${move.length > 0 ? `已登记的改用所选的 ${move.length} 部分，其余仍按登记时的流程` : '已登记的仍按登记时的流程'}；名称和由谁办理立即生效。`,
                  okText: '发布',
                })
              }
            >
              发布
            </Button>
          ) : null}
        </>
      }
    >
      <dl className="facts">
        <dt>修改人</dt>
        <dd>
          {draft.by.name}，{instant(draft.at)}
        </dd>
        <dt>理由与依据</dt>
        <dd>{draft.note}</dd>
        <dt>发布</dt>
        <dd>
          <WhoPublishes draft={draft} errors={errors} may={can.includes('publish')} />
        </dd>
      </dl>
      {can.includes('publish') && errors === 0 && draft.parts.length > 0 ? (
        <MoveChoice type={name} parts={draft.parts} chosen={move} onChange={setMove} />
      ) : null}
    </Panel>
  );
}

function WhoPublishes({ draft, errors, may }: { draft: TypeDraft; errors: number; may: boolean }) {
  const me = useMe();
  if (errors > 0) return `有 ${errors} 处错误，改正后才能发布。`;
  if (may) return '请核对与现行定义的不同和检查结果，再发布。';
  return draft.by.sub === me.sub
    ? '草稿由您修改，须由另一位有“发布事项流程”权限的人员发布。'
    : '由有“发布事项流程”权限的人员发布，修改人本人不能发布。';
}
