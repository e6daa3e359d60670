/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { TryFingerprint } from './tryFingerprint.tsx';

const steps: { title: string; text: string; picture: ComponentChildren }[] = [
  {
    title: '冻结名单',
    text: '把可能被抽到的企业、可能被派出的检查人员和抽取规则固定下来，此后一个字也不能再改。',
    picture: (
      <>
        <rect x="10" y="8" width="30" height="40" rx="3" />
        <path d="M16 17h18M16 24h18M16 31h9" />
        <rect class="fill" x="29" y="33" width="19" height="15" rx="3" />
        <path d="M33 33v-3.5a5.5 5.5 0 0 1 11 0V33M38.5 39v4" />
      </>
    ),
  },
  {
    title: '公布承诺',
    text: '把这份计划压缩成一串独一无二的“指纹”公布出来，这就是承诺。名单改动一个字，指纹就完全不同。',
    picture: (
      <>
        <path d="M13 31c-1-9 5-17 15-17s16 8 15 17c-.4 5-1 9-2.5 13" />
        <path d="M20 44c1.5-4 2-8 1.5-13 0-4 2.5-7 6.5-7s7 3 7 7c0 6-.6 11-2 16" />
        <path d="M28 31c.3 7-.6 12-2 17M13.5 38c.3 2 .2 3.5-.2 5" />
      </>
    ),
  },
  {
    title: '等待随机种子',
    text: '承诺公开之后，才会产生一个公开的随机数，叫作种子。它来自公共随机信标或多家见证方，谁也不能事先知道。',
    picture: (
      <>
        <path d="M17 9h22M17 47h22M20 9v7c0 6 8 8 8 12s-8 6-8 12v7M36 9v7c0 6-8 8-8 12s8 6 8 12v7" />
        <path class="fill" d="M22.5 45c1-4 3-5 5.5-7 2.5 2 4.5 3 5.5 7z" />
        <path d="M28 30v4" />
      </>
    ),
  },
  {
    title: '抽取公示',
    text: '用种子给名单上每家企业算出一个随机值，随机值最小的若干家被抽中。结果公示后，人人可以重算核对。',
    picture: (
      <>
        <path d="M10 14h14M10 24h20M10 34h26M10 44h32" />
        <circle class="fill" cx="40" cy="17" r="9" />
        <path class="light" d="m36 17 3 3 5-6" />
      </>
    ),
  },
];

/** A draw in four steps, for readers who have never heard of one. */
export function HowItWorks() {
  return (
    <section class="how" aria-labelledby="how">
      <h2 id="how">一次抽查怎样进行</h2>
      <ol>
        {steps.map((step) => (
          <li key={step.title}>
            <svg viewBox="0 0 56 56" width="56" height="56" aria-hidden="true">
              {step.picture}
            </svg>
            <div>
              <h3>{step.title}</h3>
              <p>{step.text}</p>
            </div>
          </li>
        ))}
      </ol>
      <TryFingerprint />
    </section>
  );
}
