/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { usePaged } from '../api/usePaged.ts';
import { ContentDay } from '../parts/contentDay.ts';
import { More } from '../parts/more.tsx';
import { ResultHelp } from '../parts/siteInfo.tsx';
import { Link } from '../router.tsx';
import { publishedCasePath } from '../routes.ts';
import { type DrawResult, fetchResults, type Only } from '../visits/api.ts';
import { formatCount } from '../words/draw.ts';
import { formatInstant } from '../words/time.ts';

const filters: readonly [Only, string][] = [
  ['published', '已公示结果的'],
  ['problems', '发现问题的'],
  ['waiting', '尚未公示的'],
  ['', '全部'],
];

/** That a result was amended, when and why, with the way to what stood before. */
const Amended = ({ tenant, one }: { tenant: string; one: DrawResult }) =>
  one.amendedAt && one.case ? (
    <small>
      已于 {formatInstant(one.amendedAt)} 更正：{one.amendedFor}{' '}
      <Link to={publishedCasePath(tenant, { type: 'inspection-visits', id: one.case })}>
        查看<span class="hidden-text">{one.name}</span>原来公示的内容
      </Link>
    </small>
  ) : null;

function Line({ tenant, one }: { tenant: string; one: DrawResult }) {
  const words =
    one.state === 'aborted'
      ? `检查已终止${one.reason ? `：${one.reason}` : ''}`
      : one.state === 'published'
        ? (one.results ?? []).join('、') || '已公示'
        : '尚未公示';
  return (
    <li>
      <ContentDay of={[one.publishedAt, one.amendedAt]} />
      <span class="who">
        <strong>{one.name}</strong>
        <code>{one.id}</code>
        <span>{words}</span>
        {one.department && (
          <small>
            {one.department}
            {one.endedOn && `，${one.endedOn} 检查`}
          </small>
        )}
        <Amended tenant={tenant} one={one} />
      </span>
    </li>
  );
}

/** What the inspections of a draw found, beside each enterprise, as far as it is published. */
export function Results({ tenant, draw }: { tenant: string; draw: string }) {
  const [only, setOnly] = useState<Only>('published');
  const [counts, setCounts] = useState<{ drawn: number; published: number }>();
  const [list, more] = usePaged<DrawResult>(`${draw} ${only}`, async (cursor, signal) => {
    const page = await fetchResults({ tenant, draw, only }, cursor, signal);
    setCounts(page);
    return page;
  });
  return (
    <section aria-labelledby="results">
      <div class="section-head">
        <h2 id="results">
          检查结果
          {counts &&
            (counts.published < counts.drawn
              ? `（公示中 ${formatCount(counts.published)}/${formatCount(counts.drawn)}）`
              : `（已全部公示，${formatCount(counts.drawn)} 家）`)}
        </h2>
        <select
          aria-label="只看"
          value={only}
          onChange={(event) => setOnly(event.currentTarget.value as Only)}
        >
          {filters.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      </div>
      <p class="facts">检查结束之日起二十个工作日内公示结果。</p>
      {!list.loading && !list.error && list.items.length === 0 && <p class="empty">没有这样的企业。</p>}
      <ul class="outcome results">
        {list.items.map((one) => (
          <Line key={one.id} tenant={tenant} one={one} />
        ))}
      </ul>
      <More list={list} more={more} what="结果" />
      <ResultHelp tenant={tenant} />
    </section>
  );
}
