/** @jsxImportSource preact */
import { steps } from './report.ts';
import { StepCard } from './stepCard.tsx';
import type { Verification } from './useVerification.ts';

/** All steps of a verification with what is known of each. */
export function Steps({ verification }: { verification: Verification }) {
  const { reports, running } = verification;
  return (
    <ol class="steps">
      {steps.map((step, place) => (
        <StepCard
          key={step.id}
          place={place + 1}
          step={step}
          report={reports.find((report) => report.id === step.id)}
          running={running?.id === step.id ? running.words : undefined}
        />
      ))}
    </ol>
  );
}
