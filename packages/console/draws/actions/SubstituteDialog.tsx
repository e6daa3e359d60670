import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { batchesApi } from '../../api/draws/batches.ts';
import { drawsApi } from '../../api/draws/draws.ts';
import type { Batch, Draw, Reserve, Selected } from '../../api/types.ts';
import { ActForm } from '../../ui/form/ActForm.tsx';
import { ChoiceField } from '../../ui/form/ChoiceField.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { Dialog } from '../../ui/page/Dialog.tsx';
import { Loaded } from '../../ui/page/Loading.tsx';
import { useDrawAct } from '../useDraw.ts';
import { stratumText } from '../words.ts';

interface SubstituteDialogProps {
  draw: Draw;
  etag: string;
  /** The object to be replaced; closed without one. */
  object: Selected | undefined;
  onClose: () => void;
}

const reasons = ['已注销', '已迁出本市', '已停业', '无法联系', '其他'];

/** Replaces an object that cannot be inspected; the reserve is the next by rule, nobody chooses it. */
export function SubstituteDialog({ draw, etag, object, onClose }: SubstituteDialogProps) {
  return (
    <Dialog title="递补" open={object !== undefined} onClose={onClose}>
      {object ? <Content draw={draw} etag={etag} object={object} onClose={onClose} /> : null}
    </Dialog>
  );
}

async function allReserves(id: string): Promise<Reserve[]> {
  const found: Reserve[] = [];
  let cursor: string | undefined;
  do {
    const page = await drawsApi.reserves(id, cursor);
    found.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor);
  return found;
}

/** The batch of a draw, where its reader may replace an object in all its draws at once. */
function useBatchToReplaceIn({ batch: id, lock }: Draw): { data: Batch; etag: string } | undefined {
  const found = useQuery({
    queryKey: ['batch', id, 'replacing', lock],
    queryFn: () => batchesApi.get(id!),
    enabled: id !== undefined,
  }).data;
  return found?.data.can.includes('substitute') ? { data: found.data, etag: found.etag } : undefined;
}

function Content(props: { draw: Draw; etag: string; object: Selected; onClose: () => void }) {
  const { draw, etag, object, onClose } = props;
  const [kind, setKind] = useState<string>();
  const [detail, setDetail] = useState('');
  const reserves = useQuery({
    queryKey: ['result', draw.id, 'reserves', draw.lock],
    queryFn: () => allReserves(draw.id),
  });
  const reason = [kind === '其他' ? '' : kind, detail.trim()].filter(Boolean).join('：');
  const batch = useBatchToReplaceIn(draw);
  const [everywhere, setEverywhere] = useState(true);
  const inAll = everywhere ? batch : undefined;
  const replace = async () => {
    if (!inAll) return drawsApi.substitute(draw.id, object.id, reason, etag);
    await batchesApi.substitute(inAll.data.id, object.id, reason, inAll.etag);
    return drawsApi.get(draw.id);
  };
  const act = useDrawAct(draw.id, replace, {
    done: inAll ? '各任务已由候补依次递补' : '已由候补依次递补',
    onDone: onClose,
    onLost: onClose,
  });
  const next = reserves.data?.find(({ stratum, used }) => stratum === object.stratum && !used);
  return (
    <ActForm
      ready={reason.length >= 2 && next !== undefined}
      act={act}
      submit="确认递补"
      onSubmit={() => act.run(undefined)}
      onClose={onClose}
    >
      <dl className="facts">
        <dt>无法检查</dt>
        <dd>
          {object.name}
          <div className="mono muted small">{object.id}</div>
        </dd>
        <dt>依规递补</dt>
        <dd>
          <Loaded query={reserves} lines={1}>
            {() =>
              next ? (
                <>
                  {next.name}
                  <div className="mono muted small">{next.id}</div>
                  <div className="muted small">
                    {stratumText(next.stratum)}中随机值最小的未用候补，由规则确定，不能挑选。
                  </div>
                </>
              ) : (
                <span className="chip bad">这一组的候补已经用完</span>
              )
            }
          </Loaded>
        </dd>
      </dl>
      {batch ? (
        <Checkbox checked={everywhere} onChange={({ target }) => setEverywhere(target.checked)}>
          抽中该对象的各部门任务一并递补（共同抽取 {batch.data.members.length} 个任务，各按本任务的候补次序）
        </Checkbox>
      ) : null}
      <ChoiceField
        label="原因"
        required
        at="/reason"
        hint="递补的原因会随结果公开。"
        options={reasons.map((value) => ({ value, label: value }))}
        value={kind}
        onChange={setKind}
      />
      <Field label={kind === '其他' ? '说明（必填）' : '补充说明'}>
        {(id) => (
          <Input id={id} maxLength={200} value={detail} onChange={(event) => setDetail(event.target.value)} />
        )}
      </Field>
    </ActForm>
  );
}
