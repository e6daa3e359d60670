/** @jsxImportSource preact */
import { request } from '../api/client.ts';
import type { ShownPortalInfo } from '../api/schema.d.ts';
import { useResource } from '../api/useResource.ts';
import { formatInstant } from '../words/time.ts';

/** A link to where a register of the state says whose a number is. */
const Registered = ({ number, href }: { number: string; href: string }) => (
  <a href={href} rel="noreferrer">
    {number}
  </a>
);

const digits = (number: string) => number.replace(/\D/g, '');

/** Who answers for a city's pages, as each government site says it. What the city has not filled in is not there. */
export function SiteInfo({ tenant }: { tenant: string }) {
  const [info] = useResource(tenant, (signal) =>
    request<ShownPortalInfo>(`/public/${tenant}/portal-info`, { signal }),
  );
  if (info.phase !== 'ready') return null;
  const { host, phone, supervision, correction, icp, police, siteCode, updatedAt } = info.value;
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
      {updatedAt && <li>更新日期：{formatInstant(updatedAt).slice(0, -6)}</li>}
    </ul>
  );
}
