import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { Attachment } from '../../api/files.ts';
import { reportsApi } from '../../api/measures/reports.ts';
import type { ReportContent, ReportForm } from '../../api/measures/reportTypes.ts';
import { FilesOwner } from '../../files/owner.tsx';
import { WithUploads } from '../../files/uploads.tsx';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { RefusedFields } from '../../ui/act/Refusal.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import { PartnerTexts } from './FormParts.tsx';
import { contentOf } from './forms.ts';
import { ReportFields } from './ReportFields.tsx';
import { SaveMark } from './SaveMark.tsx';
import { useDraft } from './useDraft.ts';

interface ReportEditorProps {
  form: ReportForm;
  etag: string;
  onNext: (() => void) | undefined;
  /** Begins again with what the server has. */
  onReload: () => Promise<void>;
}

/** Writes one report: every change is saved by itself as a draft; signing sends it. */
export function ReportEditor(props: ReportEditorProps) {
  const { form } = props;
  return (
    <FilesOwner base={reportsApi.filesOf(form.id)} files={form.report?.files ?? none}>
      <WithUploads>{(underWay) => <Editor {...props} underWay={underWay} />}</WithUploads>
    </FilesOwner>
  );
}

const none: readonly Attachment[] = [];

/** `underWay` is how many files are being sent: signing waits for them. */
function Editor({ form, etag, onNext, onReload, underWay }: ReportEditorProps & { underWay: number }) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const saved = form.report;
  const draft = useDraft(form, contentOf(form), etag);
  const signs = permits(useMe(), 'reports:sign');
  const [tried, setTried] = useState(false);
  const submit = useAct(async () => reportsApi.submit(form.id, await draft.flush(), draft.content), {
    onDone: async (response) => {
      message.success(onNext ? '已签发，接着填下一条' : '已签发，本轮全部报齐');
      client.setQueryData(['report', form.id], response);
      await client.invalidateQueries({ queryKey: ['forms'] });
      void client.invalidateQueries({ queryKey: ['measures-waiting'] });
      onNext?.();
    },
  });
  const blank = draft.content.text.trim().length < 5;
  const set = (part: Partial<ReportContent>) => draft.change({ ...draft.content, ...part });
  const take = (text: string) =>
    set({ text: draft.content.text === '' ? text : `${draft.content.text}\n${text}` });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!blank && underWay === 0) submit.run(undefined);
      }}
    >
      {saved?.state === 'returned' ? (
        <div className="note bad">
          <strong>被退回，原因：</strong>
          <span className="pre">{saved.returnedReason}</span>
        </div>
      ) : null}
      {!saved && form.prefill.text ? (
        <div className="note">已带入上一次报送的内容，请改成这一轮的最新情况。</div>
      ) : null}
      <RefusedFields act={submit}>
        <ReportFields
          form={form}
          content={draft.content}
          onChange={set}
          error={tried && blank ? '请写明这一轮的落实情况，不少于 5 个字' : undefined}
        />
        <PartnerTexts form={form} onTake={take} />
      </RefusedFields>
      <div className="row between form-foot">
        <SaveMark state={draft.state} onAgain={draft.again} onReload={onReload} onKeep={draft.keepMine} />
        {signs ? (
          <Button type="primary" htmlType="submit" disabled={underWay > 0} loading={submit.busy}>
            {underWay > 0 ? '文件正在上传' : '签发报送'}
          </Button>
        ) : (
          <span className="muted small">草稿由本部门管理员签发</span>
        )}
      </div>
    </form>
  );
}
