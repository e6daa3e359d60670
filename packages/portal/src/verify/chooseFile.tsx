/** @jsxImportSource preact */
import { useId, useState } from 'preact/hooks';
import { type Material, readMaterial } from './material.ts';

const largestBytes = 512 * 1024 * 1024;

/** Takes a proof or public part from the reader's own disk; it never leaves the device. */
export function ChooseFile({ onMaterial }: { onMaterial: (material: Material) => void }) {
  const field = useId();
  const [trouble, setTrouble] = useState('');
  const read = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    setTrouble('');
    try {
      if (file.size > largestBytes) throw new Error('文件太大，请使用命令行工具核验。');
      onMaterial(readMaterial(await file.text()));
      window.scrollTo(0, 0);
    } catch (cause) {
      setTrouble((cause as Error).message);
    }
    input.value = '';
  };
  return (
    <section class="card screen-only" aria-labelledby={`${field}-title`}>
      <h2 id={`${field}-title`}>核验下载的文件</h2>
      <p>
        选择从公示页面下载的公开材料，或审计人员取得的完整证明（proof.json、proof.jsonl）。文件只在本机读取，不会上传。
      </p>
      <p class="actions">
        <input
          id={field}
          class="hidden-text"
          type="file"
          accept=".json,.jsonl,application/json,application/jsonl"
          onChange={(event) => void read(event.currentTarget)}
        />
        <label class="button quiet file" for={field}>
          选择本地文件
        </label>
      </p>
      {trouble !== '' && (
        <p class="notice void" role="alert">
          {trouble}
        </p>
      )}
    </section>
  );
}
