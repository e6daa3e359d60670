import { problems } from '@mingcha/kernel';
import type { DrawNaming } from '@mingcha/kernel/labels';
import type { Draw } from '../kept/draw.ts';

type Named = Pick<Draw, 'compose' | 'state' | 'namedAt'>;

/** With what a draw's names become public; with its outcome where nobody chose. */
export const namingOf = ({ compose }: Pick<Draw, 'compose'>): DrawNaming => compose.names ?? 'outcome';

/** Whether the outcome is published and its names are not: they wait for the results of the inspections. */
export const awaitsNames = (draw: Named): boolean =>
  draw.state === 'published' && namingOf(draw) === 'results' && draw.namedAt === undefined;

/** Whether anybody may know who was drawn. Nothing that tells it is public before. */
export const isNamed = (draw: Named): boolean => draw.state === 'published' && !awaitsNames(draw);

/** Throws `not-published` (409) before a draw's outcome is public, and `names-later` before its names are. */
export function requireNamed(draw: Named): void {
  const { state } = draw;
  if (state !== 'published') throw problems.conflict('not-published', '该任务的结果尚未公示。', { state });
  if (!isNamed(draw)) {
    throw problems.conflict(
      'names-later',
      '该任务的名单随检查结果公示，目前只公示抽取数量和结果指纹，请在检查结果公示之后再查询。',
      { state },
    );
  }
}

/** Throws `names-public` (409) where a draw's names do not wait to be published. */
export function requireAwaiting(draw: Named): void {
  if (awaitsNames(draw)) return;
  throw problems.conflict('names-public', '该任务的名单已经公示，不需要再次公示。', { state: draw.state });
}

/** What answers say of a draw's names. */
export const namingFacts = (draw: Pick<Draw, 'compose' | 'namedAt'>) => ({
  names: namingOf(draw),
  ...(draw.namedAt !== undefined && { namedAt: draw.namedAt }),
});
