import { Button, Input } from 'antd';
import { casesApi } from '../../api/cases/cases.ts';
import { useAct } from '../../ui/act/useAct.ts';
import { Field } from '../../ui/form/Field.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import type { Desk } from '../sync/desk.ts';
import { useOnline } from '../sync/useDesk.ts';
import { type Download, namesOf, textOf } from '../work/model.ts';
import type { Editing } from './useWork.ts';

/** The notice as the enterprise is told it, and the day on which it was served. */
export function NoticePanel({
  desk,
  download,
  editing,
  today,
  isJoining = false,
}: {
  desk: Desk;
  download: Download;
  editing: Editing;
  today: string;
  /** Whoever joins a visit does not serve its notice. */
  isJoining?: boolean;
}) {
  const { case: found } = download;
  const isOnline = useOnline(desk);
  const save = useAct(({ id, title }: { id: string; title: string }) =>
    casesApi.savePaper(found, id, 'pdf', title),
  );
  const served = textOf(found, 'servedOn');
  const paper = found.papers.find(({ title }) => title.includes('通知书'));
  const lines = [
    ['检查事项', namesOf(found, 'items').join('、')],
    ['联合部门', namesOf(found, 'codepts').join('、')],
    ['检查类型和方式', `${textOf(found, 'kind')}，${textOf(found, 'mode')}`],
    ['起止日期', `${textOf(found, 'from')} 至 ${textOf(found, 'until')}`],
    ['请企业准备', textOf(found, 'materials')],
    ['任务来源', textOf(found, 'ground')],
  ];
  return (
    <Panel
      title="检查通知书"
      about="告知检查事项，企业可以申请检查人员回避"
      actions={
        paper && isOnline ? (
          <Button loading={save.busy} onClick={() => save.run(paper)}>
            下载通知书
          </Button>
        ) : null
      }
    >
      <div className="stack">
        <dl className="visit-lines">
          {lines.map(([title, text]) =>
            text ? (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{text}</dd>
              </div>
            ) : null,
          )}
        </dl>
        {served ? (
          <p>
            已于 <strong>{served}</strong> 送达
          </p>
        ) : isJoining ? null : (
          <Field label="送达日期" hint="到场时送达的，填今天；提交检查情况时一并登记">
            {(id) => (
              <Input
                id={id}
                type="date"
                size="large"
                max={today}
                value={editing.work.draft.servedOn ?? ''}
                onChange={({ target }) => editing.draft({ servedOn: target.value })}
              />
            )}
          </Field>
        )}
      </div>
    </Panel>
  );
}
