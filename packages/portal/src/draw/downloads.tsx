/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fetchProof, fetchWholeOutcome } from '../api/public.ts';
import type { DrawPage } from '../api/types.ts';
import { saveFile } from '../browser/saveFile.ts';
import { awaitsNames } from '../words/draw.ts';
import { publicPart } from './publicPart.ts';

type Phase = { state: 'idle' } | { state: 'busy' } | { state: 'failed'; words: string };

/** Buttons that save what is published of a draw, to be verified later and elsewhere. */
export function Downloads({ tenant, draw }: { tenant: string; draw: DrawPage }) {
  const [phase, setPhase] = useState<Phase>({ state: 'idle' });
  const save = (ending: string, load: () => Promise<string>) => async () => {
    setPhase({ state: 'busy' });
    try {
      saveFile(`${tenant}-${draw.number}-${ending}`, await load());
      setPhase({ state: 'idle' });
    } catch (cause) {
      setPhase({ state: 'failed', words: (cause as Error).message });
    }
  };
  const loadPublic = async () => {
    const selected = draw.outcome && !awaitsNames(draw) ? await fetchWholeOutcome(tenant, draw.id) : [];
    return JSON.stringify(publicPart(draw, selected), null, 1);
  };
  const inLines = draw.plan.spec === 'mingcha-draw/2';
  const whole = draw.disclosure === 'full' && draw.state === 'published' && !awaitsNames(draw);
  return (
    <>
      <button
        type="button"
        class="button quiet"
        disabled={phase.state === 'busy'}
        onClick={save('public.json', loadPublic)}
      >
        下载公开材料
      </button>
      {whole && (
        <button
          type="button"
          class="button quiet"
          disabled={phase.state === 'busy'}
          onClick={save(inLines ? 'proof.jsonl' : 'proof.json', () => fetchProof(tenant, draw.id))}
        >
          下载完整证明
        </button>
      )}
      {phase.state === 'failed' && (
        <span class="remark" role="alert">
          下载没有成功：{phase.words}
        </span>
      )}
    </>
  );
}
