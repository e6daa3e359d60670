import { type CaseNow, caseNow } from '@mingcha/casework/besides';
import { type CaseRow, rowsOf } from '@mingcha/casework/reading';
import { publishedItems } from '@mingcha/catalogue';
import { check, type Operation, type Stored, type TenantStore } from '@mingcha/store';
import { allDepartments } from '@mingcha/tenancy';
import { type Draw, drawEntity } from '../../draws/kept/draw.ts';
import { drawNumber } from '../../draws/kept/numbers.ts';
import { capRefusal } from '../caps/count.ts';
import { policyCaps } from '../caps/policy.ts';
import { countedVisit, publishedCaps } from '../caps/read.ts';
import { isCalledOff, visitType } from '../decide.ts';
import { dispatchEntity } from '../dispatch.ts';
import { visitId } from '../visitId.ts';
import type { WantedVisit } from '../wanted.ts';
import { type Hit, type HitObject, type OwnUnit, periodOf, periodOfVisit } from './hits.ts';
import { drawsOfUnit, type Join, joinEntity, unitOf } from './join.ts';
import { isLead, joinFault, type Planned } from './judge.ts';

/** One of two inspections of an enterprise as it is read, with what must still be so when they are joined. */
type Side = Planned & {
  items: readonly string[];
  draws: readonly Stored<Draw>[];
  visit?: CaseNow;
  /** What it leads so far. */
  leading?: Stored<Join>;
};
/** Another inspection of an enterprise beside the own one: whether that leads, and why they cannot be one. */
export type JudgedHit = { own: Side; other: Side; leads: boolean; fault?: string };

/** Whether a join can be undone until somebody records: what ends in public by it does not come back. Pure. */
export const isUndoable = ({ own, other, leads }: JudgedHit): boolean =>
  (leads ? other : own).visit === undefined;

/** The number of the draw that another inspection comes from; undefined where nobody drew it. */
export const taskOfHit = ({ other: { draws } }: Pick<JudgedHit, 'other'>): string | undefined =>
  draws[0] && drawNumber(draws[0].committed!);

export type JudgedObject = Pick<HitObject, 'object' | 'name'> & { others: readonly JudgedHit[] };

const distinct = (all: readonly string[]): string[] => [...new Set(all)];

type Read = {
  draws: readonly Stored<Draw>[];
  visit?: CaseNow | undefined;
  wanted?: WantedVisit | undefined;
  dispatchedAt?: string | undefined;
  join?: Stored<Join> | undefined;
};

function sideOf({ draws, visit, wanted, dispatchedAt, join }: Read): Side {
  const [first] = draws;
  const of = visit
    ? { ...countedVisit(visit.fields), period: periodOfVisit({ listed: visit.fields }), visit }
    : {
        ...{ kind: '双随机抽查', items: wanted!.items, period: periodOf(first!) },
        depts: [wanted!.dept, ...wanted!.codepts],
      };
  return {
    ...of,
    draws,
    ...(join?.leads && { leading: join, leads: true }),
    ...(dispatchedAt !== undefined && { dispatchedAt }),
    ...(first && { unit: unitOf(first), drawnAt: first.outcome!.at }),
    ...(first?.task && { task: { from: first.task.from, until: first.task.until } }),
  };
}

/** What is read once for all hits of an answer. */
export async function judging(store: TenantStore, own: OwnUnit) {
  const [departments, rows, caps] = await Promise.all([
    allDepartments(store),
    rowsOf(store, visitType),
    publishedCaps(store),
  ]);
  const divisions = new Map(departments.map(({ id, division }) => [id, division]));
  const byObject = new Map<string, CaseRow[]>();
  for (const row of rows) {
    const object = String(row.listed.object);
    if (!isCalledOff(row)) byObject.set(object, [...(byObject.get(object) ?? []), row]);
  }

  async function otherSide(object: string, hit: Hit): Promise<Side | undefined> {
    const visit = 'visit' in hit ? await caseNow(store, hit.visit.id) : undefined;
    const id = 'draw' in hit ? hit.draw.id : visit?.fields.draw;
    const draw = typeof id === 'string' ? await store.get(drawEntity, { id }) : undefined;
    if (!draw) return visit && sideOf({ draws: [], visit });
    const unit = unitOf(draw);
    const [draws, join, dispatch] = await Promise.all([
      drawsOfUnit(store, unit),
      store.get(joinEntity, { unit, object }),
      store.get(dispatchEntity, { id: unit }),
    ]);
    const wanted = 'draw' in hit ? hit.wanted : undefined;
    return sideOf({ draws, visit, wanted, dispatchedAt: dispatch?.at, join });
  }

  /** Why the visit of both would be one too many for one of them. */
  async function capFault(object: string, mine: Side, theirs: Side, lead: Side): Promise<string | undefined> {
    const both = new Set([mine.visit?.id, theirs.visit?.id]);
    const items = distinct([...mine.items, ...theirs.items]);
    const others = (byObject.get(object) ?? []).filter(({ id }) => !both.has(id));
    const visit = {
      ...{ kind: mine.kind, items, depts: distinct([...mine.depts, ...theirs.depts]) },
      year: lead.period.from.slice(0, 4),
    };
    const [listed, policyOf] = await Promise.all([publishedItems(store, items), policyCaps(store, [object])]);
    const counted = others.map((row) => countedVisit(row.listed));
    return capRefusal(visit, counted, caps, [...listed.values()], policyOf(object));
  }

  /** The other inspections of an enterprise, each with why it cannot be joined to the own one. */
  return async ({ object, name, wanted, hits }: HitObject): Promise<JudgedObject> => {
    const { dispatch, draws, joins } = own;
    const visit = dispatch && (await caseNow(store, visitId(dispatch, object)));
    const mine = sideOf({ draws, visit, wanted, dispatchedAt: dispatch?.at, join: joins.get(object) });
    const others: JudgedHit[] = [];
    for (const hit of hits) {
      const other = await otherSide(object, hit);
      if (!other) continue;
      const leads = isLead(mine, other);
      const fault =
        joinFault(mine, other, (dept) => divisions.get(dept) ?? '') ??
        (await capFault(object, mine, other, leads ? mine : other));
      others.push({ own: mine, other, leads, ...(fault !== undefined && { fault }) });
    }
    return { object, name, others };
  };
}

/** What must still be so when two inspections are joined. */
export const unchangedSides = ({ own, other }: JudgedHit): Operation[] => {
  const draws = new Map([...own.draws, ...other.draws].map((draw) => [draw.id, draw]));
  return [
    ...[...draws.values()].map(({ id, lock }) => check(drawEntity, { id }, lock)),
    ...[own.visit, other.visit].flatMap((visit) => visit?.unchanged ?? []),
  ];
};
