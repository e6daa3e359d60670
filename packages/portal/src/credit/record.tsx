/** @jsxImportSource preact */
import type { PublicCreditRecord } from '../api/schema.d.ts';
import { ContentDay } from '../parts/contentDay.ts';
import { Link } from '../router.tsx';
import { creditOfPath } from '../routes.ts';

/** A permit or a penalty: whose, by whom, when, and all of it when it is opened. */
export function CreditRecord({ tenant, record }: { tenant: string; record: PublicCreditRecord }) {
  const { title, subject, name, authority, number, date, published, until, disputed, facts } = record;
  return (
    <li class="card">
      <ContentDay of={[published]} />
      <h2>
        <Link to={creditOfPath(tenant, subject)}>{name}</Link>
      </h2>
      <p class="facts">
        {title} · {number} · {authority} · {date}
        {disputed && <strong class="disputed">异议中</strong>}
      </p>
      <details>
        <summary>详细内容</summary>
        <dl class="facts-list">
          <div>
            <dt>统一社会信用代码</dt>
            <dd>{subject}</dd>
          </div>
          {facts.map(({ field, title: fact, value }) => (
            <div key={field}>
              <dt>{fact}</dt>
              <dd class="written">{value}</dd>
            </div>
          ))}
          <div>
            <dt>公示</dt>
            <dd>
              自 {published} 起{until && `，${until} 起不再公示`}
            </dd>
          </div>
        </dl>
      </details>
    </li>
  );
}
