import { compareText } from '../base/bytes.ts';
import {
  all,
  byId,
  type Check,
  fail,
  integer,
  list,
  id as name,
  oneOf,
  record,
  salt,
} from '../first/check.ts';
import type { ObjectRow } from '../first/types.ts';
import { id, together, words } from './fields.ts';
import {
  ADJUSTMENTS,
  BENCHINGS,
  type BenchedRow,
  EXCLUSIONS,
  type ExcludedRow,
  type InspectorRow2,
  RECUSALS,
  type RecusalRow2,
  type Rows2,
} from './types.ts';

const MOST_WEIGHT = 1000;
const names = list<string>(name, compareText);

/** What one row of each list must look like. */
export const rowChecks: Readonly<Record<keyof Rows2, Check>> = {
  objects: record(
    { id, region: name, salt, skills: names, stratum: name },
    { weight: integer(1, MOST_WEIGHT) },
  ),
  inspectors: all(
    record(
      { dept: id, id, load: integer(0), regions: names, salt, skills: names },
      { adjust: integer(1), ground: oneOf(...ADJUSTMENTS) },
    ),
    together('adjust', 'ground'),
    (value) => {
      const { load, adjust = 0 } = value as InspectorRow2;
      if (!Number.isSafeInteger(load + adjust)) fail('bad-shape', '/adjust');
    },
  ),
  recusals: record({ inspector: id, object: id, ground: oneOf(...RECUSALS), salt }),
  excluded: all(record({ object: id, reason: oneOf(...EXCLUSIONS), salt }, { note: words }), (value) => {
    const { reason, note } = value as ExcludedRow;
    if ((note === undefined) === (reason === 'exempt')) fail('bad-shape', '/note');
  }),
  benched: record({ inspector: id, reason: oneOf(...BENCHINGS), salt }),
};

/** The lists as a whole proof has them: sorted, and unique. */
export const rowsOf: Readonly<Record<keyof Rows2, Check>> = {
  objects: list<ObjectRow>(rowChecks.objects, byId),
  inspectors: list<InspectorRow2>(rowChecks.inspectors, byId),
  recusals: list<RecusalRow2>(
    rowChecks.recusals,
    (left, right) => compareText(left.object, right.object) || compareText(left.inspector, right.inspector),
  ),
  excluded: list<ExcludedRow>(rowChecks.excluded, (left, right) => compareText(left.object, right.object)),
  benched: list<BenchedRow>(rowChecks.benched, (left, right) => compareText(left.inspector, right.inspector)),
};
