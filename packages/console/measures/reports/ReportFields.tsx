import { usualFileTypes } from '@mingcha/kernel';
import { reportStatusNames } from '@mingcha/kernel/labels';
import { InputNumber, Radio } from 'antd';
import type { ReportContent, ReportForm, ReportStatus } from '../../api/measures/reportTypes.ts';
import { FilesControl } from '../../files/FilesControl.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { LongText } from '../../ui/show/LongText.tsx';
import { comparisons } from '../notices/words.ts';

interface ReportFieldsProps {
  form: ReportForm;
  content: ReportContent;
  onChange: (part: Partial<ReportContent>) => void;
  error: string | undefined;
}

const options = (Object.keys(reportStatusNames) as ReportStatus[]).map((value) => ({
  value,
  label: reportStatusNames[value],
}));

/** The fields of one report. */
export function ReportFields({ form, content, onChange, error }: ReportFieldsProps) {
  return (
    <>
      <fieldset className="plain-set status-choice">
        <legend>进展</legend>
        <Radio.Group
          value={content.status}
          options={options}
          onChange={(event) => onChange({ status: event.target.value })}
        />
      </fieldset>
      <LongText
        label="落实情况"
        at="/content/text"
        required
        error={error}
        hint="做了什么、到了哪一步、有什么数据；将写入通报。"
        rows={[4, 14]}
        most={4000}
        value={content.text}
        onChange={(next) => onChange({ text: next })}
      />
      <Indicators {...{ form, content, onChange }} />
      <LongText
        label="存在问题"
        at="/content/problems"
        hint="只供督查内部掌握，不对外公开。"
        rows={[2, 8]}
        most={2000}
        value={content.problems ?? ''}
        onChange={(next) => onChange({ problems: next })}
      />
      <LongText
        label="下一步打算"
        at="/content/next"
        rows={[2, 8]}
        most={2000}
        value={content.next ?? ''}
        onChange={(next) => onChange({ next: next })}
      />
      <Field label="附件" at="/content/files">
        {(id) => (
          <FilesControl
            id={id}
            title="附件"
            accepts={usualFileTypes}
            many
            ids={content.files ?? []}
            onChange={(files) => onChange({ files })}
          />
        )}
      </Field>
    </>
  );
}

function Indicators({ form, content, onChange }: Omit<ReportFieldsProps, 'error'>) {
  const { indicators } = form;
  if (indicators.length === 0) return null;
  const set = (indicator: string, value: number | null) => {
    const rest = content.values.filter((one) => one.indicator !== indicator);
    onChange({ values: value === null ? rest : [...rest, { indicator, value }] });
  };
  return (
    <div className="fields">
      {indicators.map(({ id: indicator, metric, comparison, target, unit }) => (
        <Field
          key={indicator}
          label={metric}
          at={`/content/values/${content.values.findIndex((one) => one.indicator === indicator)}`}
          hint={`目标：${comparisons[comparison]} ${target}${unit}`}
        >
          {(id) => (
            <InputNumber
              id={id}
              style={{ width: '100%' }}
              suffix={unit}
              value={content.values.find((one) => one.indicator === indicator)?.value ?? null}
              onChange={(value) => set(indicator, value)}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
