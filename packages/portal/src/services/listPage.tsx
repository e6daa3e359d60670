/** @jsxImportSource preact */
import { useResource } from '../api/useResource.ts';
import { Awaited } from '../parts/awaited.tsx';
import { PageHead } from '../parts/page.tsx';
import { Link } from '../router.tsx';
import { cityPath, guidesPath, publishedPath, receiptPath, servicePath } from '../routes.ts';
import '../style/services.css';
import { fetchServices } from './api.ts';

/** What anybody can hand in to a city, and the way back to what was handed in. */
export function ServicesPage({ tenant }: { tenant: string }) {
  const [list, reload] = useResource(tenant, (signal) => fetchServices(tenant, signal));
  return (
    <>
      <PageHead
        title="网上办事"
        trail={[
          { to: '/', text: '首页' },
          { to: cityPath(tenant), text: '本市' },
        ]}
        note={<p class="lead">不用注册账号。提交后得到一个回执码，凭它查看办理情况、补充材料和评价。</p>}
      />
      <p class="actions">
        <Link to={guidesPath(tenant)} class="button quiet">
          办事指南
        </Link>
        <Link to={receiptPath(tenant)} class="button quiet">
          凭回执码查询
        </Link>
        <Link to={publishedPath(tenant)} class="button quiet">
          办理结果公开
        </Link>
      </p>
      <Awaited resource={list} retry={reload} lines={6}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="empty">本市还没有开通网上办事。</p>
          ) : (
            <ul class="cards">
              {items.map(({ name, title, closed }) => (
                <li key={name}>
                  {closed === undefined ? (
                    <Link to={servicePath(tenant, name)} class="card city">
                      <strong>{title}</strong>
                      <span class="counts">我要提交</span>
                    </Link>
                  ) : (
                    <div class="card city">
                      <strong>{title}</strong>
                      <span class="counts">{closed}</span>
                    </div>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Awaited>
    </>
  );
}
