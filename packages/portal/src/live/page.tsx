/** @jsxImportSource preact */
import { useEffect } from 'preact/hooks';
import { fetchCity, fetchDraw } from '../api/public.ts';
import type { DrawPage } from '../api/types.ts';
import { useResource } from '../api/useResource.ts';
import { DrawDay } from '../draw/drawDay.tsx';
import { Awaited } from '../parts/awaited.tsx';
import { Hash } from '../parts/hash.tsx';
import { PageHead } from '../parts/page.tsx';
import { Qr } from '../parts/qr.tsx';
import { UnverifiableBanner } from '../parts/unverifiable.tsx';
import { When } from '../parts/when.tsx';
import { Link } from '../router.tsx';
import { cityPath, drawPath, verifyPath } from '../routes.ts';
import { sourceWords } from '../words/draw.ts';
import { Stage } from './stage.tsx';
import { askAgainAfter, nowWords } from './words.ts';
import '../style/live.css';

function Whole({ tenant, draw }: { tenant: string; draw: DrawPage }) {
  const verify = `${location.origin}${verifyPath(tenant, draw.id)}`;
  return (
    <>
      <DrawDay draw={draw} />
      <UnverifiableBanner draw={draw} />
      <p class="live-now" aria-live="polite">
        {nowWords(draw)}
      </p>
      <div class="live-columns">
        <section class="card live-stage" aria-labelledby="live-stage">
          <h2 id="live-stage">{draw.outcome ? '抽取结果' : sourceWords(draw).name}</h2>
          <Stage tenant={tenant} draw={draw} />
        </section>
        <section class="card" aria-labelledby="live-commitment">
          <h2 id="live-commitment">承诺</h2>
          <p>
            公布于 <When at={draw.committedAt} seconds />
            ，早于种子产生。名单和规则从此不能更改。
          </p>
          <Hash value={draw.commitment} what="承诺" />
          {draw.outcome && (
            <>
              <h2>结果指纹</h2>
              <Hash value={draw.outcome.hash} what="结果指纹" />
            </>
          )}
          <div class="live-verify">
            <Qr text={verify} label="核验页的二维码" />
            <p>
              用手机扫码，在自己的设备上核验。
              <Link to={drawPath(tenant, draw.id)}>公示页</Link>
            </p>
          </div>
        </section>
      </div>
    </>
  );
}

/** A draw as it is watched on a wall: commitment, seed, tickets, outcome. Shows what the public may see, and no more. */
export function LivePage({ tenant, draw: id }: { tenant: string; draw: string }) {
  const [resource, reload] = useResource(id, (signal) => fetchDraw(tenant, id, signal));
  const [city] = useResource(tenant, (signal) => fetchCity(tenant, signal));
  const draw = resource.phase === 'ready' ? resource.value : undefined;
  useEffect(() => {
    const after = draw && askAgainAfter(draw, Date.now());
    if (after === undefined) return;
    // An answer brings a new draw, and with it the next wait; a page that is not looked at waits on.
    const timer = setInterval(() => document.visibilityState === 'visible' && reload(true), after);
    return () => clearInterval(timer);
  }, [draw, reload]);
  const place = city.phase === 'ready' ? city.value.name : '';
  return (
    <div class="live">
      <PageHead
        title={draw?.title ?? '公开抽取现场'}
        trail={[
          { to: cityPath(tenant), text: '本市抽查' },
          { to: drawPath(tenant, id), text: '这次抽查' },
        ]}
        note={
          <p class="number">
            <span>{draw?.number}</span> {place}双随机抽查公开抽取现场
          </p>
        }
      />
      <Awaited resource={resource} retry={reload} lines={8}>
        {(value) => <Whole tenant={tenant} draw={value} />}
      </Awaited>
    </div>
  );
}
