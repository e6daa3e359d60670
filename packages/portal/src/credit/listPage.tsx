/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { PublicCreditRecord } from '../api/schema.d.ts';
import { usePaged } from '../api/usePaged.ts';
import { More } from '../parts/more.tsx';
import { PageHead } from '../parts/page.tsx';
import { Link } from '../router.tsx';
import { cityPath, publishedOfPath } from '../routes.ts';
import '../style/lists.css';
import { fetchCredit, reportAddress } from './api.ts';
import { CreditRecord } from './record.tsx';

const isCode = (text: string) => /^[0-9A-Z]{18}$/i.test(text);

/** Permits and penalties in their period. */
export function CreditPage({ tenant }: { tenant: string }) {
  const [q, setQ] = useState('');
  const [kind, setKind] = useState('');
  const [total, setTotal] = useState<number>();
  const [list, more] = usePaged<PublicCreditRecord>(`${q} ${kind}`, async (cursor, signal) => {
    const page = await fetchCredit(tenant, { q, kind, cursor }, signal);
    setTotal(page.total);
    return page;
  });
  const nothing = !list.loading && !list.error && list.items.length === 0;
  return (
    <>
      <PageHead
        title="许可和处罚公示"
        trail={[
          { to: '/', text: '首页' },
          { to: cityPath(tenant), text: '本市' },
        ]}
        note={
          <>
            <p class="lead">各机关作出的行政许可和行政处罚，在公示期内公开；期满当日起不再公示。</p>
            <p class="facts">
              名单：
              <Link to={publishedOfPath(tenant, 'abnormal-listings')}>经营异常名录</Link>、
              <Link to={publishedOfPath(tenant, 'serious-listings')}>严重违法失信名单</Link>
            </p>
            <p class="facts" aria-live="polite">
              {total === undefined ? '' : `符合条件的 ${total} 条`}
            </p>
          </>
        }
      />
      <div class="filters">
        <label>
          企业名称、代码或文书号
          <input value={q} maxLength={60} onChange={(event) => setQ(event.currentTarget.value.trim())} />
        </label>
        <label>
          类别
          <select value={kind} onChange={(event) => setKind(event.currentTarget.value)}>
            <option value="">全部</option>
            <option value="permit">行政许可</option>
            <option value="penalty">行政处罚</option>
          </select>
        </label>
      </div>
      {nothing && (
        <p class="empty">
          没有符合条件的许可和处罚。
          {isCode(q) && <a href={reportAddress(tenant, q.toUpperCase())}>下载这家企业的信用报告（PDF）</a>}
        </p>
      )}
      <ul class="draw-list">
        {list.items.map((record) => (
          <CreditRecord key={`${record.kind} ${record.subject} ${record.number}`} {...{ tenant, record }} />
        ))}
      </ul>
      <More list={list} more={more} what="许可和处罚" />
    </>
  );
}
