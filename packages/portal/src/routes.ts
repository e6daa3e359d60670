/** A page of the portal, as its address names it. */
export type Route =
  | { page: 'home' }
  | { page: 'city'; tenant: string }
  | { page: 'lookup'; tenant: string }
  | { page: 'rehearsals'; tenant: string }
  | { page: 'witnesses'; tenant: string }
  | { page: 'draw'; tenant: string; draw: string }
  | { page: 'verify'; tenant: string; draw: string }
  | { page: 'live'; tenant: string; draw: string }
  | { page: 'record'; tenant: string; draw: string }
  | { page: 'witness'; tenant: string; draw: string }
  | { page: 'register'; tenant: string }
  | { page: 'log'; tenant: string }
  | { page: 'notices'; tenant: string }
  | { page: 'notice'; tenant: string; notice: string }
  | { page: 'services'; tenant: string }
  | { page: 'service'; tenant: string; type: string }
  | { page: 'receipt'; tenant: string }
  | { page: 'guides'; tenant: string }
  | { page: 'guide'; tenant: string; list: string; id: string }
  | { page: 'lists'; tenant: string }
  | { page: 'list'; tenant: string; list: string }
  | { page: 'credit'; tenant: string }
  | { page: 'creditOf'; tenant: string; subject: string }
  | { page: 'creditReport'; tenant: string; code: string }
  | { page: 'published'; tenant: string }
  | { page: 'publishedCase'; tenant: string; type: string; id: string }
  | { page: 'visit'; tenant: string; token: string }
  | { page: 'matter'; tenant: string; token: string }
  | { page: 'lost' };

const segment = '([0-9A-Za-z-]+)';
const patterns: [RegExp, (tenant: string, id: string, more: string) => Route][] = [
  [/^\/(?:public)?$/, () => ({ page: 'home' })],
  [/^\/public\/(\d{6})$/, (tenant) => ({ page: 'city', tenant })],
  [/^\/public\/(\d{6})\/lookup$/, (tenant) => ({ page: 'lookup', tenant })],
  [/^\/public\/(\d{6})\/rehearsals$/, (tenant) => ({ page: 'rehearsals', tenant })],
  [/^\/public\/(\d{6})\/witnesses$/, (tenant) => ({ page: 'witnesses', tenant })],
  [new RegExp(`^/public/(\\d{6})/draws/${segment}$`), (tenant, draw) => ({ page: 'draw', tenant, draw })],
  [
    new RegExp(`^/public/(\\d{6})/draws/${segment}/verify$`),
    (tenant, draw) => ({ page: 'verify', tenant, draw }),
  ],
  [
    new RegExp(`^/public/(\\d{6})/draws/${segment}/live$`),
    (tenant, draw) => ({ page: 'live', tenant, draw }),
  ],
  [
    new RegExp(`^/public/(\\d{6})/draws/${segment}/record$`),
    (tenant, draw) => ({ page: 'record', tenant, draw }),
  ],
  [/^\/public\/(\d{6})\/log$/, (tenant) => ({ page: 'log', tenant })],
  [/^\/public\/(\d{6})\/notices$/, (tenant) => ({ page: 'notices', tenant })],
  [
    new RegExp(`^/public/(\\d{6})/notices/${segment}$`),
    (tenant, notice) => ({ page: 'notice', tenant, notice }),
  ],
  [/^\/public\/(\d{6})\/services$/, (tenant) => ({ page: 'services', tenant })],
  [
    new RegExp(`^/public/(\\d{6})/services/${segment}$`),
    (tenant, type) => ({ page: 'service', tenant, type }),
  ],
  [/^\/public\/(\d{6})\/published$/, (tenant) => ({ page: 'published', tenant })],
  [
    new RegExp(`^/public/(\\d{6})/published/${segment}/${segment}$`),
    (tenant, type, id) => ({ page: 'publishedCase', tenant, type, id }),
  ],
  [/^\/public\/(\d{6})\/credit$/, (tenant) => ({ page: 'credit', tenant })],
  [
    new RegExp(`^/public/(\\d{6})/credit/${segment}$`),
    (tenant, subject) => ({ page: 'creditOf', tenant, subject }),
  ],
  [
    /^\/public\/(\d{6})\/credit\/report\/([\w-]+\.[\w-]+)$/,
    (tenant, code) => ({ page: 'creditReport', tenant, code }),
  ],
  [/^\/public\/(\d{6})\/guides$/, (tenant) => ({ page: 'guides', tenant })],
  [
    new RegExp(`^/public/(\\d{6})/guides/${segment}/${segment}$`),
    (tenant, list, id) => ({ page: 'guide', tenant, list, id }),
  ],
  [/^\/public\/(\d{6})\/lists$/, (tenant) => ({ page: 'lists', tenant })],
  [new RegExp(`^/public/(\\d{6})/lists/${segment}$`), (tenant, list) => ({ page: 'list', tenant, list })],
  [/^\/public\/(\d{6})\/visits\/([\w-]+\.[\w-]+)$/, (tenant, token) => ({ page: 'visit', tenant, token })],
  [/^\/public\/(\d{6})\/matters\/([\w-]+\.[\w-]+)$/, (tenant, token) => ({ page: 'matter', tenant, token })],
  [/^\/public\/(\d{6})\/receipt$/, (tenant) => ({ page: 'receipt', tenant })],
  [/^\/witness\/(\d{6})$/, (tenant) => ({ page: 'register', tenant })],
  [new RegExp(`^/witness/(\\d{6})/${segment}$`), (tenant, draw) => ({ page: 'witness', tenant, draw })],
];

/** Reads a path (no query, no fragment); anything that is no page of ours is `lost`. */
export function parseRoute(path: string): Route {
  const clean = path.length > 1 ? path.replace(/\/+$/, '') || '/' : path;
  for (const [pattern, build] of patterns) {
    const match = pattern.exec(clean);
    if (match) return build(match[1] ?? '', match[2] ?? '', match[3] ?? '');
  }
  return { page: 'lost' };
}

/** A province has notices but no draws of its own. */
export const isProvince = (tenant: string) => tenant.endsWith('0000');

export const cityPath = (tenant: string) => `/public/${tenant}`;
export const lookupPath = (tenant: string) => `/public/${tenant}/lookup`;
export const rehearsalsPath = (tenant: string) => `/public/${tenant}/rehearsals`;
export const witnessesPath = (tenant: string) => `/public/${tenant}/witnesses`;
export const logPath = (tenant: string) => `/public/${tenant}/log`;
export const servicesPath = (tenant: string) => `/public/${tenant}/services`;
export const servicePath = (tenant: string, type: string) => `${servicesPath(tenant)}/${type}`;
export const publishedPath = (tenant: string) => `/public/${tenant}/published`;
/** The published cases of a type, found by a text such as a credit code. */
export const publishedOfPath = (tenant: string, type: string, q = '') =>
  `${publishedPath(tenant)}?${new URLSearchParams({ type, ...(q && { q }) })}`;
export const publishedCasePath = (tenant: string, { type, id }: { type: string; id: string }) =>
  `${publishedPath(tenant)}/${type}/${id}`;
export const receiptPath = (tenant: string) => `/public/${tenant}/receipt`;
export const guidesPath = (tenant: string) => `/public/${tenant}/guides`;
export const guidePath = (tenant: string, { list, id }: { list: string; id: string }) =>
  `${guidesPath(tenant)}/${list}/${id}`;
export const listsPath = (tenant: string) => `/public/${tenant}/lists`;
export const listPath = (tenant: string, list: string) => `${listsPath(tenant)}/${list}`;
export const creditPath = (tenant: string) => `/public/${tenant}/credit`;
export const creditOfPath = (tenant: string, subject: string) => `${creditPath(tenant)}/${subject}`;
export const noticesPath = (tenant: string) => `/public/${tenant}/notices`;
export const noticePath = (tenant: string, notice: string) => `${noticesPath(tenant)}/${notice}`;
export const drawPath = (tenant: string, draw: string) => `/public/${tenant}/draws/${draw}`;
export const verifyPath = (tenant: string, draw: string) => `${drawPath(tenant, draw)}/verify`;

export const livePath = (tenant: string, draw: string) => `${drawPath(tenant, draw)}/live`;
export const registerPath = (tenant: string) => `/witness/${tenant}`;
export const recordPath = (tenant: string, draw: string) => `${drawPath(tenant, draw)}/record`;

/** The list that what an address names would be in, where the address names a city. */
export function listOf(path: string): { to: string; text: string } | undefined {
  const [, tenant, what] = /^\/(?:public|witness)\/(\d{6})(?:\/(\w+))?/.exec(path) ?? [];
  if (tenant === undefined) return undefined;
  if (what === 'services' || what === 'receipt') return { to: servicesPath(tenant), text: '回到网上办事' };
  if (what === 'credit') return { to: creditPath(tenant), text: '回到许可和处罚公示' };
  if (what === 'guides') return { to: guidesPath(tenant), text: '回到办事指南' };
  if (what === 'lists') return { to: listsPath(tenant), text: '回到公开清单' };
  if (what === 'published') return { to: publishedPath(tenant), text: '回到办理结果公开' };
  return what === 'notices' || isProvince(tenant)
    ? { to: noticesPath(tenant), text: '回到改革举措' }
    : { to: cityPath(tenant), text: '回到本市抽查' };
}

/** The party and token of a witness page: they travel in the fragment, which browsers never send to a server. */
export function parseWitnessFragment(fragment: string): { party: string; token: string } | undefined {
  const values = new URLSearchParams(fragment.replace(/^#/, ''));
  const party = values.get('party');
  const token = values.get('token');
  return party && token ? { party, token } : undefined;
}
