/** @jsxImportSource preact */
import { useResource } from '../api/useResource.ts';
import { Awaited } from '../parts/awaited.tsx';
import { ContentDay } from '../parts/contentDay.ts';
import { PageHead } from '../parts/page.tsx';
import { publishedPath, servicesPath } from '../routes.ts';
import { formatInstant } from '../words/time.ts';
import '../style/services.css';
import { fetchPublishedCase, type PublishedCase, type PublishedCaseWhole } from './api.ts';
import { Rows } from './rows.tsx';
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
    <ContentDay of={[one.publishedAt, one.amended?.at]} />
    <p class="facts">
      <span class="badge work">{one.state}</span> {formatInstant(one.publishedAt)} 公开
    </p>
    {one.amended && (
      <p class="facts">
        <span class="badge wait">已更正</span> {formatInstant(one.amended.at)} 更正
        {one.amended.times > 1 && `（共更正 ${one.amended.times} 次）`}：{one.amended.reason}
      </p>
    )}
    <dl class="facts-list">
      <Lines fields={one.fields} names={one.names} />
    </dl>
  </>
);

type Shown = Pick<PublishedCase, 'fields' | 'names'>;

const Lines = ({ fields, names }: Shown) => (
  <>
    {fields.map((field) => (
      <div key={field.name}>
        <dt>{field.title}</dt>
        <dd class="written">
          {field.type === 'table' ? (
            <Rows field={field} names={names} />
          ) : (
            valueText(field.value, names, field.type)
          )}
        </dd>
      </div>
    ))}
  </>
);

/** What the case said each time that it was published, where that was more than once; the newest stands above. */
function Versions({ one }: { one: PublishedCaseWhole }) {
  const [last, ...earlier] = [...one.versions].reverse();
  if (!last || earlier.length === 0) return null;
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">各版</h2>
      <p class="lead">
        上面是第 {last.no} 版，{formatInstant(last.at)} 公布。与第 {last.no - 1} 版不同的是：
        {last.changed.join('、') || '内容没有变化'}。
      </p>
      {earlier.map((version) => (
        <details key={version.no} class="card">
          <summary>
            第 {version.no} 版，{formatInstant(version.at)} 公布
            {version.changed.length > 0 && `（变更了${version.changed.join('、')}）`}
          </summary>
          {version.reason && <p class="facts">更正的理由：{version.reason}</p>}
          <dl class="facts-list">
            <Lines fields={version.fields} names={one.names} />
          </dl>
        </details>
      ))}
    </section>
  );
}

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
          <>
            <section class="card" aria-label="公开的内容">
              <PublishedFacts one={one} />
            </section>
            <Versions one={one} />
          </>
        )}
      </Awaited>
    </>
  );
}
