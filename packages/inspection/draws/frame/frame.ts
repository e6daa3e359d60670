import type { InspectionItem } from '@mingcha/catalogue';
import {
  type Benching,
  compareText,
  type Exclusion,
  type InspectorRow as FrameInspector,
  type ObjectRow as FrameObject,
  type InspectorRow2,
  type RecusalRow2,
  SPEC,
  type SPEC_2,
} from '@mingcha/draw';
import { type InspectorRow, outsideLoad } from '../../rosters/inspector.ts';
import { type Compose, wholeStratum } from '../composing/compose.ts';
import { classFor, isInScope, type ScopedObject } from './scope.ts';

/** By which a frame is built. New draws are of the second; those committed by the first are built again by it. */
export type DrawSpec = typeof SPEC | typeof SPEC_2;

/** A row of the frame before it is salted. */
export type Unsalted<Row> = Omit<Row, 'salt'>;

export type FrameRules = {
  spec: DrawSpec;
  compose: Compose;
  /** The draw's items as they stood on the pinned list. */
  items: readonly InspectionItem[];
  /** `YYYY-MM-DD`; certificates must be valid on it. */
  on: string;
  loads: Record<string, number>;
  /** Strata of which nothing is taken: their objects are outside the scope. */
  idle?: readonly string[];
  /** As if nobody were benched for this draw and no load adjusted. */
  untouched?: boolean;
};

/** Each row of the rosters stands in the frame, or there is a reason why it does not. */
export type Framing = {
  object(row: ScopedObject): Unsalted<FrameObject> | Exclusion;
  inspector(row: InspectorRow): Unsalted<InspectorRow2> | Benching;
  /** The recusals between these two, in order; only the second specification has their grounds. */
  recusals(objects: ReadonlySet<string>, inspectors: ReadonlySet<string>): Unsalted<RecusalRow2>[];
};

/** The county (or city) of a division, however fine its code. */
export const countyOf = (division: string): string => division.slice(0, 6);
/** An object's status where a draw does not ask for others. */
export const defaultStatuses: readonly string[] = ['在营'];
const sorted = (values: Iterable<string>) => [...new Set(values)].sort(compareText);

/** Who stands in a draw's frame, and as what: a pure function of the compose and the pinned lists. */
export function createFraming({
  spec,
  compose,
  items,
  on,
  loads,
  idle = [],
  untouched = false,
}: FrameRules): Framing {
  const { filter } = compose;
  const depts = new Set(compose.teams.map((team) => team.dept));
  const itemIds = new Set(compose.items);
  const statuses = filter.statuses ?? defaultStatuses;
  // Only the second specification shows what people changed, so only by it they can.
  const isByHand = spec !== SPEC && !untouched;
  const byHand: Pick<Compose, 'adjustments' | 'benched'> = isByHand ? compose : {};
  const adjusted = new Map(byHand.adjustments?.map((one) => [one.inspector, one]));
  /** What is added to a load: as the draw has it, or else the roster. */
  const adjustmentOf = ({ id, adjust, adjustGround }: InspectorRow) => {
    const own = adjusted.get(id);
    if (own) return { adjust: own.add, ground: own.ground };
    return isByHand && adjust && adjustGround ? { adjust, ground: adjustGround } : {};
  };
  const benched = new Map(byHand.benched?.map(({ inspector, reason }) => [inspector, reason]));
  const skillSets = new Map<string, string[]>();
  const always = items.every((item) => !item.labels?.length)
    ? sorted(items.flatMap((item) => item.skills))
    : undefined;

  /** What the items that apply to these labels need; undefined where none applies. */
  function skillsFor(labels: readonly string[]): string[] | undefined {
    if (always) return always;
    const key = labels.join('\n');
    let skills = skillSets.get(key);
    if (!skills) {
      const applying = items.filter(
        (item) => !item.labels?.length || item.labels.some((label) => labels.includes(label)),
      );
      if (applying.length === 0) return undefined;
      skills = sorted(applying.flatMap((item) => item.skills));
      skillSets.set(key, skills);
    }
    return skills;
  }

  const isDue = ({ lastInspected }: ScopedObject): boolean =>
    filter.lastInspectedBefore === undefined ||
    lastInspected === undefined ||
    lastInspected < filter.lastInspectedBefore;

  return {
    object(row) {
      const riskClass = classFor(row, compose.items);
      const stratum = compose.stratify === 'class' ? riskClass : wholeStratum;
      if (!isInScope(filter, row, riskClass) || idle.includes(stratum)) return 'scope';
      const skills = skillsFor(row.labels ?? []);
      if (!skills) return 'scope';
      if (!statuses.includes(row.status)) return 'status';
      if (!isDue(row)) return 'frequency';
      return { id: row.id, stratum, region: countyOf(row.division), skills };
    },
    inspector(row) {
      if (!depts.has(row.dept)) return 'dept';
      if (row.status !== '在岗') return 'left';
      const reason = benched.get(row.id);
      if (reason) return reason;
      if (row.validUntil < on) return 'certificate';
      if (row.items.length > 0 && !row.items.some((item) => itemIds.has(item))) return 'other';
      // A division that ends in 00 is a whole city: such an inspector works everywhere in it.
      const everywhere = row.divisions.some((division) => countyOf(division).endsWith('00'));
      const own: Unsalted<FrameInspector> = {
        id: row.id,
        dept: row.dept,
        skills: sorted(row.skills),
        regions: everywhere ? [] : sorted(row.divisions.map(countyOf)),
        load: (loads[row.id] ?? 0) + (spec === SPEC ? outsideLoad(row) : 0),
      };
      return { ...own, ...adjustmentOf(row) };
    },
    recusals(objects, inspectors) {
      const rows = compose.recusals.filter(
        ({ object, inspector }) => spec === SPEC || (objects.has(object) && inspectors.has(inspector)),
      );
      return rows
        .map(({ object, inspector, ground = 'other' }) => ({ object, inspector, ground }))
        .sort((a, b) => compare(a.object, b.object) || compare(a.inspector, b.inspector));
    },
  };
}

/** Ids are ASCII, where code units order as UTF-8 bytes do. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
