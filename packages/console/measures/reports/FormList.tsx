import { reportStateNames } from '@mingcha/kernel/labels';
import type { ReactNode } from 'react';
import type { ReportForm } from '../../api/measures/reportTypes.ts';
import { Mark } from '../../ui/show/Mark.tsx';
import { roleWords } from '../rounds/words.ts';
import { formState, formTone, isOpenForm } from './forms.ts';

interface FormListProps {
  forms: readonly ReportForm[];
  shown: string;
  onShow: (id: string) => void;
  /** The unit's name, where forms of several units are listed. */
  unitOf?: (form: ReportForm) => string;
  head?: ReactNode;
}

/** Forms to choose from: measure, role, how it stands. */
export function FormList({ forms, shown, onShow, unitOf, head }: FormListProps) {
  return (
    <nav className="panel side-list" aria-label="报送表">
      {head ? <div className="form-list-head">{head}</div> : null}
      <ol className="form-list">
        {forms.map((form) => (
          <li key={form.id}>
            <button
              type="button"
              className="plain"
              aria-current={form.id === shown ? 'true' : undefined}
              onClick={() => onShow(form.id)}
            >
              <span className="title">
                {form.measure.no} {form.measure.title}
              </span>
              <span className="row small" style={{ gap: '0 12px' }}>
                {unitOf ? <span className="muted">{unitOf(form)}</span> : null}
                <span className="muted">{roleWords[form.role]}</span>
                <Mark tone={formTone(form)}>{reportStateNames[formState(form)]}</Mark>
                {isOpenForm(form) && form.overdueDays > 0 ? (
                  <span className="chip bad">逾期 {form.overdueDays} 天</span>
                ) : null}
                {form.report?.late && !isOpenForm(form) ? <span className="chip warn">迟报</span> : null}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
