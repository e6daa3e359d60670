import { noticeStates } from '@mingcha/kernel/labels';
import '../measures.css';
import './board.css';
import '../reading/reading.css';
import '../rounds/rounds.css';
import { useParams } from '@tanstack/react-router';
import { Button, Switch } from 'antd';
import { useState } from 'react';
import { noticesApi } from '../../api/measures/measures.ts';
import type { Notice } from '../../api/measures/measureTypes.ts';
import { useMe } from '../../session/me.tsx';
import { ReasonDialog } from '../../ui/act/ReasonDialog.tsx';
import { Loaded } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { StateMark } from '../../ui/show/Mark.tsx';
import { ChaseForm } from '../reading/ChaseForm.tsx';
import { ScheduleForm } from '../reading/ScheduleForm.tsx';
import { NoticeTop } from '../rounds/NoticeHead.tsx';
import { useNoticeAct, useWholeNotice } from './useNotice.ts';

/** How a notice is followed and what of it is public; ending it. */
export function NoticeSettingsPage() {
  const { id } = useParams({ from: '/measures/$id/settings' });
  const query = useWholeNotice(id);
  return (
    <div className="page">
      <Loaded query={query} lines={8} page>
        {({ data, etag }) => (
          <>
            <NoticeTop
              id={id}
              title={data.title}
              about={
                <span className="row">
                  <StateMark of={noticeStates[data.state]} />
                  <span>{data.docNo}</span>
                </span>
              }
            />
            <PublicationPanel notice={data} etag={etag} />
            <RulesPanel notice={data} etag={etag} key={etag} />
            {data.can.includes('close') ? <ClosePanel notice={data} etag={etag} /> : null}
          </>
        )}
      </Loaded>
    </div>
  );
}

interface PanelProps {
  notice: Notice;
  etag: string;
}

const switches = [
  {
    key: 'published',
    label: '公开这份通知和各项举措',
    about: '社会公众可以看到举措、责任单位、时限和状态。',
  },
  { key: 'lights', label: '公开亮灯', about: '不公开亮灯的内部原因。' },
  { key: 'reports', label: '公开已接收的进展', about: '只公开已接收的报告正文，不公开存在问题和人员姓名。' },
] as const;

function PublicationPanel({ notice, etag }: PanelProps) {
  const { tenant } = useMe();
  const { publication } = notice;
  const writable = notice.can.includes('publish');
  const act = useNoticeAct(
    notice.id,
    (next: Notice['publication']) => noticesApi.change(notice.id, { publication: next }, etag),
    '公开设置已更新',
  );
  return (
    <Panel
      title="公开"
      actions={
        publication.published ? (
          <a href={`/public/${tenant.code}/notices/${notice.id}`} target="_blank" rel="noopener">
            打开公开页面
          </a>
        ) : null
      }
    >
      <ul className="stack">
        {switches.map(({ key, label, about }) => (
          <li className="row" style={{ flexWrap: 'nowrap', alignItems: 'flex-start' }} key={key}>
            <Switch
              aria-label={label}
              checked={publication[key]}
              disabled={!writable || act.busy || (key !== 'published' && !publication.published)}
              onChange={(on) => act.run({ ...publication, [key]: on })}
            />
            <span>
              <strong>{label}</strong>
              <span className="muted small" style={{ display: 'block' }}>
                {about}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function RulesPanel({ notice, etag }: PanelProps) {
  const [schedule, setSchedule] = useState(notice.schedule);
  const [chase, setChase] = useState(notice.chase);
  const writable = notice.can.includes('adjust');
  const changed = JSON.stringify([schedule, chase]) !== JSON.stringify([notice.schedule, notice.chase]);
  const act = useNoticeAct(
    notice.id,
    () => noticesApi.change(notice.id, { schedule, chase }, etag),
    '规则已更新',
  );
  return (
    <Panel title="报送安排与督办规则" about="只影响以后的报送轮次和督办，已经发出的不变。">
      <fieldset className="plain-set stack" disabled={!writable}>
        <legend className="visually-hidden">报送安排与督办规则</legend>
        <ScheduleForm schedule={schedule} onChange={setSchedule} />
        <h3 className="rule-title">提醒与督办规则</h3>
        <p className="muted small">
          天数都按工作日计。到时由系统发出，或者拟好督办函等人送审、签发，不必有人记着。
        </p>
        <ChaseForm rules={chase} onChange={setChase} />
        {writable ? (
          <div className="row end">
            <Button
              disabled={!changed}
              onClick={() => {
                setSchedule(notice.schedule);
                setChase(notice.chase);
              }}
            >
              还原
            </Button>
            <Button type="primary" disabled={!changed} loading={act.busy} onClick={() => act.run(undefined)}>
              保存规则
            </Button>
          </div>
        ) : null}
      </fieldset>
    </Panel>
  );
}

function ClosePanel({ notice, etag }: PanelProps) {
  const [asking, setAsking] = useState(false);
  const act = useNoticeAct(
    notice.id,
    (reason: string) => noticesApi.close(notice.id, reason, etag),
    '已办结',
    () => setAsking(false),
  );
  return (
    <Panel
      title="办结"
      about="办结后不再要求报送，也不再提醒和督办；台账和记录都保留。"
      actions={<Button onClick={() => setAsking(true)}>办结这份通知…</Button>}
    >
      <ReasonDialog
        open={asking}
        title="办结这份通知"
        label="办结说明"
        hint="例如：全部举措已完成并通过年终考核。"
        action="办结"
        act={act}
        onClose={() => setAsking(false)}
        onGive={act.run}
      />
    </Panel>
  );
}
