/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { useResource } from '../api/useResource.ts';
import { Awaited } from '../parts/awaited.tsx';
import { Fact, Facts } from '../parts/facts.tsx';
import { PageHead } from '../parts/page.tsx';
import { Link } from '../router.tsx';
import { drawPath } from '../routes.ts';
import { type Followed, fetchCase } from '../services/api.ts';
import { Doing } from '../services/doing.tsx';
import '../style/services.css';
import '../style/visits.css';
import { fetchVisit, type PublicVisit } from './api.ts';

/** What no inspector may do, as the notice says it. */
const bans = [
  '以营利为目的开展检查',
  '收受企业的财物，接受宴请、娱乐和旅游安排',
  '让企业支付检查、检验的费用',
  '随意查封、扣押、冻结或者责令停产停业',
  '超出通知书所列的事项和范围检查',
];

function Rights() {
  return (
    <section aria-labelledby="rights">
      <h2 id="rights">您的权利</h2>
      <ul class="visit-rights">
        <li>检查人员不少于两人，应当出示执法证；与上面所列的人不符、没有出示的，您可以拒绝检查。</li>
        <li>认为检查人员与本次检查有利害关系的，可以申请回避。</li>
        <li>只查上面所列的事项；多出的事项，您可以拒绝。</li>
        <li>检查人员不得：{bans.join('；')}。</li>
        <li>有上述情形的，请向本页底部的监督举报方式反映，或者拨打 12345。</li>
      </ul>
    </section>
  );
}

function What({ tenant, visit }: { tenant: string; visit: PublicVisit }) {
  return (
    <>
      <section class={`card standing ${visit.ended ? 'good' : 'work'}`} aria-labelledby="standing">
        <h2 id="standing">
          <span class={`badge ${visit.ended ? 'done' : 'work'}`}>{visit.stands}</span> {visit.object}
        </h2>
        <p>
          {visit.department}的{visit.kind}
          {visit.number !== undefined && `，编号 ${visit.number}`}
        </p>
      </section>
      <section aria-labelledby="who">
        <h2 id="who">谁可以检查</h2>
        <ul class="visit-people">
          {visit.inspectors.map(({ name, department, certificate }) => (
            <li key={`${name}${certificate}`} class="card">
              <strong>{name}</strong>
              <span>{department}</span>
              <span>
                执法证号 <code>{certificate}</code>
              </span>
            </li>
          ))}
        </ul>
        {visit.inspectors.length === 0 && (
          <p class="notice void">名录中已没有这些检查人员，请与实施部门核实。</p>
        )}
      </section>
      <section aria-labelledby="items">
        <h2 id="items">检查什么</h2>
        {visit.items.map(({ name, points }) => (
          <div key={name}>
            <h3>{name}</h3>
            {points.length > 0 && (
              <ol class="visit-points">
                {points.map((point) => (
                  <li key={point}>{point}</li>
                ))}
              </ol>
            )}
          </div>
        ))}
        <Facts>
          <Fact name="方式">{visit.mode}</Fact>
          <Fact name="期间">
            {visit.from} 至 {visit.until}
          </Fact>
          {visit.plannedOn !== undefined && <Fact name="约定日期">{visit.plannedOn}</Fact>}
          {visit.materials !== undefined && <Fact name="请准备">{visit.materials}</Fact>}
          {visit.draw && (
            <Fact name="依据的抽查">
              <Link to={drawPath(tenant, visit.draw.id)}>
                {visit.draw.number} {visit.draw.title}
              </Link>
              ，可以核验抽取是否公正
            </Fact>
          )}
          <Fact name="本链接有效期">到 {visit.goodUntil}</Fact>
        </Facts>
      </section>
    </>
  );
}

/** 扫码入企: what the enterprise finds behind the code of its notice, and what it can do. */
export function VisitPage({ tenant, token }: { tenant: string; token: string }) {
  const [visit, reload] = useResource(token, (signal) => fetchVisit(tenant, token, signal));
  const [followed, setFollowed] = useState<Followed>();
  const holder = { tenant, link: token };
  const isThere = visit.phase === 'ready';
  useEffect(() => {
    if (isThere) void fetchCase({ tenant, link: token }).then(setFollowed, () => undefined);
  }, [tenant, token, isThere]);
  const done = (next: Followed) => {
    setFollowed(next);
    reload(true);
  };
  return (
    <>
      <PageHead title="行政检查通知" trail={[{ to: '/', text: '首页' }]} />
      <Awaited resource={visit} retry={reload} lines={8}>
        {(value) => (
          <>
            <What tenant={tenant} visit={value} />
            {followed && <Doing holder={holder} followed={followed} onFollowed={done} />}
            {!value.ended && <Rights />}
          </>
        )}
      </Awaited>
    </>
  );
}
