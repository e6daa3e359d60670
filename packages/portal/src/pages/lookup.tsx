/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fetchCity, fetchDraw, fetchDraws, fetchObject } from '../api/public.ts';
import type { City, PublicDraw } from '../api/types.ts';
import { usePaged } from '../api/usePaged.ts';
import { useResource } from '../api/useResource.ts';
import { Awaited } from '../parts/awaited.tsx';
import { RehearsalMark } from '../parts/badge.tsx';
import { YearSelect } from '../parts/filters.tsx';
import { LookupForm } from '../parts/lookupForm.tsx';
import { More } from '../parts/more.tsx';
import { PageHead } from '../parts/page.tsx';
import { Link, navigate } from '../router.tsx';
import { cityPath, drawPath, lookupPath } from '../routes.ts';
import { answerWords } from '../words/answer.ts';
import { normaliseId } from '../words/object.ts';

function InDraw({ tenant, draw, id }: { tenant: string; draw: PublicDraw; id: string }) {
  const [standing, reload] = useResource(`${draw.id}/${id}`, async (signal) => {
    const answer = await fetchObject(tenant, draw.id, id, signal);
    const { substitutions = [] } = answer.inFrame === false ? {} : await fetchDraw(tenant, draw.id, signal);
    return { answer, substitutions };
  });
  return (
    <li class="card">
      <p class="number">
        <span>{draw.number}</span>
        {draw.source === 'local' && <RehearsalMark />}
      </p>
      <h3>
        <Link to={drawPath(tenant, draw.id)}>{draw.title}</Link>
      </h3>
      <Awaited resource={standing} retry={reload} lines={1}>
        {({ answer, substitutions }) => {
          const { tone, title } = answerWords(answer, id, substitutions);
          return <p class={`verdict ${tone}`}>{title}</p>;
        }}
      </Awaited>
    </li>
  );
}

type InDrawsProps = { city: City; newest: number; id: string };

/** Looks one enterprise up in a year's published draws, newest first. */
function InDraws({ city, newest, id }: InDrawsProps) {
  const [year, setYear] = useState(newest);
  const [list, more] = usePaged<PublicDraw>(String(year), (cursor, signal) =>
    fetchDraws(city.code, { year, state: 'published', limit: 10, ...(cursor ? { cursor } : {}) }, signal),
  );
  const nothing = !list.loading && !list.error && list.items.length === 0;
  return (
    <section aria-labelledby="answers">
      <div class="section-head">
        <h2 id="answers">
          <code>{id}</code> 在各次抽查中
        </h2>
        <div class="filters">
          <YearSelect years={city.years} year={year} onYear={setYear} />
        </div>
      </div>
      {nothing && <p class="empty">这一年还没有已公示的抽查可供查询。</p>}
      <ul class="draw-list">
        {list.items.map((draw) => (
          <InDraw key={draw.id} tenant={city.code} draw={draw} id={id} />
        ))}
      </ul>
      <More list={list} more={more} what="抽查" />
    </section>
  );
}

export function LookupPage({ tenant, object }: { tenant: string; object: string }) {
  const [city, reload] = useResource(tenant, (signal) => fetchCity(tenant, signal));
  const id = normaliseId(object);
  return (
    <>
      <PageHead
        title="查一家企业"
        trail={[
          { to: '/', text: '首页' },
          { to: cityPath(tenant), text: '本市抽查' },
        ]}
        note={<p class="lead">查询已公示的抽查。输入的代码只用于本次查询。</p>}
      />
      <section class="card" aria-label="查询">
        <LookupForm
          key={id}
          start={id}
          onAsk={(next) => navigate(`${lookupPath(tenant)}?id=${encodeURIComponent(next)}`)}
        />
      </section>
      {id !== '' && (
        <Awaited resource={city} retry={reload}>
          {(value) =>
            value.years[0] ? (
              <InDraws key={id} city={value} newest={value.years[0].year} id={id} />
            ) : (
              <p class="empty">本市还没有公布抽查。</p>
            )
          }
        </Awaited>
      )}
    </>
  );
}
