/** @jsxImportSource preact */
import { Hash } from '../parts/hash.tsx';
import type { Ending, StepReport, steps } from './report.ts';

const marks: Record<Ending | 'waiting' | 'running', { sign: string; word: string }> = {
  passed: { sign: '✓', word: '一致' },
  failed: { sign: '×', word: '不一致' },
  unproven: { sign: '!', word: '没有证明' },
  absent: { sign: '–', word: '未核验' },
  waiting: { sign: '', word: '等待' },
  running: { sign: '…', word: '计算中' },
};

type StepCardProps = {
  place: number;
  step: (typeof steps)[number];
  report: StepReport | undefined;
  running: string | undefined;
};

/** One step of a verification: its question, how it ended, and the numbers behind it. */
export function StepCard({ place, step, report, running }: StepCardProps) {
  const state = report?.ending ?? (running === undefined ? 'waiting' : 'running');
  const { sign, word } = marks[state];
  return (
    <li class={`card step ${state}`}>
      <span class="sign" aria-hidden="true">
        {sign || place}
      </span>
      <div>
        <h3>
          {place}. {step.title}
        </h3>
        <p class="facts">{step.why}</p>
        <p class="ending">
          <strong>{word}</strong>
          {report ? `：${report.summary}` : running ? `：${running}` : ''}
        </p>
      </div>
      {report && report.facts.length > 0 && (
        <details open={report.ending === 'failed'}>
          <summary>查看数字</summary>
          <dl class="numbers">
            {report.facts.map((fact) => (
              <div key={fact.name}>
                <dt>{fact.name}</dt>
                <dd>{fact.hash ? <Hash value={fact.value} what={fact.name} /> : fact.value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </li>
  );
}
