import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal, Progress } from 'antd';
import { useState } from 'react';
import { etagOf, reportsApi } from '../../api/measures/reports.ts';
import type { ReportForm } from '../../api/measures/reportTypes.ts';
import { asProblem, problemText } from '../../api/problem.ts';
import { formState, isOpenForm } from './forms.ts';

type Refused = { form: ReportForm; why: string };

/** Signs all written forms of a round, one after the other; a refused one does not stop the rest. */
export function SubmitAll({ forms }: { forms: readonly ReportForm[] }) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState<number>();
  const [refused, setRefused] = useState<Refused[]>([]);
  const ready = forms.filter((form) => formState(form) === 'draft' && form.report?.text.trim());
  const blank = forms.filter((form) => isOpenForm(form) && !ready.includes(form));

  const run = async () => {
    const failed: Refused[] = [];
    setRefused([]);
    for (const [index, form] of ready.entries()) {
      setDone(index);
      try {
        await reportsApi.submit(form.id, etagOf(form));
      } catch (error) {
        const problem = asProblem(error);
        failed.push({ form, why: `${problem.title} ${problemText(problem)}` });
      }
    }
    setDone(undefined);
    setRefused(failed);
    await client.invalidateQueries({ queryKey: ['forms'] });
    void client.resetQueries({ queryKey: ['report'] });
    void client.invalidateQueries({ queryKey: ['measures-waiting'] });
    if (failed.length > 0) return;
    message.success(`已签发 ${ready.length} 份报告`);
    setOpen(false);
  };

  return (
    <>
      <Button
        type="primary"
        disabled={ready.length === 0 && !open}
        onClick={() => {
          setRefused([]);
          setOpen(true);
        }}
      >
        全部签发
      </Button>
      <Modal
        title="签发全部草稿"
        open={open}
        onCancel={() => setOpen(false)}
        footer={null}
        closable={done === undefined}
        mask={{ closable: false }}
      >
        <div className="stack">
          <p>
            将签发 <strong>{ready.length}</strong> 份草稿，报送后由督查部门审核，采用或退回。
            {blank.length > 0 ? `还有 ${blank.length} 份没有填写或被退回后没有修改，不会签发。` : ''}
          </p>
          {done === undefined ? null : (
            <Progress percent={Math.round((done / ready.length) * 100)} aria-label="签发进度" />
          )}
          {refused.map(({ form, why }) => (
            <div key={form.id} className="note bad">
              <strong>
                {form.measure.no} {form.measure.title}
              </strong>
              ：{why}
            </div>
          ))}
          <div className="row end">
            <Button disabled={done !== undefined} onClick={() => setOpen(false)}>
              {refused.length > 0 ? '关闭' : '取消'}
            </Button>
            <Button
              type="primary"
              disabled={ready.length === 0}
              loading={done !== undefined}
              onClick={() => void run()}
            >
              签发报送
            </Button>
          </div>
        </div>
      </Modal>
    </>
  );
}
