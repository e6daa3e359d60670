import { unableNames } from '@mingcha/kernel/labels';
import { useState } from 'react';
import { drawsApi, type InspectorReplacement, type UnableGround } from '../../api/draws/draws.ts';
import { useDeptName, useTenant } from '../../api/tenancy.ts';
import type { Draw, Selected } from '../../api/types.ts';
import { ActForm } from '../../ui/form/ActForm.tsx';
import { ChoiceField } from '../../ui/form/ChoiceField.tsx';
import { Dialog } from '../../ui/page/Dialog.tsx';
import { LongText } from '../../ui/show/LongText.tsx';
import { useDrawAct } from '../useDraw.ts';

interface SubstituteInspectorDialogProps {
  draw: Draw;
  etag: string;
  /** The object of which an inspector cannot go; closed without one. */
  object: Selected | undefined;
  onClose: () => void;
}

const grounds = (Object.entries(unableNames) as [UnableGround, string][]).map(([value, label]) => ({
  value,
  label,
}));

/** Replaces an inspector who cannot go; the substitute is the next by rule, and is named only once it is done. */
export function SubstituteInspectorDialog({ draw, etag, object, onClose }: SubstituteInspectorDialogProps) {
  return (
    <Dialog title="更换检查人员" open={object !== undefined} onClose={onClose}>
      {object ? <Content draw={draw} etag={etag} object={object} onClose={onClose} /> : null}
    </Dialog>
  );
}

function Content(props: { draw: Draw; etag: string; object: Selected; onClose: () => void }) {
  const { draw, etag, object, onClose } = props;
  const deptName = useDeptName();
  const settings = useTenant().data?.data.settings;
  const [inspector, setInspector] = useState<string>();
  const [ground, setGround] = useState<UnableGround>();
  const [reason, setReason] = useState('');
  const official = draw.source !== 'local';
  const waits = official && settings?.secondPersons.includes('substitute') === true;
  const act = useDrawAct(
    draw.id,
    (given: InspectorReplacement) => drawsApi.substituteInspector(draw.id, given, etag),
    { done: '已由下一名候选人接替', onDone: onClose, onLost: onClose },
  );
  return (
    <ActForm
      ready={inspector !== undefined && ground !== undefined && reason.trim().length >= 2}
      act={act}
      submit={waits ? '提出更换' : '确认更换'}
      onSubmit={() =>
        act.run({ object: object.id, inspector: inspector!, ground: ground!, reason: reason.trim() })
      }
      onClose={onClose}
    >
      <p>
        接替的是本部门符合条件、没有回避、今年负荷最轻的下一名候选人，由抽取规则和种子确定，不能挑选，办理后才显示是谁。原来的人员不再承担这一户，今年的选派次数随之转给接替的人。
        {official ? '更换载入公开日志，不能撤销；公示时公开次数和事由，不公开姓名和下面的说明。' : ''}
        {waits ? '提出后须由另一名有权限的人员或监督审计人员同意。' : ''}
      </p>
      <dl className="facts">
        <dt>检查对象</dt>
        <dd>
          {object.name}
          <div className="mono muted small">{object.id}</div>
        </dd>
      </dl>
      <ChoiceField
        label="不能检查的人员"
        at="/inspector"
        required
        options={object.inspectors.map(({ id, name, dept }) => ({
          value: id,
          label: `${name}（${deptName(dept)}）`,
        }))}
        value={inspector}
        onChange={setInspector}
      />
      <ChoiceField label="事由" at="/ground" required options={grounds} value={ground} onChange={setGround} />
      <LongText
        label="说明"
        at="/reason"
        required
        hint="不少于 2 个字，如请假单号。只有组织抽取的部门、市级管理员和监督审计人员能看到；公开日志里只有它的指纹。"
        value={reason}
        onChange={setReason}
      />
    </ActForm>
  );
}
