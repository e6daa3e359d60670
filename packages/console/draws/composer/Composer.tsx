import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { drawsApi } from '../../api/draws/draws.ts';
import { useWitnesses } from '../../api/draws/witnesses.ts';
import type { Compose, TenantSettings } from '../../api/types.ts';
import { ChangedDialog } from '../../drafts/ChangedDialog.tsx';
import { DraftLine } from '../../drafts/DraftLine.tsx';
import type { Keeper } from '../../drafts/keeper.ts';
import { type FoundDraft, firstContent, useKeeper } from '../../drafts/useDraft.ts';
import { Refusal } from '../../ui/act/Refusal.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import { cleanCompose, composeIssues, draftKey, type KeptCompose, stepTitles } from './draft.ts';
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
  /** What was composed before and not yet saved. */
  found: FoundDraft<KeptCompose>;
}

export interface StepProps {
  compose: Compose;
  settings: TenantSettings;
  change: (part: Partial<Compose>) => void;
}

const last = stepTitles.length - 1;

/** The stepper in which a draw is planned, with its live preview. */
export function Composer({ settings, initial, draw, found }: ComposerProps) {
  const [untouched] = useState(initial);
  const [begun] = useState(() => firstContent(found));
  const [compose, setCompose] = useState(begun?.compose ?? untouched);
  const { keeper, state } = useKeeper<KeptCompose>(draftKey(draw?.id, initial.task), found);
  const [step, setStep] = useState(0);
  const [key] = useState(() => crypto.randomUUID());
  const live = usePreview(compose);
  const witnesses = useWitnesses().data;
  const issues = composeIssues(compose, witnesses);
  const etag = draw?.etag ?? null;
  const overtaken = begun !== undefined && begun.etag !== etag && compose !== untouched;
  useEffect(
    () => keeper.set(compose === untouched ? undefined : { compose, etag }),
    [keeper, compose, untouched, etag],
  );
  /** There is nothing more to keep: it is saved, or not wanted. */
  const forget = () => {
    keeper.set(undefined);
    void keeper.flush();
  };
  const change = (part: Partial<Compose>) => setCompose((old) => ({ ...old, ...part }));
  const go = (next: number) => {
    setStep(next);
    window.scrollTo({ top: 0 });
  };
  const props: StepProps = { compose, settings, change };
  return (
    <div className="composer">
      <DraftLine
        state={state}
        takenUp={found.unsent ? undefined : found.kept?.keptAt}
        onDiscard={() => {
          setCompose(untouched);
          forget();
        }}
      />
      {overtaken ? (
        <p className="note">
          这份草稿保存之后，计划又被修改过。请逐步核对后再保存，或放弃草稿改用最新的计划。
        </p>
      ) : null}
      <ChangedDialog
        state={state}
        onTheirs={(theirs) => {
          setCompose(theirs.content.compose);
          keeper.resolve(theirs, theirs.content);
        }}
        onMine={(theirs) => keeper.resolve(theirs, { compose, etag })}
      />
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
            {step === 2 ? <TeamsStep {...props} preview={live.preview} /> : null}
            {step === 3 ? <SeedStep {...props} /> : null}
            {step === last ? <PreviewStep compose={compose} live={live} issues={issues} onStep={go} /> : null}
          </div>
          <ComposerFoot
            {...{ step, go, compose, draw }}
            onSaved={() => keeper.set(undefined)}
            ending={keeper.ending}
            ready={issues.length === 0}
            idempotencyKey={key}
          />
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
  onSaved: () => void;
  ending: Keeper<KeptCompose>['ending'];
}

function ComposerFoot(props: FootProps) {
  const { step, go, compose, draw, ready, idempotencyKey, onSaved, ending } = props;
  const navigate = useNavigate();
  const client = useQueryClient();
  const save = useAct(
    () => {
      const whole = cleanCompose(compose);
      return ending((done) =>
        draw
          ? drawsApi.update(draw.id, whole, draw.etag, done)
          : drawsApi.create(whole, idempotencyKey, done),
      );
    },
    {
      done: '计划已保存',
      onDone: ({ data }) => {
        onSaved();
        void client.invalidateQueries({ queryKey: ['draws'] });
        void client.invalidateQueries({ queryKey: ['draw', data.id] });
        void navigate({ to: '/draws/$id', params: { id: data.id } });
      },
    },
  );
  return (
    <footer className="composer-foot">
      {step < last ? null : <Refusal of={save} />}
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
