/** @jsxImportSource preact */
import { publiclyVerifiable } from '@mingcha/draw';
import { useEffect, useState } from 'preact/hooks';
import { fetchDraw, fetchProof, fetchWholeOutcome } from '../api/public.ts';
import { useResource } from '../api/useResource.ts';
import { DrawDay } from '../draw/drawDay.tsx';
import { publicPart } from '../draw/publicPart.ts';
import { fetchPolicy } from '../log/api.ts';
import { Badge } from '../parts/badge.tsx';
import { PageHead } from '../parts/page.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { UnverifiableBanner } from '../parts/unverifiable.tsx';
import { cityPath, drawPath } from '../routes.ts';
import { awaitsNames } from '../words/draw.ts';
import { ChooseFile } from './chooseFile.tsx';
import { type Material, readMaterial } from './material.ts';
import { NotedCommitment } from './noted.tsx';
import { verdictOf } from './report.ts';
import type { NamedMaterial } from './siblings.ts';
import { Steps } from './stepList.tsx';
import { Together } from './together.tsx';
import { useVerification } from './useVerification.ts';

async function loadMaterial(tenant: string, id: string, signal: AbortSignal): Promise<Material> {
  const draw = await fetchDraw(tenant, id, signal);
  const later = awaitsNames(draw);
  const selected = draw.outcome && !later ? await fetchWholeOutcome(tenant, id, undefined, signal) : [];
  const part = publicPart(draw, selected);
  if (draw.disclosure !== 'full' || draw.state !== 'published' || later)
    return judgedBy(tenant, { part }, signal);
  return judgedBy(tenant, { ...readMaterial(await fetchProof(tenant, id, signal)), part }, signal);
}

/** With the city's cosigners, where the material has a place in the log. */
async function judgedBy(tenant: string, material: Material, signal?: AbortSignal): Promise<Material> {
  if (material.part.log === undefined) return material;
  return { ...material, policy: await fetchPolicy(tenant, signal) };
}

function Verifying({ material }: { material: Material }) {
  const [verification, verify] = useVerification();
  useEffect(() => verify(material), [material, verify]);
  const { part } = material;
  const { plan } = part;
  const verdict = verification.finished ? verdictOf(verification.reports, plan?.seed) : undefined;
  return (
    <>
      {plan && !verdict && (
        <UnverifiableBanner draw={{ source: plan.seed.source, verifiable: publiclyVerifiable(plan) }} />
      )}
      <div class="verdict-place" aria-live="polite">
        {verdict && (
          <section class={`notice ${verdict.tone} verdict-box`}>
            <h2>{verdict.title}</h2>
            <p>{verdict.text}</p>
          </section>
        )}
        {verification.trouble !== '' && (
          <p class="notice void" role="alert">
            {verification.trouble}
          </p>
        )}
        {!verdict && verification.trouble === '' && <p class="notice wait">正在您的设备上核验…</p>}
      </div>
      <Steps verification={verification} />
      <NotedCommitment commitment={part.commitment} />
    </>
  );
}

/** Verifies in the browser what the public is given of a draw, or a file that was downloaded. */
export function VerifyPage({ tenant, draw }: { tenant: string; draw: string }) {
  const [loaded, reload] = useResource(draw, (signal) => loadMaterial(tenant, draw, signal));
  const [chosen, setChosen] = useState<NamedMaterial[]>([]);
  const choose = async (files: NamedMaterial[]) =>
    setChosen(
      await Promise.all(
        files.map(async ({ name, material }) => ({
          name,
          // Where the city's list cannot be had, the file is read without it and the order is not shown.
          material: await judgedBy(tenant, material).catch(() => material),
        })),
      ),
    );
  const several = chosen.length > 1;
  const material = chosen[0]?.material ?? (loaded.phase === 'ready' ? loaded.value : undefined);
  const part = several ? undefined : material?.part;
  return (
    <div class="narrow">
      <PageHead
        title={several ? '核验同批抽查' : part ? `核验：${part.title}` : '核验抽查'}
        trail={[
          { to: '/', text: '首页' },
          { to: cityPath(tenant), text: '本市抽查' },
          { to: drawPath(tenant, draw), text: '这次抽查' },
        ]}
        note={
          part && (
            <p class="number">
              <span>{part.number || (part.plan ? `第 ${part.plan.sequence} 号` : '')}</span>
              {chosen.length > 0 ? <span class="badge work">本地文件</span> : <Badge state={part.state} />}
            </p>
          )
        }
      />
      {part && chosen.length === 0 && <DrawDay draw={part} />}
      {several && <Together files={chosen} />}
      {!several && material && <Verifying material={material} />}
      {!material && loaded.phase === 'loading' && <Skeleton lines={8} label="正在取公布的材料" />}
      {!material && loaded.phase === 'failed' && <Trouble error={loaded.error} retry={reload} />}
      {(material || loaded.phase === 'failed') && <ChooseFile onFiles={(files) => void choose(files)} />}
    </div>
  );
}
