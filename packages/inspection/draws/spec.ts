import { SPEC, SPEC_2 } from '@mingcha/draw';
import type { Draw } from './draw.ts';

/** The specification by which a draw is drawn. */
export type DrawSpec = typeof SPEC | typeof SPEC_2;

/** The specification of a new draw. Witnesses that have no keys go by the first. */
export const specOf = ({ parties }: Pick<Draw, 'parties'>): DrawSpec =>
  parties.some(({ key }) => key === undefined) ? SPEC : SPEC_2;
