import type { Drawn, DrawPage } from '../api/types.ts';
import { awaitsNames } from '../words/draw.ts';

/** What the public is given of a draw, as one file. */
export type PublicPart = Pick<
  DrawPage,
  'number' | 'title' | 'state' | 'commitment' | 'committedAt' | 'executedAt' | 'publishedAt'
> &
  Partial<Pick<DrawPage, 'plan' | 'attestations' | 'log'>> & {
    kind: 'mingcha-public/1' | 'mingcha-public/2';
    /** Of a file that anyone may have written: read by `readReveal`. */
    reveal?: unknown;
    seed?: string;
    /** The hash of the whole result; of the second specification. */
    outcome?: string;
    selected: Drawn[];
    /** The drawn are missing here because their names wait for the results of the inspections. */
    awaitsNames?: boolean;
    parties?: { id: string; name: string }[];
  };

/** Gathers the public part of a draw from its page and the whole outcome. */
export function publicPart(draw: DrawPage, selected: Drawn[]): PublicPart {
  const { number, title, state, commitment, committedAt, executedAt, publishedAt, plan, reveal } = draw;
  return {
    kind: plan.spec === 'mingcha-draw/2' ? 'mingcha-public/2' : 'mingcha-public/1',
    number,
    title,
    state,
    commitment,
    committedAt,
    ...(executedAt ? { executedAt } : {}),
    ...(publishedAt ? { publishedAt } : {}),
    plan,
    ...(reveal ? { reveal } : {}),
    ...(draw.outcome ? { seed: draw.outcome.seed, outcome: draw.outcome.hash } : {}),
    selected,
    ...(awaitsNames(draw) ? { awaitsNames: true } : {}),
    ...(draw.attestations ? { attestations: draw.attestations } : {}),
    ...(draw.log === undefined ? {} : { log: draw.log }),
    ...(draw.parties?.length ? { parties: draw.parties.map(({ id, name }) => ({ id, name })) } : {}),
  };
}
