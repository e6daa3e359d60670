import '../../registers/registers.css';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Input, Segmented } from 'antd';
import { useState } from 'react';
import { noticeEndings, noticesApi } from '../../api/measures/measures.ts';
import { useAct } from '../../ui/act/useAct.ts';
import { ActForm } from '../../ui/form/ActForm.tsx';
import { DropZone } from '../../ui/form/DropZone.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { Dialog } from '../../ui/page/Dialog.tsx';

/** Bytes up to which a notice's file is taken. */
const largest = 4 * 1024 * 1024;

/** Takes a notice in, as a file or as pasted text, and leads to where it is read. */
export function ImportDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog title="导入通知" open={open} onClose={onClose} width={720} stays>
      <Form onClose={onClose} />
    </Dialog>
  );
}

function Form({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [way, setWay] = useState<'file' | 'text'>('file');
  const [file, setFile] = useState<File>();
  const [text, setText] = useState('');
  const send = useAct(() => (way === 'file' ? noticesApi.upload(file!) : noticesApi.paste(text)), {
    onDone: (response) => {
      client.setQueryData(['notice', response.data.id], response);
      void client.invalidateQueries({ queryKey: ['notices'] });
      onClose();
      void navigate({ to: '/measures/$id/read', params: { id: response.data.id } });
    },
  });
  const tooLarge = way === 'file' && (file?.size ?? 0) > largest;
  const ready = way === 'file' ? file !== undefined && !tooLarge : text.trim() !== '';
  return (
    <ActForm
      ready={ready}
      act={send}
      submit="读取通知"
      foot={<span className="muted small">读出的内容先作为待核对稿，核对后才会督促落实。</span>}
      onSubmit={() => send.run(undefined)}
      onClose={onClose}
    >
      <Segmented
        aria-label="导入方式"
        value={way}
        options={[
          { value: 'file', label: '选择文件' },
          { value: 'text', label: '粘贴全文' },
        ]}
        onChange={(value: 'file' | 'text') => {
          setWay(value);
          send.reset();
        }}
      />
      {way === 'file' ? (
        <DropZone
          file={file}
          onFile={setFile}
          accept={noticeEndings.join(',')}
          hint="支持 .docx、.pdf（文字版）、.txt，不超过 4 MB"
        />
      ) : (
        <Field label="通知全文" required hint="从文号、标题到落款都可以一并粘贴。">
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 10, maxRows: 18 }}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      )}
      {tooLarge ? <div className="note bad">文件超过 4 MB。请另存为文字版，或粘贴全文。</div> : null}
    </ActForm>
  );
}
