import { InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ChaseLevel, LetterInput } from '../../api/measures/reportTypes.ts';
import type { Act } from '../../ui/act/useAct.ts';
import { ActForm } from '../../ui/form/ActForm.tsx';
import { DeptSelect } from '../../ui/form/DeptSelect.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { whileLoading } from '../../ui/form/whileLoading.ts';
import { LongText } from '../../ui/show/LongText.tsx';
import { useActiveNotices, useMeasures } from '../rounds/queries.ts';
import { chaseLevels } from '../rounds/words.ts';

const levels = ([0, 1, 2, 3] as ChaseLevel[]).map((value) => ({ value, label: chaseLevels[value] }));

const empty = { measures: [], level: 1 as ChaseLevel, text: '', answerWithin: 5 };

interface LetterFormProps<A> {
  /** The draft as it stands; without one a letter is begun. */
  letter?: LetterInput;
  act: Act<A>;
  submit: string;
  foot?: ReactNode;
  onSubmit: (letter: LetterInput) => void;
  onClose: () => void;
}

/** A letter as it is written: to whom, about which measures, in which words. */
export function LetterForm<A>({ letter, onSubmit, ...form }: LetterFormProps<A>) {
  const active = useActiveNotices();
  const [value, setValue] = useState<Partial<LetterInput> & { measures: string[] }>(letter ?? empty);
  const set = (part: Partial<LetterInput>) => setValue({ ...value, ...part });
  const { notice, dept, level, text = '', answerWithin, measures } = value;
  const lines = useMeasures(notice);
  const all = lines.data ?? [];
  const own = dept ? all.filter(({ leads, partners }) => [...leads, ...partners].includes(dept)) : all;
  const missing = [
    !notice && '通知',
    !dept && '单位',
    measures.length === 0 && '举措',
    text.trim() === '' && '督办事由与要求',
  ].filter((name) => name !== false);
  const whole =
    notice && dept && level !== undefined && answerWithin && missing.length === 0
      ? { notice, dept, level, answerWithin, measures, text: text.trim() }
      : undefined;
  return (
    <ActForm
      {...form}
      ready={whole !== undefined}
      missing={missing}
      onSubmit={() => {
        if (whole) onSubmit(whole);
      }}
    >
      <div className="fields">
        <Field label="通知" required wide at="/notice">
          {(id) => (
            <Select
              id={id}
              {...whileLoading(active)}
              showSearch={{ optionFilterProp: 'label' }}
              value={notice ?? null}
              options={(active.data ?? []).map((one) => ({
                value: one.id,
                label: `${one.docNo} ${one.title}`,
              }))}
              onChange={(next: string) => set({ notice: next, measures: [] })}
            />
          )}
        </Field>
        <Field label="单位" required at="/dept">
          {(id) => (
            <DeptSelect
              id={id}
              value={dept}
              onChange={(next) => setValue({ ...value, ...(next && { dept: next }), measures: [] })}
            />
          )}
        </Field>
        <Field label="级别" required at="/level">
          {(id) => (
            <Select id={id} value={level ?? 1} options={levels} onChange={(next) => set({ level: next })} />
          )}
        </Field>
        <Field
          label="举措"
          required
          wide
          at="/measures"
          hint={dept ? '列出该单位牵头或配合的举措' : '先选单位，只列它牵头或配合的举措'}
        >
          {(id) => (
            <Select
              id={id}
              {...whileLoading(lines)}
              mode="multiple"
              maxTagCount="responsive"
              showSearch={{ optionFilterProp: 'label' }}
              value={measures}
              options={own.map((one) => ({ value: one.id, label: `${one.no} ${one.title}` }))}
              onChange={(next) => set({ measures: next })}
            />
          )}
        </Field>
        <Field label="答复期限（工作日）" required at="/answerWithin">
          {(id) => (
            <InputNumber
              id={id}
              min={1}
              max={60}
              style={{ width: '100%' }}
              value={answerWithin ?? null}
              onChange={(next) => set({ answerWithin: next ?? 5 })}
            />
          )}
        </Field>
        <LongText
          label="督办事由与要求"
          at="/text"
          required
          wide
          hint="写明什么没有办好、要求何时办到哪一步。"
          rows={[4, 10]}
          most={2000}
          value={text}
          onChange={(next) => set({ text: next })}
        />
      </div>
    </ActForm>
  );
}
