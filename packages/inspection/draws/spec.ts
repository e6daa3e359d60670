import { SPEC, SPEC_2 } from '@mingcha/draw';
import type { Compose } from './compose.ts';

/** The specification by which a draw is drawn. */
export type DrawSpec = typeof SPEC | typeof SPEC_2;

/** The specification of a new draw. Witnesses without keys go by the first. */
export const specOf = ({ seed }: Pick<Compose, 'seed'>): DrawSpec =>
  seed.source === 'witness' ? SPEC : SPEC_2;
