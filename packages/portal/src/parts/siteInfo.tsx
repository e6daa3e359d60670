/** @jsxImportSource preact */
import { spokenDate } from '@mingcha/kernel/dates';
import { request } from '../api/client.ts';
import type { ShownPortalInfo } from '../api/schema.d.ts';
import { useResource } from '../api/useResource.ts';
import { Link } from '../router.tsx';
import { servicePath, servicesPath } from '../routes.ts';
import { useContentDay } from './contentDay.ts';

/** A link to where a register of the state says whose a number is. */
const Registered = ({ number, href }: { number: string; href: string }) => (
  <a href={href} rel="noreferrer">
    {number}
  </a>
);

/** What a city says of itself; undefined until it is known. */
function usePortalInfo(tenant: string): ShownPortalInfo | undefined {
  const [info] = useResource(tenant, (signal) =>
    request<ShownPortalInfo>(`/public/${tenant}/portal-info`, { signal }),
  );
  return info.phase === 'ready' ? info.value : undefined;
}

/** Beside results: whom to call, where to have something corrected, and where to complain. */
export function ResultHelp({ tenant }: { tenant: string }) {
  const { host, phone, supervision, correction } = usePortalInfo(tenant) ?? {};
  return (
    <aside class="card result-help" aria-labelledby="result-help">
      <h3 id="result-help">对结果有疑问</h3>
      <p>
        企业认为结果有误的，可以<Link to={servicePath(tenant, 'credit-objections')}>提出异议</Link>
        （文号填检查的编号），也可以<Link to={servicePath(tenant, 'messages')}>留言纠错</Link>
        。实施检查的部门核实后更正并重新公示，写明日期和理由，原来公示的内容仍可查看。检查中有吃拿卡要、随意检查的，可以投诉举报。
      </p>
      <ul class="plain">
        {phone && (
          <li>
            咨询电话{host && `（${host}）`}：{phone}
          </li>
        )}
        {supervision && <li>监督举报电话：{supervision}</li>}
        <li>
          <Link to={servicesPath(tenant)}>网上留言和投诉</Link>
        </li>
        {correction && (
          <li>
            <a href={correction}>网站纠错</a>
          </li>
        )}
      </ul>
    </aside>
  );
}

const digits = (number: string) => number.replace(/\D/g, '');

/**
 * Who answers for a city's pages, as each government site says it, and the day of the newest of what the page shows. What the city
 * has not filled in is not there.
 */
export function SiteInfo({ tenant }: { tenant: string }) {
  const info = usePortalInfo(tenant);
  const day = useContentDay();
  if (!info) return null;
  const { host, phone, supervision, correction, icp, police, siteCode } = info;
  return (
    <ul class="site-info">
      {host && <li>主办单位：{host}</li>}
      {phone && <li>联系电话：{phone}</li>}
      {supervision && <li>监督举报：{supervision}</li>}
      {correction && (
        <li>
          <a href={correction}>网站纠错</a>
        </li>
      )}
      {siteCode && <li>网站标识码：{siteCode}</li>}
      {icp && (
        <li>
          <Registered number={icp} href="https://beian.miit.gov.cn/" />
        </li>
      )}
      {police && (
        <li>
          <Registered
            number={police}
            href={`https://beian.mps.gov.cn/#/query/webSearch?code=${digits(police)}`}
          />
        </li>
      )}
      {day && <li>更新日期：{spokenDate(day)}</li>}
    </ul>
  );
}
