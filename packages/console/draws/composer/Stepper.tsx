import { type Issue, stepTitles } from './draft.ts';

interface StepperProps {
  step: number;
  issues: Issue[];
  onStep: (step: number) => void;
}

/** The five steps; any can be gone to at any time. A step gone past that still lacks something says so. */
export function Stepper({ step, issues, onStep }: StepperProps) {
  return (
    <ol className="stepper" aria-label="步骤">
      {stepTitles.map((title, index) => {
        const lacking = index < step && issues.some((issue) => issue.step === index);
        return (
          <li key={title} className={index < step ? 'past' : undefined}>
            <button
              type="button"
              aria-current={index === step ? 'step' : undefined}
              onClick={() => onStep(index)}
            >
              <span>{index + 1}</span>
              <span className="stepper-title">{title}</span>
              {lacking ? <span className="lacking small">未完成</span> : null}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
