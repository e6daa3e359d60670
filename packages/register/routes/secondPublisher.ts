import { type Principal, requireSecond } from '@mingcha/http';
import type { Register, Row, Version } from '../types.ts';

/**
 * Throws `second-person` (403) where the caller has made the version, or one of the changes that come with it: those since the
 * version that is published.
 */
export async function requireSecondPublisher(
  register: Register<Row>,
  wanted: string,
  principal: Principal,
): Promise<void> {
  const [{ published }, version] = await Promise.all([register.heads(), register.version(wanted)]);
  const refuse = (maker: string) =>
    `这一版含有${maker}的修改，须由没有参与修改的另一名有权限的人员登录后公示。`;
  requireSecond(version, principal, refuse);
  // What lay before the published version was decided by its publication; of an older one only who made it counts.
  const since = Math.min(published?.number ?? 0, version.number - 1);
  const isComing = ({ number }: Version) => number > since && number <= version.number;
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await register.versions({ limit: 100, cursor });
    for (const one of items.filter(isComing)) requireSecond(one, principal, refuse);
    if (next === null || (items.at(-1)?.number ?? 0) <= since + 1) return;
    cursor = next;
  }
}
