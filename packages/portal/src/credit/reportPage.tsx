/** @jsxImportSource preact */
import { useResource } from '../api/useResource.ts';
import { Awaited } from '../parts/awaited.tsx';
import { ContentDay } from '../parts/contentDay.ts';
import { Fact, Facts } from '../parts/facts.tsx';
import { PageHead } from '../parts/page.tsx';
import { creditPath } from '../routes.ts';
import '../style/services.css';
import { formatInstant } from '../words/time.ts';
import { fetchReportCheck, reportAddress } from './api.ts';

/** Where the code of a credit report leads: whose it is, of when, and whether it is still what would be said now. */
export function CreditReportPage({ tenant, code }: { tenant: string; code: string }) {
  const [found, reload] = useResource(`${tenant} ${code}`, (signal) =>
    fetchReportCheck(tenant, code, signal),
  );
  return (
    <>
      <PageHead
        title="信用报告核验"
        trail={[
          { to: '/', text: '首页' },
          { to: creditPath(tenant), text: '许可和处罚公示' },
        ]}
        note={<p class="lead">请与手中的报告核对名称、代码和截止时间：都一致的，报告是本市出具的。</p>}
      />
      <Awaited resource={found} retry={reload} lines={5}>
        {({ subject, name, at, isSame, now }) => (
          <>
            <ContentDay of={[at]} />
            <section class={`card standing ${isSame ? 'good' : 'work'}`} aria-labelledby="standing">
              <h2 id="standing">
                <span class={`badge ${isSame ? 'done' : 'work'}`}>
                  {isSame ? '内容无变化' : '内容已有变化'}
                </span>{' '}
                {name}
              </h2>
              <p>
                {isSame
                  ? '现在出具的报告，内容与这一份相同。'
                  : '这份报告出具后，公开的信息有增减。请以现在出具的报告为准。'}
              </p>
            </section>
            <Facts>
              <Fact name="统一社会信用代码">{subject}</Fact>
              <Fact name="报告截至">{formatInstant(at, true)}</Fact>
              <Fact name="现在公开的信息">
                行政许可 {now.permits} 条，行政处罚 {now.penalties} 条，失信名单 {now.listings} 条
              </Fact>
            </Facts>
            <p class="actions">
              <a class="button quiet" href={reportAddress(tenant, subject)}>
                下载现在的信用报告（PDF）
              </a>
            </p>
          </>
        )}
      </Awaited>
    </>
  );
}
