/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { usePaged } from '../api/usePaged.ts';
import { ContentDay } from '../parts/contentDay.ts';
import { More } from '../parts/more.tsx';
import { PageHead } from '../parts/page.tsx';
import { Link } from '../router.tsx';
import { cityPath, guidePath } from '../routes.ts';
import '../style/lists.css';
import { type Choice, type GuidesPage as Found, fetchGuides, type GuideEntry } from './api.ts';

const choices: [Choice, string][] = [
  ['noun', '种类'],
  ['theme', '主题'],
  ['audience', '服务对象'],
  ['place', '办理区域'],
];

function Item({ tenant, guide }: { tenant: string; guide: GuideEntry }) {
  const facts = [
    guide.dept,
    guide.promise && `承诺 ${guide.promise}`,
    guide.places.length > 0 && guide.places.join('、'),
  ].filter(Boolean);
  return (
    <li class="card">
      <ContentDay of={[guide.publishedAt]} />
      <h2>
        <Link to={guidePath(tenant, guide)}>{guide.name}</Link>
      </h2>
      <p class="facts">
        {guide.suspended && <span class="badge void">紧急停用</span>}
        {guide.online && <span class="badge done">可网上申请</span>}{' '}
        {guide.noun !== '事项' && `${guide.noun} · `}
        {facts.join(' · ')}
      </p>
    </li>
  );
}

/** The guides of a city, found by words and by what they are about, for whom and where. */
export function GuidesPage({ tenant }: { tenant: string }) {
  const [filter, setFilter] = useState<Partial<Record<Choice | 'q', string>>>({});
  const [about, setAbout] = useState<Found>();
  const [list, more] = usePaged<GuideEntry>(JSON.stringify(filter), async (cursor, signal) => {
    const page = await fetchGuides(tenant, { ...filter, cursor }, signal);
    setAbout(page);
    return page;
  });
  const nothing = !list.loading && !list.error && list.items.length === 0;
  const change = (name: Choice | 'q', value: string) => setFilter({ ...filter, [name]: value });
  return (
    <>
      <PageHead
        title="办事指南"
        trail={[
          { to: '/', text: '首页' },
          { to: cityPath(tenant), text: '本市' },
        ]}
        note={
          <>
            <p class="lead">回答几个问题，只看您的情形要交的材料。指南取自公布的清单，窗口和网上是同一份。</p>
            <p class="facts" aria-live="polite">
              {about && `符合条件的 ${about.total} 项`}
            </p>
          </>
        }
      />
      <div class="filters">
        <label>
          要办什么
          <input
            value={filter.q ?? ''}
            maxLength={60}
            onChange={(event) => change('q', event.currentTarget.value.trim())}
          />
        </label>
        {about &&
          choices.map(([name, title]) => (
            <label key={name}>
              {title}
              <select
                value={filter[name] ?? ''}
                onChange={(event) => change(name, event.currentTarget.value)}
              >
                <option value="">全部</option>
                {about.facets[name].map(({ value, count }) => (
                  <option key={value} value={value}>
                    {value}（{count}）
                  </option>
                ))}
              </select>
            </label>
          ))}
      </div>
      {nothing && <p class="empty">没有符合条件的办事指南。换个说法，或者减少条件再找。</p>}
      <ul class="draw-list">
        {list.items.map((guide) => (
          <Item key={`${guide.list} ${guide.id}`} tenant={tenant} guide={guide} />
        ))}
      </ul>
      <More list={list} more={more} what="指南" />
    </>
  );
}
