import { cityPath, isProvince } from '../routes.ts';

/** The pages above the list of notices. */
export const trailTo = (tenant: string) => [
  { to: '/', text: '首页' },
  ...(isProvince(tenant) ? [] : [{ to: cityPath(tenant), text: '本市抽查' }]),
];
