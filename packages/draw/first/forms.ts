import { startLoads } from '../second/loads.ts';
import { SPEC_2 } from '../second/types.ts';
import { type InspectorRow, type ObjectRow, SPEC } from './types.ts';

/** The specifications that are known. */
export type Spec = typeof SPEC | typeof SPEC_2;

/** In what the specifications differ where they draw. */
export interface Form {
  /** What follows on the number in the message of a ticket. */
  readonly ticketEnd: (row: Pick<ObjectRow, 'salt'>) => string;
  /** What follows on the inspector's id in the message of a tie. */
  readonly tieEnd: (row: Pick<InspectorRow, 'salt'>) => string;
  /** Where the inspectors' loads start, in the order of the rows. */
  readonly starts: (rows: readonly InspectorRow[]) => Float64Array;
  /** Whether results say how many candidates each team chose from. */
  readonly hasPools: boolean;
}

const salted = ({ salt }: { readonly salt: string }) => `\n${salt}`;

const FORMS: Readonly<Record<Spec, Form>> = {
  [SPEC]: {
    ticketEnd: () => '',
    tieEnd: () => '',
    starts: (rows) => Float64Array.from(rows, ({ load }) => load),
    hasPools: false,
  },
  [SPEC_2]: { ticketEnd: salted, tieEnd: salted, starts: startLoads, hasPools: true },
};

/** How draws of this specification go; the first where none is named. */
export const formOf = (spec: Spec = SPEC): Form => FORMS[spec];
