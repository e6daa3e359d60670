/** @jsxImportSource preact */
import { useId, useState } from 'preact/hooks';
import { FilePick } from '../parts/filePick.tsx';
import { readMaterial } from './material.ts';
import type { NamedMaterial } from './siblings.ts';

const largestBytes = 512 * 1024 * 1024;
/** Draws of a batch by the specification. */
const mostFiles = 20;

async function readAll(files: readonly File[]): Promise<NamedMaterial[]> {
  if (files.length > mostFiles) throw new Error(`一批最多 ${mostFiles} 次抽取，请只选同一批的文件。`);
  if (files.reduce((sum, { size }) => sum + size, 0) > largestBytes)
    throw new Error('文件太大，请使用命令行工具核验。');
  const read: NamedMaterial[] = [];
  for (const file of files) {
    try {
      read.push({ name: file.name, material: readMaterial(await file.text()) });
    } catch (cause) {
      throw files.length === 1 ? cause : new Error(`${file.name}：${(cause as Error).message}`);
    }
  }
  return read;
}

/** Takes a proof or public part, or several of one batch, from the reader's own disk; it never leaves the device. */
export function ChooseFile({ onFiles }: { onFiles: (files: NamedMaterial[]) => void }) {
  const title = useId();
  const [trouble, setTrouble] = useState('');
  const read = async (chosen: readonly File[]) => {
    setTrouble('');
    try {
      onFiles(await readAll(chosen));
      window.scrollTo(0, 0);
    } catch (cause) {
      setTrouble((cause as Error).message);
    }
  };
  return (
    <section class="card screen-only" aria-labelledby={title}>
      <h2 id={title}>核验下载的文件</h2>
      <p>
        选择从公示页面下载的公开材料，或审计人员取得的完整证明（proof.json、proof.jsonl）。同批的几次抽查可以一起选，除逐个核验外还会互相核对。文件只在本机读取，不会上传。
      </p>
      <FilePick
        label="选择本地文件"
        accept=".json,.jsonl,application/json,application/jsonl"
        multiple
        onFiles={(files) => void read(files)}
        trouble={trouble}
      />
    </section>
  );
}
