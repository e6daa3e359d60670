import type { InspectionItem } from '@mingcha/catalogue';
import {
  compareText,
  type InspectorRow as FrameInspector,
  type ObjectRow as FrameObject,
  type RecusalRow,
} from '@mingcha/draw';
import type { InspectorRow } from '../../rosters/inspector.ts';
import type { ObjectRow } from '../../rosters/object.ts';
import { type Compose, wholeStratum } from '../compose.ts';

/** A row of the frame before it is salted. */
export type Unsalted<Row> = Omit<Row, 'salt'>;

export type FrameRules = {
  compose: Compose;
  /** The draw's items as they stood on the pinned list. */
  items: readonly InspectionItem[];
  /** `YYYY-MM-DD`; certificates must be valid on it. */
  on: string;
  loads: Record<string, number>;
};

/** What of an object's row decides whether it stands in a frame, and as what. */
export const framedFields = [
  'id',
  'type',
  'status',
  'division',
  'industry',
  'labels',
  'riskClass',
  'lastInspected',
] as const satisfies (keyof ObjectRow)[];

type FramedObject = Pick<ObjectRow, (typeof framedFields)[number]>;

export type Framing = {
  object(row: FramedObject): Unsalted<FrameObject> | undefined;
  inspector(row: InspectorRow): Unsalted<FrameInspector> | undefined;
  recusals(): Unsalted<RecusalRow>[];
};

/** The county (or city) of a division, however fine its code. */
export const countyOf = (division: string): string => division.slice(0, 6);
const sorted = (values: Iterable<string>) => [...new Set(values)].sort(compareText);
const oneOf = (allowed: readonly string[] | undefined, value: string | undefined) =>
  allowed === undefined || (value !== undefined && allowed.includes(value));

/** Who stands in a draw's frame, and as what: a pure function of the compose and the pinned lists. */
export function createFraming({ compose, items, on, loads }: FrameRules): Framing {
  const { filter } = compose;
  const depts = new Set(compose.teams.map((team) => team.dept));
  const itemIds = new Set(compose.items);
  const statuses = filter.statuses ?? ['在营'];
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

  function matches(row: FramedObject): boolean {
    return (
      statuses.includes(row.status) &&
      (filter.regions === undefined || filter.regions.some((region) => row.division.startsWith(region))) &&
      (filter.industries === undefined || filter.industries.some((code) => row.industry?.startsWith(code))) &&
      oneOf(filter.types, row.type) &&
      (filter.labels === undefined || filter.labels.some((label) => row.labels?.includes(label))) &&
      oneOf(filter.classes, row.riskClass ?? 'U') &&
      (filter.lastInspectedBefore === undefined ||
        row.lastInspected === undefined ||
        row.lastInspected < filter.lastInspectedBefore)
    );
  }

  return {
    object(row) {
      if (!matches(row)) return undefined;
      const skills = skillsFor(row.labels ?? []);
      if (!skills) return undefined;
      const stratum = compose.stratify === 'class' ? (row.riskClass ?? 'U') : wholeStratum;
      return { id: row.id, stratum, region: countyOf(row.division), skills };
    },
    inspector(row) {
      const competent = row.items.length === 0 || row.items.some((item) => itemIds.has(item));
      if (row.status !== '在岗' || row.validUntil < on || !depts.has(row.dept) || !competent)
        return undefined;
      // A division that ends in 00 is a whole city: such an inspector works everywhere in it.
      const everywhere = row.divisions.some((division) => countyOf(division).endsWith('00'));
      return {
        id: row.id,
        dept: row.dept,
        skills: sorted(row.skills),
        regions: everywhere ? [] : sorted(row.divisions.map(countyOf)),
        load: (row.load ?? 0) + (loads[row.id] ?? 0),
      };
    },
    recusals() {
      const rows = compose.recusals.map(({ object, inspector }) => ({ object, inspector }));
      return rows.sort((a, b) => compare(a.object, b.object) || compare(a.inspector, b.inspector));
    },
  };
}

/** Ids are ASCII, where code units order as UTF-8 bytes do. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
