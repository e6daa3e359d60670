import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { etagOf, reportsApi } from '../../api/measures/reports.ts';
import type { ReportForm } from '../../api/measures/reportTypes.ts';
import { useDeptName } from '../../api/tenancy.ts';
import { ReasonDialog } from '../../ui/act/ReasonDialog.tsx';
import { Refusal } from '../../ui/act/Refusal.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import { Panel } from '../../ui/page/Panel.tsx';
import { MeasureFacts } from '../reports/FormParts.tsx';
import { isOpenForm } from '../reports/forms.ts';
import { ReportView } from '../reports/ReportView.tsx';
import { roleWords } from './words.ts';

/** One report before the office: accept it, or return it with the reason. */
export function ReviewPane({ form, onNext }: { form: ReportForm; onNext: (() => void) | undefined }) {
  const deptName = useDeptName();
  return (
    <Panel
      title={`${form.measure.no} ${form.measure.title}`}
      about={
        <span className="row" style={{ gap: '2px 14px' }}>
          <strong>{deptName(form.dept)}</strong>
          <span>{roleWords[form.role]}</span>
          {form.measure.deadline ? <span>举措完成时限 {form.measure.deadline}</span> : null}
          {isOpenForm(form) && form.overdueDays > 0 ? (
            <span className="chip bad">逾期 {form.overdueDays} 天未报</span>
          ) : null}
        </span>
      }
    >
      <div className="stack">
        <MeasureFacts form={form} />
        <ReportView
          form={form}
          foot={form.can.includes('accept') ? <Decision form={form} onNext={onNext} /> : null}
        />
      </div>
    </Panel>
  );
}

interface DecisionProps {
  form: ReportForm;
  onNext: (() => void) | undefined;
}

function Decision({ form, onNext }: DecisionProps) {
  const client = useQueryClient();
  const [returning, setReturning] = useState(false);
  const settled = async () => {
    await client.invalidateQueries({ queryKey: ['forms'] });
    void client.invalidateQueries({ queryKey: ['rounds'] });
    void client.invalidateQueries({ queryKey: ['measures-waiting'] });
    onNext?.();
  };
  const lost = ({ status }: { status: number }) => {
    if (status === 412 || status === 409) void client.invalidateQueries({ queryKey: ['forms'] });
    return false;
  };
  const accept = useAct(() => reportsApi.accept(form.id, etagOf(form)), {
    done: '已采用',
    onDone: settled,
    onProblem: lost,
  });
  const giveBack = useAct((reason: string) => reportsApi.giveBack(form.id, reason, etagOf(form)), {
    done: '已退回，原因已告知报送单位',
    onDone: () => {
      setReturning(false);
      return settled();
    },
    onProblem: lost,
  });
  return (
    <div className="row end form-foot">
      <Refusal of={accept} />
      {onNext ? <Button onClick={onNext}>先看下一份</Button> : null}
      <Button onClick={() => setReturning(true)}>退回…</Button>
      <Button type="primary" loading={accept.busy} onClick={() => accept.run(undefined)}>
        采用
      </Button>
      <ReasonDialog
        open={returning}
        title="退回报告"
        label="退回原因"
        hint="报送单位会看到；写明缺什么、怎样改。"
        action="退回"
        danger
        act={giveBack}
        onClose={() => setReturning(false)}
        onGive={(reason) => giveBack.run(reason)}
      />
    </div>
  );
}
