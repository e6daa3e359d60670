/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { usePaged } from '../api/usePaged.ts';
import { useResource } from '../api/useResource.ts';
import { Awaited } from '../parts/awaited.tsx';
import { More } from '../parts/more.tsx';
import { PageHead } from '../parts/page.tsx';
import { Link, useAddress } from '../router.tsx';
import { publishedCasePath, servicesPath } from '../routes.ts';
import '../style/services.css';
import { fetchPublished, fetchPublishing, fetchSatisfaction, type Named, type PublishedCase } from './api.ts';
import { headOf, PublishedFacts } from './publishedCase.tsx';

const tiers = { high: '高', middle: '中', low: '低' } as const;

function Item({ tenant, one }: { tenant: string; one: PublishedCase }) {
  return (
    <li class="card">
      <PublishedFacts one={one} />
      <p>
        <Link to={publishedCasePath(tenant, one)}>
          查看本件<span class="hidden-text">{headOf(one)}</span>
        </Link>
      </p>
    </li>
  );
}

function Published({ tenant, types }: { tenant: string; types: readonly Named[] }) {
  const { query } = useAddress();
  const [type, setType] = useState((types.find(({ name }) => name === query.get('type')) ?? types[0]!).name);
  const [year, setYear] = useState('');
  const [q, setQ] = useState(query.get('q') ?? '');
  const [list, more] = usePaged<PublishedCase>(`${type} ${year} ${q}`, (cursor, signal) =>
    fetchPublished(tenant, type, { year, q, cursor }, signal),
  );
  const now = new Date().getFullYear();
  const nothing = !list.loading && !list.error && list.items.length === 0;
  return (
    <section aria-labelledby="published">
      <h2 id="published">公开的事项</h2>
      <div class="filters">
        <label>
          类别
          <select value={type} onChange={(event) => setType(event.currentTarget.value)}>
            {types.map(({ name, title }) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <label>
          年份
          <select value={year} onChange={(event) => setYear(event.currentTarget.value)}>
            <option value="">全部</option>
            {[now, now - 1, now - 2].map((one) => (
              <option key={one} value={String(one)}>
                {one} 年
              </option>
            ))}
          </select>
        </label>
        <label>
          内容包含
          <input value={q} maxLength={60} onChange={(event) => setQ(event.currentTarget.value.trim())} />
        </label>
      </div>
      {nothing && <p class="empty">没有符合条件的公开事项。</p>}
      <ul class="draw-list">
        {list.items.map((one) => (
          <Item key={one.id} tenant={tenant} one={one} />
        ))}
      </ul>
      <More list={list} more={more} what="事项" />
    </section>
  );
}

function Satisfaction({ tenant }: { tenant: string }) {
  const [found, reload] = useResource(tenant, (signal) => fetchSatisfaction(tenant, signal));
  return (
    <section aria-labelledby="satisfaction">
      <h2 id="satisfaction">满意度</h2>
      <p class="lead">近一年的评价，按单位分高、中、低三档，同档不分先后；评价不足 30 件的不列出。</p>
      <Awaited resource={found} retry={reload} lines={3}>
        {({ types }) => (
          <ul class="plain">
            {types.map(({ name, title, ratings, units }) => (
              <li key={name} class="card">
                <h3>{title}</h3>
                <p>
                  共 {ratings} 件评价。{units.length === 0 && '还没有单位的评价满 30 件。'}
                </p>
                {units.map((unit) => (
                  <p key={unit.name}>
                    {unit.name}：{tiers[unit.tier]}（{unit.ratings} 件）
                  </p>
                ))}
              </li>
            ))}
          </ul>
        )}
      </Awaited>
    </section>
  );
}

/** What of a city's cases is published, and how satisfied people were with them. */
export function PublishedPage({ tenant }: { tenant: string }) {
  const [types, reload] = useResource(tenant, (signal) => fetchPublishing(tenant, signal));
  return (
    <>
      <PageHead
        title="办理结果公开"
        trail={[
          { to: '/', text: '首页' },
          { to: servicesPath(tenant), text: '网上办事' },
        ]}
      />
      <Awaited resource={types} retry={reload} lines={6}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="empty">本市还没有公开办理结果的事项类型。</p>
          ) : (
            <Published tenant={tenant} types={items} />
          )
        }
      </Awaited>
      <Satisfaction tenant={tenant} />
    </>
  );
}
