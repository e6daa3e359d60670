import { compareText } from '../base/bytes.ts';
import { writeExcluded } from '../files/writeObject.ts';
import { inspectorKind, type Kind, objectKind, recusalKind } from '../first/frame.ts';
import type { BenchedRow, ExcludedRow } from './types.ts';

/** How the five lists of the second specification are written, hashed and ordered. */
export const KINDS = {
  /** Membership is shown by id and inner hash, without the row. */
  objects: { ...objectKind, sealedBy: ({ id }) => id } satisfies typeof objectKind,
  inspectors: inspectorKind,
  recusals: recusalKind,
  excluded: {
    list: 'excluded',
    compare: ({ object: left }, { object: right }, isAscii) =>
      isAscii && left < right ? -1 : compareText(left, right),
    write: writeExcluded,
  } satisfies Kind<ExcludedRow>,
  benched: {
    list: 'benched',
    compare: (left, right) => compareText(left.inspector, right.inspector),
    write: () => -1,
  } satisfies Kind<BenchedRow>,
} as const;
