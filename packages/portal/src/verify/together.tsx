/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { reportsOf } from './inWorker.ts';
import { type Verdict, verdictOf } from './report.ts';
import { type Judged, type NamedMaterial, verdictTogether } from './siblings.ts';

async function judged({ name, material }: NamedMaterial): Promise<Judged> {
  const verdict = await reportsOf(material).then(
    (reports) => verdictOf(reports, material.part.plan?.seed),
    (cause: Error): Verdict => ({ tone: 'void', title: '没有核验完', text: cause.message }),
  );
  return { name, material, verdict };
}

/** Verifies several files one after another, and then against each other. */
export function Together({ files }: { files: readonly NamedMaterial[] }) {
  const [done, setDone] = useState<Judged[]>([]);
  useEffect(() => {
    let left = false;
    setDone([]);
    const all: Judged[] = [];
    const run = async () => {
      for (const file of files) {
        all.push(await judged(file));
        if (left) return;
        setDone([...all]);
      }
    };
    void run();
    return () => {
      left = true;
    };
  }, [files]);
  const verdict = done.length === files.length ? verdictTogether(done) : undefined;
  return (
    <>
      <div class="verdict-place" aria-live="polite">
        {verdict ? (
          <section class={`notice ${verdict.tone} verdict-box`}>
            <h2>{verdict.title}</h2>
            <p>{verdict.text}</p>
          </section>
        ) : (
          <p class="notice wait">
            正在您的设备上核验第 {done.length + 1} 个文件，共 {files.length} 个…
          </p>
        )}
      </div>
      <section aria-labelledby="files">
        <h2 id="files">各个文件</h2>
        <ul class="plain ruled">
          {files.map(({ name }, at) => (
            <li key={`${at} ${name}`}>
              <strong>{name}</strong>
              <br />
              {done[at] ? `${done[at].verdict.title}：${done[at].verdict.text}` : '等待核验'}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
