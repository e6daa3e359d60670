import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { chasesApi } from '../../api/reports.ts';
import type { ChaseLetter, ChaseLevel, NewChase } from '../../api/reportTypes.ts';
import { useAct } from '../../ui/act/useAct.ts';
import { ActForm } from '../../ui/form/ActForm.tsx';
import { DeptSelect } from '../../ui/form/DeptSelect.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { whileLoading } from '../../ui/form/whileLoading.ts';
import { Dialog } from '../../ui/page/Dialog.tsx';
import { LongText } from '../../ui/show/LongText.tsx';
import { useActiveNotices, useMeasures } from '../rounds/queries.ts';
import { chaseLevels } from '../rounds/words.ts';
import { ChaseSheet } from './ChaseSheet.tsx';

interface IssueDialogProps {
  open: boolean;
  onClose: () => void;
}

/** Issues a chase by hand: to whom, about which measures, in which words. */
export function IssueDialog({ open, onClose }: IssueDialogProps) {
  return (
    <Dialog title="人工发出督办" open={open} onClose={onClose} width={760} stays>
      <Form onClose={onClose} />
    </Dialog>
  );
}

const levels = ([0, 1, 2, 3] as ChaseLevel[]).map((value) => ({ value, label: chaseLevels[value] }));

function Form({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const active = useActiveNotices();
  const notices = active.data ?? [];
  const [value, setValue] = useState<Partial<NewChase> & { measures: string[] }>({
    measures: [],
    level: 1,
    text: '',
    answerWithin: 5,
  });
  const set = (part: Partial<NewChase>) => setValue({ ...value, ...part });
  const lines = useMeasures(value.notice);
  const measures = lines.data ?? [];
  const own = value.dept ? measures.filter(({ leads }) => leads.includes(value.dept!)) : measures;
  const [letter, setLetter] = useState<ChaseLetter>();
  const preview = useAct((chase: NewChase) => chasesApi.preview(chase), {
    onDone: ({ data }) => setLetter(data),
  });
  const issue = useAct((chase: NewChase) => chasesApi.issue(chase), {
    onDone: ({ data }) => {
      message.success(`已发出 ${data.number}`);
      void client.invalidateQueries({ queryKey: ['chases'] });
      void client.invalidateQueries({ queryKey: ['overdue'] });
      onClose();
      void navigate({ to: '/chases/$id', params: { id: data.id } });
    },
  });
  const { notice, dept, level, text = '', answerWithin } = value;
  const missing = [
    !notice && '通知',
    !dept && '单位',
    value.measures.length === 0 && '举措',
    text.trim() === '' && '督办事由与要求',
  ].filter((name) => name !== false);
  const whole =
    notice && dept && level !== undefined && answerWithin && value.measures.length > 0 && text.trim() !== ''
      ? { notice, dept, level, answerWithin, measures: value.measures, text: text.trim() }
      : undefined;
  if (letter && whole) {
    return (
      <ActForm
        ready
        act={issue}
        submit="编号并发出"
        foot={<Button onClick={() => setLetter(undefined)}>返回修改</Button>}
        onSubmit={() => issue.run(whole)}
        onClose={onClose}
      >
        <p className="muted">请核对督办单。发出时取号，之后不能再改。</p>
        <div className="sheet-fit">
          <ChaseSheet chase={letter} number="（发出时编号）" />
        </div>
      </ActForm>
    );
  }
  return (
    <ActForm
      ready={whole !== undefined}
      missing={missing}
      act={preview}
      submit="预览督办单"
      onSubmit={() => {
        if (whole) preview.run(whole);
      }}
      onClose={onClose}
    >
      <div className="fields">
        <Field label="通知" required wide at="/notice">
          {(id) => (
            <Select
              id={id}
              {...whileLoading(active)}
              showSearch={{ optionFilterProp: 'label' }}
              value={notice ?? null}
              options={notices.map((one) => ({ value: one.id, label: `${one.docNo} ${one.title}` }))}
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
          hint={dept ? '列出该单位牵头的举措' : '先选单位，只列它牵头的举措'}
        >
          {(id) => (
            <Select
              id={id}
              {...whileLoading(lines)}
              mode="multiple"
              maxTagCount="responsive"
              showSearch={{ optionFilterProp: 'label' }}
              value={value.measures}
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
