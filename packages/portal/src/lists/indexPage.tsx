/** @jsxImportSource preact */
import { useResource } from '../api/useResource.ts';
import { Awaited } from '../parts/awaited.tsx';
import { ContentDay } from '../parts/contentDay.ts';
import { PageHead } from '../parts/page.tsx';
import { Link } from '../router.tsx';
import { cityPath, listPath } from '../routes.ts';
import { formatInstant } from '../words/time.ts';
import { fetchLists } from './api.ts';

/** The lists that a city has published. */
export function ListsPage({ tenant }: { tenant: string }) {
  const [lists, reload] = useResource(tenant, (signal) => fetchLists(tenant, signal));
  return (
    <>
      <PageHead
        title="公开清单"
        trail={[
          { to: '/', text: '首页' },
          { to: cityPath(tenant), text: '本市' },
        ]}
        note={<p class="lead">政府依清单办事。每份清单都有版本和公布日期，旧版本不会被改动。</p>}
      />
      <Awaited resource={lists} retry={reload} lines={6}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="empty">本市还没有公布清单。</p>
          ) : (
            <ul class="cards">
              <ContentDay of={items.map(({ edition }) => edition.publishedAt)} />
              {items.map(({ name, title, edition }) => (
                <li key={name}>
                  <Link to={listPath(tenant, name)} class="card city">
                    <strong>{title}</strong>
                    <span class="counts">
                      {edition.count} 条 · 第 {edition.number} 版 · {formatInstant(edition.publishedAt)} 公布
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Awaited>
    </>
  );
}
