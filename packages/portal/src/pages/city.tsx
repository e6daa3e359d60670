/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fetchCity, fetchDraws } from '../api/public.ts';
import type { City, DrawState, PublicDraw } from '../api/types.ts';
import { usePaged } from '../api/usePaged.ts';
import { useResource } from '../api/useResource.ts';
import { Awaited } from '../parts/awaited.tsx';
import { DrawItem } from '../parts/drawItem.tsx';
import { StateSelect, YearSelect } from '../parts/filters.tsx';
import { LookupForm } from '../parts/lookupForm.tsx';
import { More } from '../parts/more.tsx';
import { PageHead } from '../parts/page.tsx';
import { Link, navigate } from '../router.tsx';
import {
  creditPath,
  guidesPath,
  listsPath,
  logPath,
  lookupPath,
  noticesPath,
  rehearsalsPath,
  servicesPath,
  witnessesPath,
} from '../routes.ts';
import { YearPart } from '../visits/yearPart.tsx';

function Draws({ city, newest }: { city: City; newest: number }) {
  const [year, setYear] = useState(newest);
  const [state, setState] = useState<DrawState | ''>('');
  const [list, more] = usePaged<PublicDraw>(`${year}/${state}`, (cursor, signal) =>
    fetchDraws(city.code, { year, state, limit: 20, ...(cursor ? { cursor } : {}) }, signal),
  );
  const nothing = !list.loading && !list.error && list.items.length === 0;
  return (
    <section aria-labelledby="draws">
      <div class="section-head">
        <h2 id="draws">抽查</h2>
        <div class="filters">
          <YearSelect years={city.years} year={year} onYear={setYear} />
          <StateSelect state={state} onState={setState} />
        </div>
      </div>
      {nothing && <p class="empty">没有符合条件的抽查。</p>}
      <ul class="draw-list">
        {list.items.map((draw) => (
          <DrawItem key={draw.id} tenant={city.code} draw={draw} />
        ))}
      </ul>
      <More list={list} more={more} what="抽查" />
    </section>
  );
}

function LookupCard({ tenant }: { tenant: string }) {
  return (
    <aside class="side">
      <section class="card" aria-labelledby="lookup">
        <h2 id="lookup">查一家企业</h2>
        <p class="wide-only">输入统一社会信用代码，查看它在本市各次抽查中是否在名单内、是否被抽中。</p>
        <LookupForm onAsk={(id) => navigate(`${lookupPath(tenant)}?id=${encodeURIComponent(id)}`)} />
      </section>
    </aside>
  );
}

/** The draws of one city. */
export function CityPage({ tenant }: { tenant: string }) {
  const [city, reload] = useResource(tenant, (signal) => fetchCity(tenant, signal));
  const name = city.phase === 'ready' ? city.value.name : '';
  const lost = city.phase === 'failed';
  return (
    <>
      <PageHead
        title={`${name}抽查公示`}
        trail={[{ to: '/', text: '首页' }]}
        note={
          !lost && (
            <>
              <p class="lead">编号按年连续，作废的也保留；承诺一经公布，不改也不删。</p>
              <nav class="city-links screen-only" aria-label="本市其他公示">
                <Link to={servicesPath(tenant)} class="button">
                  网上办事
                </Link>
                <Link to={guidesPath(tenant)} class="button">
                  办事指南
                </Link>
                <Link to={noticesPath(tenant)} class="button quiet">
                  改革举措
                </Link>
                <Link to={listsPath(tenant)} class="button quiet">
                  公开清单
                </Link>
                <Link to={creditPath(tenant)} class="button quiet">
                  许可和处罚公示
                </Link>
                <Link to={logPath(tenant)} class="button quiet">
                  公开日志
                </Link>
                <Link to={witnessesPath(tenant)} class="button quiet">
                  见证方
                </Link>
                {city.phase === 'ready' && city.value.rehearsals > 0 && (
                  <Link to={rehearsalsPath(tenant)} class="button quiet">
                    内部演练
                  </Link>
                )}
              </nav>
            </>
          )
        }
      />
      <Awaited resource={city} retry={reload} lines={8}>
        {(value) => {
          const [newest] = value.years;
          if (!newest) {
            return <p class="empty">还没有公布抽查。抽查一经承诺，就会出现在这里，不会再被删除。</p>;
          }
          return (
            <div class="columns">
              <LookupCard tenant={tenant} />
              <div>
                <Draws city={value} newest={newest.year} />
                <YearPart tenant={tenant} year={newest.year} />
              </div>
            </div>
          );
        }}
      </Awaited>
    </>
  );
}
