import '../draws.css';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { batchesApi } from '../../api/draws/batches.ts';
import { PageHead } from '../../shell/PageHead.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import { ActForm } from '../../ui/form/ActForm.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { Empty, Loaded } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { BatchFields, type BatchForm } from './BatchFields.tsx';
import { useDrafts } from './useDrafts.ts';

/** Begins a batch: name, mode, and the drafts that the own department brings, the first of which leads. */
export function NewBatchPage() {
  const { query, options } = useDrafts();
  return (
    <div className="page">
      <PageHead
        title="发起共同抽取"
        crumb={<Link to="/draws/batches">← 共同抽取</Link>}
        about="列入本部门已编制、尚未承诺的任务；其他部门随后自行加入，各自确认就绪，再由牵头部门一次提交承诺。"
      />
      <Loaded query={query}>
        {(drafts) =>
          drafts.length === 0 ? (
            <Panel>
              <Empty title="没有可以列入的任务">
                请先<Link to="/draws/new">编制抽查任务</Link>，保存计划而不提交承诺，再回到这里发起。
              </Empty>
            </Panel>
          ) : (
            <Form options={options ?? []} />
          )
        }
      </Loaded>
    </div>
  );
}

function Form({ options }: { options: { value: string; label: string }[] }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [form, setForm] = useState<BatchForm>({ title: '', mode: 'together' });
  const [draws, setDraws] = useState<string[]>([]);
  const [key] = useState(() => crypto.randomUUID());
  const act = useAct(() => batchesApi.create({ ...form, title: form.title.trim(), draws }, key), {
    done: '已发起',
    onDone: ({ data }) => {
      for (const queryKey of [['batches'], ['draws']]) void client.invalidateQueries({ queryKey });
      void navigate({ to: '/draws/batches/$id', params: { id: data.id }, replace: true });
    },
  });
  const missing = [form.title.trim().length < 2 && '名称', draws.length === 0 && '任务'].filter(
    (one) => one !== false,
  );
  return (
    <Panel>
      <ActForm
        ready={missing.length === 0}
        missing={missing}
        act={act}
        submit="发起"
        onSubmit={() => act.run(undefined)}
        onClose={() => void navigate({ to: '/draws/batches' })}
      >
        <BatchFields form={form} onChange={setForm} />
        <Field
          label="列入的任务"
          at="/draws"
          required
          hint="第一个为牵头任务。各任务的随机种子设置和公开方式须相同；列入后不能单独修改或提交承诺。"
        >
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              placeholder="选择尚未承诺的任务"
              options={options}
              optionFilterProp="label"
              value={draws}
              onChange={setDraws}
            />
          )}
        </Field>
      </ActForm>
    </Panel>
  );
}
