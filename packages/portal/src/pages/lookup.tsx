/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { askedWrongly } from '../api/client.ts';
import { fetchCity, fetchFound } from '../api/public.ts';
import type { City, FoundIn } from '../api/types.ts';
import { usePaged } from '../api/usePaged.ts';
import { useResource } from '../api/useResource.ts';
import { Awaited } from '../parts/awaited.tsx';
import { YearSelect } from '../parts/filters.tsx';
import { LookupForm, type LookupProblem } from '../parts/lookupForm.tsx';
import { More } from '../parts/more.tsx';
import { PageHead } from '../parts/page.tsx';
import { Link, navigate } from '../router.tsx';
import { cityPath, drawPath, lookupPath } from '../routes.ts';
import { answerWords } from '../words/answer.ts';
import { normaliseId } from '../words/object.ts';

function InDraw({ tenant, found }: { tenant: string; found: FoundIn }) {
  const { draw, id, substitutions } = found;
  const { tone, title } = answerWords(found, id, substitutions, found);
  return (
    <li class="card">
      <p class="number">
        <span>{draw.number}</span>
      </p>
      <h3>
        <Link to={drawPath(tenant, draw.id)}>{draw.title}</Link>
      </h3>
      <p class={`verdict ${tone}`}>{title}</p>
    </li>
  );
}

type InDrawsProps = { city: City; newest: number; id: string; onProblem: (problem: LookupProblem) => void };

/** Looks one enterprise up in a year's published draws, newest first. */
function InDraws({ city, newest, id, onProblem }: InDrawsProps) {
  const [year, setYear] = useState(newest);
  const [list, more] = usePaged<FoundIn>(String(year), (cursor, signal) =>
    fetchFound(city.code, id, { year, ...(cursor ? { cursor } : {}) }, signal),
  );
  const message = askedWrongly(list.error);
  useEffect(() => {
    if (message !== undefined) onProblem({ id, message });
  }, [message, id, onProblem]);
  // What one year's lists do not have another's may.
  if (message !== undefined && city.years.length === 1) return null;
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
      {message !== undefined && <p class="empty">{year} 年的名单中没有这个编码。</p>}
      {nothing && <p class="empty">这一年还没有已公示名单的抽查可供查询。</p>}
      <ul class="draw-list">
        {list.items.map((found) => (
          <InDraw key={found.draw.id} tenant={city.code} found={found} />
        ))}
      </ul>
      {message === undefined && <More list={list} more={more} what="抽查" />}
    </section>
  );
}

/** Looks one enterprise up in a city's published draws. */
export function LookupPage({ tenant, object }: { tenant: string; object: string }) {
  const [city, reload] = useResource(tenant, (signal) => fetchCity(tenant, signal));
  const [problem, setProblem] = useState<LookupProblem>();
  const id = normaliseId(object);
  return (
    <>
      <PageHead
        title="查一家企业"
        trail={[
          { to: '/', text: '首页' },
          { to: cityPath(tenant), text: '本市抽查' },
        ]}
        note={
          <p class="lead">
            查询已公示名单的抽查；名单随检查结果公示的，公示名单以后才能查到。输入的代码只用于本次查询。
          </p>
        }
      />
      <section class="card" aria-label="查询">
        <LookupForm
          key={id}
          start={id}
          problem={problem}
          onAsk={(next) => navigate(`${lookupPath(tenant)}?id=${encodeURIComponent(next)}`)}
        />
      </section>
      {id !== '' && (
        <Awaited resource={city} retry={reload}>
          {(value) =>
            value.years[0] ? (
              <InDraws key={id} city={value} newest={value.years[0].year} id={id} onProblem={setProblem} />
            ) : (
              <p class="empty">本市还没有公布抽查。</p>
            )
          }
        </Awaited>
      )}
    </>
  );
}
