import { type Principal, requireSecond } from '@mingcha/http';
import { versionsAfter } from '../reading/versionsAfter.ts';
import type { Heads, Register, Row, Version } from '../types.ts';

/**
 * The wanted version. Throws `second-person` (403) where the caller has made it, or one of the changes that come with it: those
 * since the version that is published.
 */
export async function requireSecondPublisher(
  register: Register<Row>,
  { published }: Heads,
  wanted: string,
  principal: Principal,
): Promise<Version> {
  const version = await register.version(wanted);
  const refuse = (maker: string) =>
    `这一版含有${maker}的修改，须由没有参与修改的另一名有权限的人员登录后公示。`;
  requireSecond(version, principal, refuse);
  // What lay before the published version was decided by its publication; of an older one only who made it counts.
  const since = Math.min(published?.number ?? 0, version.number - 1);
  for await (const one of versionsAfter(register, since, version.number))
    requireSecond(one, principal, refuse);
  return version;
}
