import { canonicalJson } from '@mingcha/kernel/canonical';
import { type Hash, verifyInclusion } from '@mingcha/kernel/merkle';
import { fromHex, join, utf8 } from '../base/bytes.ts';
import { DrawError } from '../base/errors.ts';
import { commitmentOf } from '../base/seed.ts';
import type { Tools } from '../base/tools.ts';
import {
  type Check,
  fail,
  hash as hashCheck,
  integer,
  list,
  oneOf,
  plain,
  record,
  within,
} from '../first/check.ts';
import { leavesOf } from '../first/frame.ts';
import type { ObjectRow } from '../first/types.ts';
import { drain, runSteps, type Step, type StepRun, same, type Verdict } from '../first/verdict.ts';
import { hashOf } from './batch.ts';
import { id } from './fields.ts';
import { KINDS } from './kinds.ts';
import { rowChecks } from './rowShape.ts';
import { checkPlan2 } from './shape.ts';
import type { ExcludedRow, Plan2 } from './types.ts';

/**
 * That an object stands in a frame, by its id and H(JCS(row)) alone, or among the excluded with its reason. `path` leads
 * from its leaf to the plan's root of that list; hashes are hex.
 */
export type Inclusion = { readonly index: number; readonly path: readonly string[] } & (
  | { readonly list: 'objects'; readonly inner: string }
  | { readonly list: 'excluded'; readonly row: ExcludedRow }
);

/** What somebody keeps of a look-up: the plan with its commitment, and where the id stands under it. */
export interface KeptLookup {
  readonly kind: 'mingcha-lookup/2';
  readonly plan: Plan2;
  readonly commitment: string;
  readonly id: string;
  readonly inclusion: Inclusion;
}

/** The leaf hashes of a list whose members can be shown, joined: 32 bytes each. Rows in the order of ids. */
export const leavesOf2 = {
  objects: (rows: readonly ObjectRow[], hash: Hash) => leavesOf(rows, KINDS.objects, hash),
  excluded: (rows: readonly ExcludedRow[], hash: Hash) => leavesOf(rows, KINDS.excluded, hash),
};

/** The leaf of an object: H(0x00 || id || 0x0A || inner), and of an excluded row: H(0x00 || JCS(row)). */
export function leafOf(object: string, inclusion: Inclusion, hash: Hash): Uint8Array {
  const body =
    inclusion.list === 'objects'
      ? join(utf8(`${object}\n`), fromHex(inclusion.inner))
      : utf8(canonicalJson(inclusion.row));
  return hash(join(Uint8Array.of(0), body));
}

/** H(JCS(row)) as hex. */
export const innerOf = (row: ObjectRow, hash: Hash): string => hashOf(row, hash);

const place = { index: integer(0), path: list<string>(hashCheck) };
const shapes: Readonly<Record<string, Check>> = {
  objects: record({ list: oneOf('objects'), ...place, inner: hashCheck }),
  excluded: record({ list: oneOf('excluded'), ...place, row: rowChecks.excluded }),
};
const inclusionShape: Check = (value) => {
  const { list: name } = plain(value);
  if (typeof name !== 'string' || !Object.hasOwn(shapes, name)) fail('bad-shape', '/list');
  shapes[name]!(value);
};

/**
 * Throws a DrawError unless the id stands in the list under the plan's root: `not-in-frame`, `bad-shape`, and
 * `lookup-of-another` where the row is that of another id.
 */
export function checkInclusion(plan: Plan2, object: string, value: unknown, hash: Hash): Inclusion {
  within('inclusion', inclusionShape, value);
  const inclusion = value as Inclusion;
  if (inclusion.list === 'excluded' && inclusion.row.object !== object)
    throw new DrawError('lookup-of-another', '/inclusion/row/object', {
      expected: object,
      found: inclusion.row.object,
    });
  const { count, root } = plan[inclusion.list];
  const shown = verifyInclusion(
    {
      leafHash: leafOf(object, inclusion, hash),
      index: inclusion.index,
      size: count,
      path: inclusion.path.map(fromHex),
      root: fromHex(root),
    },
    hash,
  );
  if (!shown) throw new DrawError('not-in-frame', '/inclusion/path');
  return inclusion;
}

const lookupShape = record({
  kind: oneOf('mingcha-lookup/2'),
  plan: (value) => void checkPlan2(value),
  commitment: hashCheck,
  id,
  inclusion: inclusionShape,
});

/** Verifies a look-up that was kept: the commitment is the plan's, and the id stands under it as is said. Takes any value. */
export function verifyLookup(value: unknown, tools: Tools, onStep?: (step: Step) => void): Verdict {
  return drain(runSteps(lookupSteps(value, tools)), onStep);
}

function* lookupSteps(value: unknown, { hash }: Tools): Generator<StepRun, void, void> {
  yield {
    step: 'shape',
    run: () => {
      lookupShape(value);
      return '查询结果字段齐全';
    },
  };
  const { plan, commitment, id: object, inclusion } = value as KeptLookup;
  yield {
    step: 'commitment',
    run: () => {
      same('commitment-differs', '/commitment', commitmentOf(plan, hash), commitment);
      return `方案的承诺值为 ${commitment}`;
    },
  };
  yield {
    step: 'membership',
    run: () => {
      checkInclusion(plan, object, inclusion, hash);
      return inclusion.list === 'objects'
        ? `${object} 在承诺的名单内，参加了抽取`
        : `${object} 在承诺的“没有参加”名单内，原因为 ${inclusion.row.reason}`;
    },
  };
}
