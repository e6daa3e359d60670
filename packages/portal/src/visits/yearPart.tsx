/** @jsxImportSource preact */
import type { InspectionYear } from '../api/schema.d.ts';
import { useResource } from '../api/useResource.ts';
import { Awaited } from '../parts/awaited.tsx';
import { ContentDay } from '../parts/contentDay.ts';
import { Link } from '../router.tsx';
import { publishedCasePath } from '../routes.ts';
import { formatCount } from '../words/draw.ts';
import { fetchYear } from './api.ts';

type Plan = InspectionYear['plans'][number];

/** How far a batch is, in words. */
function standingOf({ planned, drawn, published }: Plan['batches'][number]): string {
  const due = planned === undefined ? '' : `应抽查 ${formatCount(planned)} 户，`;
  if (drawn === 0) return `${due}尚未公示抽取结果`;
  const share = planned ? `（${Math.floor((published / planned) * 100)}%）` : '';
  return `${due}已抽取 ${formatCount(drawn)} 户，已公示检查结果 ${formatCount(published)} 户${share}`;
}

function PlanCard({
  tenant,
  plan: { id, title, kind, department, publishedAt, batches },
}: {
  tenant: string;
  plan: Plan;
}) {
  return (
    <li class="card">
      <ContentDay of={[publishedAt]} />
      <h3>
        <Link to={publishedCasePath(tenant, { type: 'inspection-plans', id })}>{title}</Link>
      </h3>
      <p class="facts">
        {department}，{kind}
      </p>
      <ul class="plain ruled">
        {batches.map((batch) => (
          <li key={batch.name}>
            <strong>{batch.name}</strong>
            {batch.from && batch.until && (
              <span class="soft">
                {' '}
                {batch.from} 至 {batch.until}
              </span>
            )}
            <br />
            {standingOf(batch)}
          </li>
        ))}
      </ul>
    </li>
  );
}

/** The published plans of a year with how far they are, and what the inspections of the year came to. */
export function YearPart({ tenant, year }: { tenant: string; year: number }) {
  const [found, reload] = useResource(`${tenant}/${year}`, (signal) => fetchYear(tenant, year, signal));
  return (
    <section aria-labelledby="plans">
      <h2 id="plans">{year} 年检查计划</h2>
      <Awaited resource={found} retry={reload} lines={3}>
        {({ plans, visits, problems }) => (
          <>
            <p class="facts">
              {visits > 0
                ? `已公示检查结果 ${formatCount(visits)} 次，其中发现问题 ${formatCount(problems)} 次。`
                : `${year} 年还没有公示检查结果。`}
            </p>
            {plans.length === 0 && <p class="empty">{year} 年的抽查计划尚未公示。</p>}
            <ul class="plain plans">
              {plans.map((plan) => (
                <PlanCard key={plan.id} tenant={tenant} plan={plan} />
              ))}
            </ul>
          </>
        )}
      </Awaited>
    </section>
  );
}
