import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Drawer, Radio } from 'antd';
import { useState } from 'react';
import { casesApi } from '../../api/cases/cases.ts';
import type { Case, Values } from '../../api/cases/caseTypes.ts';
import type { Answer } from '../../api/http.ts';
import { Outcomes } from '../../ui/act/Outcomes.tsx';
import { Empty, ProblemView, Skeleton } from '../../ui/page/Loading.tsx';
import { CaseFields } from '../form/CaseFields.tsx';
import { fieldsNamed, missingTitles, sentValues } from '../form/values.ts';
import type { ChosenCase } from './BulkBar.tsx';
import { type Choice, choicesOf, mixedText } from './choices.ts';
import { useBulkRun } from './useBulkRun.ts';

interface BulkDrawerProps {
  /** Nothing where the drawer is closed. */
  chosen: readonly ChosenCase[] | undefined;
  onClose: (isDone: boolean) => void;
}

/** One thing done to several cases: which, with one form, and then how it went with each. */
export function BulkDrawer({ chosen, onClose }: BulkDrawerProps) {
  const [isDone, setDone] = useState(false);
  const close = () => {
    onClose(isDone);
    setDone(false);
  };
  return (
    <Drawer
      title={`批量办理（${chosen?.length ?? 0} 件）`}
      open={chosen !== undefined}
      onClose={close}
      size={640}
      destroyOnHidden
      maskClosable={false}
    >
      {chosen ? <Loading chosen={chosen} onBegun={() => setDone(true)} onClose={close} /> : null}
    </Drawer>
  );
}

interface StepProps {
  chosen: readonly ChosenCase[];
  onBegun: () => void;
  onClose: () => void;
}

function Loading({ chosen, ...props }: StepProps) {
  const queries = useQueries({
    queries: chosen.map(({ type, id }) => ({
      // As they were when they were chosen: what others do meanwhile is told for each case.
      queryKey: ['bulk-case', type, id],
      queryFn: () => casesApi.get(type, id),
      gcTime: 0,
    })),
  });
  const failed = queries.find(({ error }) => error);
  if (failed) return <ProblemView error={failed.error} onRetry={() => void failed.refetch()} />;
  const cases = queries.flatMap(({ data }) => data ?? []);
  if (cases.length < chosen.length) return <Skeleton lines={4} />;
  return <Chosen chosen={chosen} cases={cases} {...props} />;
}

function Chosen({ chosen, cases: latest, onBegun, onClose }: StepProps & { cases: Answer<Case>[] }) {
  const [cases] = useState(latest);
  const choices = choicesOf(cases.map(({ data }) => data));
  const [key, setKey] = useState<string>();
  const [values, setValues] = useState<Values>({});
  const { outcomes, busy, start } = useBulkRun(cases);
  const choice = choices.find((one) => one.key === key) ?? (choices.length === 1 ? choices[0] : undefined);
  const begin = () => {
    if (!choice || busy) return;
    onBegun();
    void start(choice, sentValues(values));
  };
  if (choice && outcomes.size > 0)
    return (
      <Outcomes
        title={choice.title}
        chosen={chosen.map(({ type, id, label }) => ({
          id,
          link: (
            <Link to="/cases/$type/$id" params={{ type, id }}>
              {label}
            </Link>
          ),
        }))}
        outcomes={outcomes}
        busy={busy}
        onAgain={begin}
        onClose={onClose}
      />
    );
  if (choices.length === 0) return <NothingInCommon cases={cases.map(({ data }) => data)} />;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        begin();
      }}
    >
      <fieldset className="plain-set">
        <legend>办理什么</legend>
        <Radio.Group
          value={choice?.key}
          options={choices.map((one) => ({ value: one.key, label: one.title }))}
          onChange={(event) => {
            setKey(event.target.value as string);
            setValues({});
          }}
        />
      </fieldset>
      {choice ? (
        <Form
          choice={choice}
          of={cases[0]!.data}
          count={cases.length}
          values={values}
          onChange={setValues}
          onClose={onClose}
        />
      ) : null}
    </form>
  );
}

interface FormProps {
  choice: Choice;
  of: Case;
  count: number;
  values: Values;
  onChange: (values: Values) => void;
  onClose: () => void;
}

function Form({ choice: { form, title }, of, count, values, onChange, onClose }: FormProps) {
  const fields = form ? fieldsNamed(of.fields, [...form.fills, ...form.asks]) : [];
  const required = new Set(form?.fills);
  const missing = missingTitles(fields, required, values);
  const approvedBy = form?.approvedBy ?? [];
  return (
    <>
      {fields.length > 0 ? (
        <CaseFields fields={fields} required={required} values={values} onChange={onChange} />
      ) : null}
      {approvedBy.length > 0 ? (
        <p className="muted">
          提交后须{approvedBy.length > 1 ? '依次' : ''}由{approvedBy.join('、')}审批，同意后生效。
        </p>
      ) : null}
      {form?.danger ? <p className="note bad">此操作不能撤销，请确认后再提交。</p> : null}
      <div className="row end">
        {missing.length > 0 ? <span className="muted">还需填写：{missing.join('、')}</span> : null}
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" danger={form?.danger === true} htmlType="submit" disabled={missing.length > 0}>
          {title} {count} 件
        </Button>
      </div>
    </>
  );
}

function NothingInCommon({ cases }: { cases: readonly Case[] }) {
  const mixed = mixedText(cases);
  if (mixed) return <Empty title="请只选同一类事项">所选的有：{mixed}。</Empty>;
  return (
    <Empty title="没有对所选事项都能做的操作">
      可能处在不同的状态，或有的不由您办理；上传文件和关联事项的操作须逐件办理。
    </Empty>
  );
}
