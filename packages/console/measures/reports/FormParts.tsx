import { dueText } from '@mingcha/kernel';
import { reportStateNames } from '@mingcha/kernel/labels';
import { Button } from 'antd';
import type { ReportForm } from '../../api/measures/reportTypes.ts';
import { useDeptName } from '../../api/tenancy.ts';
import { targetText } from '../notices/words.ts';
import { roleWords } from '../rounds/words.ts';
import { isOpenForm } from './forms.ts';

/** Under a form's title: role, deadline, lateness. */
export function FormHead({ form }: { form: ReportForm }) {
  return (
    <span className="row" style={{ gap: '2px 14px' }}>
      <span>{form.role === 'lead' ? '本单位牵头' : '本单位配合'}</span>
      {form.measure.deadline ? <span>举措完成时限 {form.measure.deadline}</span> : null}
      <span>报送截止 {dueText(form.due)}</span>
      {isOpenForm(form) && form.overdueDays > 0 ? (
        <span className="chip bad">已逾期 {form.overdueDays} 天</span>
      ) : null}
    </span>
  );
}

/** The measure's own words and targets. */
export function MeasureFacts({ form }: { form: ReportForm }) {
  const { text, targets } = form.measure;
  return (
    <>
      {text ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls and must be reachable by keyboard
        <section className="source-text small" aria-label="举措原文" tabIndex={0}>
          {text}
        </section>
      ) : null}
      {targets && targets.length > 0 ? (
        <p className="small">
          目标：
          {targets.map(targetText).join('；')}
        </p>
      ) : null}
    </>
  );
}

interface PartnerTextsProps {
  form: ReportForm;
  /** Takes a unit's text over into the lead's own. */
  onTake?: (text: string) => void;
}

/** What the co-units wrote, beside the lead's form. */
export function PartnerTexts({ form, onTake }: PartnerTextsProps) {
  const deptName = useDeptName();
  if (form.role !== 'lead' || form.partners.length === 0) return null;
  return (
    <section className="stack tight" aria-label="其他单位报来的情况">
      <h3 className="small">其他单位报来的情况</h3>
      {form.partners.map(({ dept, role, state, text }) => (
        <div key={dept} className="partner-text">
          <span className="row between small">
            <span>
              <strong>{deptName(dept)}</strong>{' '}
              <span className="muted">
                {roleWords[role]} · {reportStateNames[state ?? 'none']}
              </span>
            </span>
            {onTake && text ? (
              <Button size="small" aria-label={`引用${deptName(dept)}的内容`} onClick={() => onTake(text)}>
                引用
              </Button>
            ) : null}
          </span>
          <span className={text ? 'report-text' : 'muted'}>{text || '还没有报来'}</span>
        </div>
      ))}
    </section>
  );
}
