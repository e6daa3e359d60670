import { DeleteOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Field } from '../../ui/form/Field.tsx';
import { Dialog } from '../../ui/page/Dialog.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import type { Desk } from '../sync/desk.ts';
import { choicesOf, type Download, type Signer, type Work } from '../work/model.ts';
import { Choices } from './Choices.tsx';
import { Picture } from './Picture.tsx';
import { SignaturePad } from './SignaturePad.tsx';
import { TakePhoto } from './TakePhoto.tsx';
import type { Files } from './useFiles.ts';
import type { Editing } from './useWork.ts';

interface SigningPanelProps {
  desk: Desk;
  download: Download;
  editing: Editing;
  files: Files;
  /** Of a department that joins, whose inspectors sign for their part alone. */
  isPart?: boolean;
}

/** Who signs: both inspectors, the enterprise or in its place a witness; and who has signed already. */
function signersOf({ inspectors }: Download, { draft: { signed, witnessed }, files }: Work, isPart: boolean) {
  const [first, second] = inspectors;
  const all: { signer: Signer; who: string; isAsked: boolean }[] = [
    { signer: 'inspector', who: first?.name ?? '检查人员', isAsked: true },
    { signer: 'second', who: second?.name ?? '', isAsked: second !== undefined },
    {
      signer: 'enterprise',
      who: '企业在场人',
      isAsked: !isPart && (signed === undefined || signed === '已签字'),
    },
    { signer: 'witness', who: '见证人', isAsked: signed !== '已签字' && witnessed === '见证人签名' },
  ];
  return all.filter(({ signer, isAsked }) => isAsked || files.some((file) => file.signer === signer));
}

/** The signatures of both sides; without the enterprise's the reason and what stands in for it. Of a part those of its inspectors. */
export function SigningPanel({ desk, download, editing, files, isPart = false }: SigningPanelProps) {
  const [signing, setSigning] = useState<{ signer: Signer; who: string }>();
  const { draft, files: all, id } = editing.work;
  const isFull = files.room('signature') === 0;
  const papers = all.filter(({ kind }) => kind === 'paper');
  const unsigned = draft.signed !== undefined && draft.signed !== '已签字';
  return (
    <Panel
      title="签名"
      about={isPart ? '本部门的检查人员签名，或者签在纸上拍照' : '当场签名，或者签在纸上拍照'}
    >
      <div className="stack">
        {isPart ? null : (
          <Choices
            legend="企业是否签字"
            options={choicesOf(download.case, 'signed')}
            chosen={[draft.signed ?? '']}
            onChoose={(signed) => editing.draft({ signed })}
          />
        )}
        {unsigned ? (
          <>
            <Field label="没有签字的原因" required>
              {(field) => (
                <Input.TextArea
                  id={field}
                  autoSize={{ minRows: 2 }}
                  maxLength={500}
                  value={draft.unsigned}
                  onChange={({ target }) => editing.draft({ unsigned: target.value })}
                />
              )}
            </Field>
            <Choices
              legend="佐证"
              options={choicesOf(download.case, 'witnessed')}
              chosen={[draft.witnessed ?? '']}
              onChoose={(witnessed) => editing.draft({ witnessed })}
            />
          </>
        ) : null}
        <ul className="visit-signers">
          {signersOf(download, editing.work, isPart).map(({ signer, who }) => {
            const file = all.find((one) => one.signer === signer);
            return (
              <li key={signer}>
                <span>{who}</span>
                {file ? (
                  <>
                    <Picture desk={desk} visit={id} file={file} alt={`${who}的签名`} />
                    <Button
                      icon={<DeleteOutlined />}
                      aria-label={`删除${who}的签名`}
                      onClick={() => void files.remove(file)}
                    />
                  </>
                ) : (
                  <Button size="large" disabled={isFull} onClick={() => setSigning({ signer, who })}>
                    {who}签名
                  </Button>
                )}
              </li>
            );
          })}
          {papers.map((file) => (
            <li key={file.id}>
              <span>纸质签名</span>
              <Picture desk={desk} visit={id} file={file} alt={file.name} />
              <Button
                icon={<DeleteOutlined />}
                aria-label={`删除${file.name}`}
                onClick={() => void files.remove(file)}
              />
            </li>
          ))}
        </ul>
        <div className="row">
          <TakePhoto
            label="拍纸质签名"
            camera
            disabled={isFull || files.busy}
            onTaken={(chosen) => void files.addPhotos(chosen, 'paper', false)}
          />
        </div>
      </div>
      <Dialog
        title={`${signing?.who ?? ''}签名`}
        open={signing !== undefined}
        onClose={() => setSigning(undefined)}
        stays
      >
        {signing ? (
          <SignaturePad
            onClose={() => setSigning(undefined)}
            onSigned={(png) => {
              setSigning(undefined);
              void files.addSignature(signing.signer, signing.who, png);
            }}
          />
        ) : null}
      </Dialog>
    </Panel>
  );
}
