import type { Operation } from '@mingcha/store';
import { concern } from '@mingcha/webhooks';
import type { Draw } from '../kept/draw.ts';

type Asked = { kind: 'witness.asked' | 'witness.due'; number: string; by?: string; now: Date };

/**
 * The operation that has those notified who run a draw that its witnesses are asked to reveal, or are to have revealed soon:
 * witnesses have no accounts, and who runs the draw reminds them. None where the draw has no witness.
 */
export function witnessConcern(
  { id, compose, parties }: Pick<Draw, 'id' | 'compose' | 'parties'>,
  { kind, number, by, now }: Asked,
): Operation[] {
  if (parties.length === 0) return [];
  const depts = compose.teams.map(({ dept }) => dept);
  const given = { what: '双随机抽查', number, about: compose.title, link: `/draws/${id}` };
  const to = [{ kind, right: 'draws:write', depts }] as const;
  return [concern({ ...given, to, ...(by !== undefined && { by }) }, now)];
}
