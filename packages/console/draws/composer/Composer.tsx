import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { drawsApi } from '../../api/draws.ts';
import type { Compose, TenantSettings } from '../../api/types.ts';
import { useAct } from '../../ui/useAct.ts';
import { cleanCompose, composeIssues, keepDraft, keptDraft, stepTitles } from './draft.ts';
import { PreviewPanel } from './PreviewPanel.tsx';
import { PreviewStep } from './PreviewStep.tsx';
import { ScopeStep } from './ScopeStep.tsx';
import { SeedStep } from './SeedStep.tsx';
import { Stepper } from './Stepper.tsx';
import { StrataStep } from './StrataStep.tsx';
import { TeamsStep } from './TeamsStep.tsx';
import { usePreview } from './usePreview.ts';

interface ComposerProps {
  settings: TenantSettings;
  initial: Compose;
  /** The planned draw that is changed; none when a new one is made. */
  draw: { id: string; etag: string } | undefined;
}

export interface StepProps {
  compose: Compose;
  settings: TenantSettings;
  change: (part: Partial<Compose>) => void;
}

const last = stepTitles.length - 1;

/** The stepper in which a draw is planned, with its live preview. */
export function Composer({ settings, initial, draw }: ComposerProps) {
  const [compose, setCompose] = useState(() => keptDraft(draw?.id) ?? initial);
  const [step, setStep] = useState(0);
  const [key] = useState(() => crypto.randomUUID());
  const live = usePreview(compose);
  const issues = composeIssues(compose);
  useEffect(() => {
    if (compose !== initial) keepDraft(draw?.id, compose);
  }, [compose, initial, draw?.id]);
  const change = (part: Partial<Compose>) => setCompose((old) => ({ ...old, ...part }));
  const go = (next: number) => {
    setStep(next);
    window.scrollTo({ top: 0 });
  };
  const props: StepProps = { compose, settings, change };
  return (
    <div className="composer">
      <Stepper step={step} issues={issues} onStep={go} />
      <div className={step === last ? 'composer-body whole' : 'composer-body'}>
        <section className="panel" aria-label={stepTitles[step]}>
          <div className="body composer-form">
            <h2 className="step-title">
              <span className="muted">
                {step + 1}/{stepTitles.length}
              </span>{' '}
              {stepTitles[step]}
            </h2>
            {step === 0 ? <ScopeStep {...props} /> : null}
            {step === 1 ? <StrataStep {...props} preview={live.preview} /> : null}
            {step === 2 ? <TeamsStep {...props} /> : null}
            {step === 3 ? <SeedStep {...props} /> : null}
            {step === last ? <PreviewStep compose={compose} live={live} issues={issues} onStep={go} /> : null}
          </div>
          <ComposerFoot {...{ step, go, compose, draw }} ready={issues.length === 0} idempotencyKey={key} />
        </section>
        {step < last ? <PreviewPanel live={live} /> : null}
      </div>
    </div>
  );
}

interface FootProps {
  step: number;
  go: (step: number) => void;
  compose: Compose;
  draw: ComposerProps['draw'];
  ready: boolean;
  idempotencyKey: string;
}

function ComposerFoot({ step, go, compose, draw, ready, idempotencyKey }: FootProps) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const save = useAct(
    () => {
      const whole = cleanCompose(compose);
      return draw ? drawsApi.update(draw.id, whole, draw.etag) : drawsApi.create(whole, idempotencyKey);
    },
    {
      done: '计划已保存',
      onDone: ({ data }) => {
        keepDraft(draw?.id, undefined);
        void client.invalidateQueries({ queryKey: ['draws'] });
        void client.invalidateQueries({ queryKey: ['draw', data.id] });
        void navigate({ to: '/draws/$id', params: { id: data.id } });
      },
    },
  );
  return (
    <footer className="composer-foot">
      <Button disabled={step === 0} onClick={() => go(step - 1)}>
        上一步
      </Button>
      {step < last ? (
        <Button type="primary" onClick={() => go(step + 1)}>
          下一步：{stepTitles[step + 1]}
        </Button>
      ) : (
        <Button type="primary" disabled={!ready} loading={save.busy} onClick={() => save.run(undefined)}>
          保存计划
        </Button>
      )}
    </footer>
  );
}
