import type { Principal } from '@mingcha/http';
import type { Operation } from '@mingcha/store';
import { type Addressee, concern } from '@mingcha/webhooks';
import type { Draw } from '../../draws/kept/draw.ts';
import { drawNumber } from '../../draws/kept/numbers.ts';

type Side = { draws: readonly Draw[]; depts: readonly string[] };

/**
 * The operations that have those notified who run the other draw of two whose visits of an object become one, or two again; those
 * of the own draw as well where its departments have not done it themselves. Each is led to its own draw, and who did it is not notified. Pure.
 */
export function joinConcerns(
  kind: 'visits.joined' | 'visits.separated',
  { own, other }: { own: Side; other: Side },
  { sub, dept }: Pick<Principal, 'sub' | 'dept'>,
  now: Date,
): Operation[] {
  const isOwnAct = own.draws.some(({ compose }) => compose.teams.some((team) => team.dept === dept));
  const sides = isOwnAct ? [other] : [other, own];
  return sides.flatMap(({ draws, depts }) =>
    draws.flatMap(({ id, compose, committed }) => {
      // Of a batch, only the draws whose departments visit this object.
      const asked = new Set(compose.teams.map((team) => team.dept).filter((one) => depts.includes(one)));
      const to = [...asked].map((one): Addressee => ({ kind, right: 'draws:write', dept: one }));
      const given = { number: drawNumber(committed!), about: compose.title, link: `/draws/${id}` };
      return to.length > 0 ? [concern({ to, by: sub, what: '双随机抽查', ...given }, now)] : [];
    }),
  );
}
