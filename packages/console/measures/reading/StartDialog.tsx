import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Act } from '../../ui/act/useAct.ts';
import { ActForm } from '../../ui/form/ActForm.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { Dialog } from '../../ui/page/Dialog.tsx';
import { day } from '../../ui/show/format.ts';
import { cadences } from '../notices/words.ts';
import { type Draft, type Entry, roundYears } from './draft.ts';
import { type Cadence, type Gaps, gapsOf } from './gaps.ts';
import type { Edit } from './useReading.ts';

interface StartDialogProps {
  open: boolean;
  draft: Draft;
  edit: Edit;
  act: Act<undefined>;
  onClose: () => void;
  /** Leads to a field of a measure. */
  onGo: (key: string | undefined, field: string) => void;
}

/** Before a notice is followed: what will be made of it, what is missing, and a rhythm and a deadline for all that lacks them. */
export function StartDialog(props: StartDialogProps) {
  return (
    <Dialog title="开始督促落实？" open={props.open} onClose={props.onClose} width={640} stays>
      <Form {...props} />
    </Dialog>
  );
}

function Form({ draft, edit, act, onClose, onGo }: StartDialogProps) {
  const gaps = gapsOf(draft);
  const go = (key: string | undefined, field: string) => {
    onClose();
    onGo(key, field);
  };
  const missing = gaps.rhythm || gaps.deadline.length > 0 || gaps.local.length > 0;
  return (
    <ActForm ready act={act} submit="开始督促落实" onSubmit={() => act.run(undefined)} onClose={onClose}>
      <p>
        {draft.entries.length} 项举措将写入举措台账
        {gaps.rhythm ? '' : `，并按报送安排生成 ${roundYears(draft)} 年的报送轮次`}
        。之后不能再改读出的内容。
      </p>
      {missing ? <Missing {...{ draft, gaps, edit }} onGo={go} /> : null}
    </ActForm>
  );
}

const cadenceOptions = (['monthly', 'quarterly', 'half-yearly', 'yearly'] as const).map((value) => ({
  value,
  label: cadences[value],
}));

function Missing({
  draft,
  gaps,
  edit,
  onGo,
}: Pick<StartDialogProps, 'draft' | 'edit' | 'onGo'> & { gaps: Gaps }) {
  const [cadence, setCadence] = useState<Cadence>('quarterly');
  const year = Math.max(draft.head.year, Number(day(Date.now()).slice(0, 4)));
  const [deadline, setDeadline] = useState(`${year}-12-31`);
  const { rhythm, deadline: undated, local } = gaps;
  return (
    <section className="stack tight note warn" aria-label="还缺什么">
      <strong>还缺这些，不补也可以开始：</strong>
      {rhythm ? (
        <span>
          没有报送日期，也没有报送周期：不会有报送轮次，没有人会被要求报送。{' '}
          <button type="button" className="plain row-link" onClick={() => onGo(undefined, 'schedule')}>
            自己安排
          </button>
        </span>
      ) : null}
      <Lacking entries={undated} field="deadline" onGo={onGo}>
        {undated.length} 项没有完成时限：亮灰灯（未设时限），到期不会提醒和督办。
      </Lacking>
      <Lacking entries={local} field="leads" onGo={onGo}>
        {local.length} 项没有本地区的牵头单位：不会有人报送和被督办。
      </Lacking>
      {rhythm || undated.length > 0 ? (
        <>
          <div className="fields">
            {rhythm ? (
              <Field label="统一报送周期" hint="各期最后一天截止，遇休息日提前">
                {(id) => (
                  <Select
                    id={id}
                    value={cadence}
                    options={cadenceOptions}
                    onChange={(next) => setCadence(next)}
                  />
                )}
              </Field>
            ) : null}
            {undated.length > 0 ? (
              <Field label="统一完成时限" hint={`用于没有时限的 ${undated.length} 项，之后可逐项修改`}>
                {(id) => (
                  <Input
                    id={id}
                    type="date"
                    value={deadline}
                    onChange={(event) => setDeadline(event.target.value)}
                  />
                )}
              </Field>
            ) : null}
          </div>
          <div>
            <Button
              disabled={undated.length > 0 && deadline === ''}
              onClick={() =>
                edit.fill({ ...(rhythm && { cadence }), ...(undated.length > 0 && { deadline }) })
              }
            >
              按此补齐
            </Button>
          </div>
        </>
      ) : null}
    </section>
  );
}

interface LackingProps {
  entries: Entry[];
  field: string;
  onGo: (key: string, field: string) => void;
  children: ReactNode;
}

/** How many measures lack something, and which; each leads to its field. */
function Lacking({ entries, field, onGo, children }: LackingProps) {
  if (entries.length === 0) return null;
  return (
    <details>
      <summary>{children}</summary>
      <ul className="read-lacking">
        {entries.map(({ key, measure }) => (
          <li key={key}>
            <button type="button" className="plain row-link" onClick={() => onGo(key, field)}>
              {measure.no}. {measure.title || '（没有标题）'}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
