/** @jsxImportSource preact */
import { useResource } from '../api/useResource.ts';
import { Awaited } from '../parts/awaited.tsx';
import { PageHead } from '../parts/page.tsx';
import { publishedPath, servicesPath } from '../routes.ts';
import { formatInstant } from '../words/time.ts';
import '../style/services.css';
import { fetchPublishedCase, type PublishedCase } from './api.ts';
import { valueText } from './words.ts';

const longHead = 40;

/** What a published case is called by: what its first field says, in so many characters. */
export function headOf({ fields: [first], names }: PublishedCase): string {
  const text = first ? valueText(first.value, names, first.type) : '';
  return text.length > longHead ? `${text.slice(0, longHead)}…` : text;
}

/** What is published of a case, with the state that it is in. */
export const PublishedFacts = ({ one }: { one: PublishedCase }) => (
  <>
    <p class="facts">
      <span class="badge work">{one.state}</span> {formatInstant(one.publishedAt)} 公开
    </p>
    <dl class="facts-list">
      {one.fields.map(({ name, title, type, value }) => (
        <div key={name}>
          <dt>{title}</dt>
          <dd class="written">{valueText(value, one.names, type)}</dd>
        </div>
      ))}
    </dl>
  </>
);

/** One published case, at an address that can be passed on. */
export function PublishedCasePage({ tenant, type, id }: { tenant: string; type: string; id: string }) {
  const [found, reload] = useResource(`${type} ${id}`, (signal) =>
    fetchPublishedCase(tenant, { type, id }, signal),
  );
  return (
    <>
      <PageHead
        title={found.phase === 'ready' ? found.value.typeTitle : '办理结果公开'}
        trail={[
          { to: '/', text: '首页' },
          { to: servicesPath(tenant), text: '网上办事' },
          { to: publishedPath(tenant), text: '办理结果公开' },
        ]}
        {...(found.phase === 'ready' && { note: <p class="lead">{headOf(found.value)}</p> })}
      />
      <Awaited resource={found} retry={reload} lines={6}>
        {(one) => (
          <section class="card" aria-label="公开的内容">
            <PublishedFacts one={one} />
          </section>
        )}
      </Awaited>
    </>
  );
}
