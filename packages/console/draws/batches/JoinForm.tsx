import { Button, Select } from 'antd';
import { useState } from 'react';
import { batchesApi } from '../../api/draws/batches.ts';
import type { Batch } from '../../api/types.ts';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { Refusal } from '../../ui/act/Refusal.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { useBatchAct } from './useBatch.ts';
import { useDrafts } from './useDrafts.ts';

/** A department brings its own draft into a batch. */
export function JoinForm({ batch, etag }: { batch: Batch; etag: string }) {
  const me = useMe();
  const { query, options } = useDrafts();
  const [draw, setDraw] = useState<string>();
  const join = useBatchAct(batch.id, (id: string) => batchesApi.join(batch.id, id, etag), {
    done: '已加入',
    onDone: () => setDraw(undefined),
  });
  if (!permits(me, 'draws:write')) return null;
  return (
    <Panel title="加入" about="列入本部门已编制、尚未承诺的任务。此后各任务须重新确认就绪。">
      <form
        className="stack tight"
        onSubmit={(event) => {
          event.preventDefault();
          if (draw !== undefined) join.run(draw);
        }}
      >
        <Field
          label="要加入的任务"
          hint={options?.length === 0 ? '没有可以加入的任务，请先编制并保存计划。' : undefined}
        >
          {(id) => (
            <Select
              id={id}
              showSearch={{ optionFilterProp: 'label' }}
              placeholder="选择任务"
              loading={query.isLoading}
              options={options ?? []}
              value={draw ?? null}
              onChange={(value: string | null) => setDraw(value ?? undefined)}
            />
          )}
        </Field>
        <Refusal of={join} />
        <div>
          <Button htmlType="submit" disabled={draw === undefined} loading={join.busy}>
            加入
          </Button>
        </div>
      </form>
    </Panel>
  );
}
