/** @jsxImportSource preact */
import { useResource } from '../api/useResource.ts';
import { Awaited } from '../parts/awaited.tsx';
import { PageHead } from '../parts/page.tsx';
import { Link } from '../router.tsx';
import { creditPath, publishedOfPath, servicePath } from '../routes.ts';
import '../style/lists.css';
import { fetchCreditOf, reportAddress } from './api.ts';
import { CreditRecord } from './record.tsx';

/** The permits and penalties of one enterprise that are in their period. */
export function CreditSubjectPage({ tenant, subject }: { tenant: string; subject: string }) {
  const [found, reload] = useResource(`${tenant} ${subject}`, (signal) =>
    fetchCreditOf(tenant, subject, signal),
  );
  return (
    <>
      <PageHead
        title={found.phase === 'ready' ? found.value.name : '许可和处罚公示'}
        trail={[
          { to: '/', text: '首页' },
          { to: creditPath(tenant), text: '许可和处罚公示' },
        ]}
        note={
          <>
            <p class="facts">统一社会信用代码 {subject}</p>
            <p class="facts">
              是否在名单上：
              <Link to={publishedOfPath(tenant, 'abnormal-listings', subject)}>经营异常名录</Link>、
              <Link to={publishedOfPath(tenant, 'serious-listings', subject)}>严重违法失信名单</Link>
            </p>
          </>
        }
      />
      <p class="actions">
        <a class="button quiet" href={reportAddress(tenant, subject)}>
          信用报告（PDF）
        </a>
        <Link to={servicePath(tenant, 'credit-repairs')} class="button quiet">
          申请信用修复
        </Link>
        <Link to={servicePath(tenant, 'credit-objections')} class="button quiet">
          提出异议
        </Link>
      </p>
      <Awaited resource={found} retry={reload} lines={6}>
        {({ items }) => (
          <ul class="draw-list">
            {items.map((record) => (
              <CreditRecord key={`${record.kind} ${record.number}`} {...{ tenant, record }} />
            ))}
          </ul>
        )}
      </Awaited>
    </>
  );
}
