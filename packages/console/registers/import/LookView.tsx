import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { ImportResponse } from '../../api/lists/registers.ts';
import type { ChangeExample } from '../../api/types.ts';
import { IssueTable } from '../../ui/list/IssueTable.tsx';
import { count } from '../../ui/show/format.ts';
import { actionNames, actionTones } from '../versions/diffText.ts';
import { ReportButtons } from './Rejected.tsx';
import { Summary } from './Summary.tsx';

interface LookViewProps {
  found: ImportResponse;
  /** The list has changed since it was looked at before. */
  stale: boolean;
  /** What is done when it is confirmed: 导入 or 恢复. */
  verb: string;
  busy: boolean;
  onBack: () => void;
  onConfirm: () => void;
  /** Looks again without the rows that have errors, where that can be. */
  onSkip: (() => void) | undefined;
}

/** What would be done, before anything is: figures, what was found by row and column, and some of the changes. */
export function LookView({ found, stale, verb, busy, onBack, onConfirm, onSkip }: LookViewProps) {
  const { job, summary, check, errors = [], warnings = [] } = found;
  const { added = 0, changed = 0, removed = 0, rejected = 0 } = summary ?? {};
  const touched = added + changed + removed;
  const ready = check?.ready === true && touched > 0;
  return (
    <div className="stack">
      {stale ? (
        <div className="note warn" role="alert">
          名录在您核对之后又有改动，刚才没有写入。下面是对照最新版本重新核对的结果，请看过再确认。
        </div>
      ) : null}
      <div className="note" role="status">
        <strong>核对完成，还没有写入。</strong>
        {check?.base ? `对照的是第 ${check.base.number} 版。` : '名录还是空的。'}
        {headerNote(check?.headerRow)}
      </div>
      <Summary summary={summary} rejected="有错误" />
      {removed > 0 && verb === '导入' ? (
        <div className="note warn">
          确认后将从名录中移除 {count(removed)} 行；旧版本中仍然可查，也可以恢复。
        </div>
      ) : null}
      {rejected > 0 || errors.length > 0 ? (
        <Section title="错误" about={errorText(check?.ready === true)}>
          <IssueTable label="错误清单" issues={errors} total={Math.max(rejected, errors.length)} />
        </Section>
      ) : null}
      {warnings.length > 0 ? (
        <Section title="提醒" about="不影响写入，请逐条核对；确实无误的可以保留。">
          <IssueTable label="提醒清单" issues={warnings} total={summary?.warnings ?? warnings.length} />
        </Section>
      ) : null}
      {check?.examples?.length ? (
        <Section
          title="改动举例"
          about={touched > check.examples.length ? `共 ${count(touched)} 行有改动` : ''}
        >
          <Examples examples={check.examples} />
        </Section>
      ) : null}
      <div className="row between">
        {errors.length + warnings.length > 0 ? <ReportButtons job={job} /> : <span />}
        <span className="row">
          <Button onClick={onBack} disabled={busy}>
            返回修改
          </Button>
          {check?.ready === false && onSkip ? (
            <Button onClick={onSkip} loading={busy}>
              跳过有错误的行，重新核对
            </Button>
          ) : null}
          <Button type="primary" onClick={onConfirm} loading={busy} disabled={!ready}>
            {check?.ready && touched === 0 ? '没有改动' : `确认${verb}`}
          </Button>
        </span>
      </div>
    </div>
  );
}

function headerNote(row: number | undefined): string {
  if (row === undefined || row === 1) return '';
  return `以文件第 ${row} 行为列标题，其上 ${row - 1} 行未读取。`;
}

const errorText = (ready: boolean): string =>
  ready ? '有错误的行不写入，其余照常。' : '改正之前不能写入。请在文件中改正后重新选择。';

function Section({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  return (
    <section className="stack tight" aria-label={title}>
      <h3>
        {title} <span className="muted small">{about}</span>
      </h3>
      {children}
    </section>
  );
}

function Examples({ examples }: { examples: ChangeExample[] }) {
  return (
    <ul className="diff-list examples">
      {examples.map(({ id, action, fields }) => (
        <li key={id}>
          <span className={actionTones[action]}>{actionNames[action]}</span>
          <div>
            <div className="mono small">{id}</div>
            <ul className="change-lines">
              {fields.map(({ column, before, after }) => (
                <li key={column}>
                  <span className="muted">{column}</span>
                  {action === 'added' ? null : <del>{before ?? '（空）'}</del>}
                  {action === 'changed' ? <span aria-hidden="true">→</span> : null}
                  {action === 'removed' ? null : <ins>{after ?? '（空）'}</ins>}
                </li>
              ))}
            </ul>
          </div>
        </li>
      ))}
    </ul>
  );
}
