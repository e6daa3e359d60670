/** @jsxImportSource preact */
import type { Stage } from './stage.ts';

const steps = ['生成并提交密封承诺', '等待抽查公布承诺', '公开随机数', '核验作证'];

const reached: Record<Stage, number> = {
  generate: 0,
  submit: 0,
  'too-late': 0,
  wait: 1,
  follower: 1,
  'wait-lost': 1,
  turn: 2,
  reveal: 2,
  'reveal-lost': 2,
  attest: 3,
  program: -1,
  done: 4,
  voided: -1,
};

/** The steps of a party, with the one that is its turn. */
export function StepList({ stage }: { stage: Stage }) {
  const at = reached[stage];
  if (at < 0) return null;
  return (
    <ol class="timeline four">
      {steps.map((step, place) => (
        <li
          key={step}
          class={place < at ? 'done' : place === at ? 'now' : 'later'}
          aria-current={place === at ? 'step' : undefined}
        >
          <b>{step}</b>
          <span>{place < at ? '已完成' : place === at ? '当前' : '未到'}</span>
        </li>
      ))}
    </ol>
  );
}
