/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { FilePick, keptFiles } from '../parts/filePick.tsx';
import { keepNonce, readNonceFile } from './kept/nonce.ts';
import type { PanelProps } from './panel.tsx';

/** Takes the nonce from the file that was kept, once it is seen to open the commitment handed in. */
export function RestoreFile({ seat, view, stage, setNonce }: PanelProps) {
  const lost = stage === 'wait-lost' || stage === 'reveal-lost';
  const [trouble, setTrouble] = useState('');
  const read = async (file: File) => {
    const nonce = file.size > 100_000 ? undefined : readNonceFile(await file.text(), seat);
    if (nonce === undefined)
      return setTrouble('这个文件里没有找到这次抽查的随机数，请选择当时下载的“见证随机数”文件。');
    const expected = view.party.commitment;
    if (expected && nonce.commitment !== expected) {
      return setTrouble('文件里的随机数与您提交过的密封承诺对不上，可能是另一次抽查的文件。');
    }
    keepNonce(seat, nonce);
    setNonce(nonce);
  };
  return (
    <div class={lost ? 'card' : ''}>
      {lost && (
        <>
          <h2>这台设备上没有您的随机数</h2>
          <p>
            密封承诺已经提交过，但随机数不在这个浏览器里。请换回当时的设备和浏览器，或选择当时下载的文件。
          </p>
        </>
      )}
      <FilePick
        label="选择随机数文件"
        accept={keptFiles}
        onFiles={([file]) => void read(file)}
        trouble={trouble}
      />
    </div>
  );
}
