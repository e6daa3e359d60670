import { type InspectionItem, inspectionItemKind } from '@mingcha/catalogue';
import {
  type BenchedRow,
  type ExcludedRow,
  type ObjectRow as FrameObject,
  type InspectorRow2,
  type RecusalRow2,
  SPEC,
} from '@mingcha/draw';
import { problems } from '@mingcha/kernel';
import { openRegister, suspendedNow, suspendedSince } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import { inspectorKind } from '../../rosters/inspectorKind.ts';
import { objectKind } from '../../rosters/objectKind.ts';
import type { Compose } from '../composing/compose.ts';
import type { Pinned } from '../kept/draw.ts';
import { compare, createFraming, type DrawSpec, type Framing, type Unsalted } from './frame.ts';
import { type SaltKind, saltsOf } from './salts.ts';
import { fieldsRead, type ScopedObject } from './scope.ts';
import type { Lists } from './secondPlan.ts';

/** Every row of both rosters: those a draw goes by, and those it does not, each with its reason. */
export type Frame = {
  objects: FrameObject[];
  inspectors: InspectorRow2[];
  recusals: RecusalRow2[];
  excluded: ExcludedRow[];
  benched: BenchedRow[];
};

/**
 * The lists as they stand now: rosters by their latest version, the item list by its published one. Throws `lists-missing` and,
 * where one of the draw's items is out of use, `item-suspended` (409).
 */
export async function currentLists(
  store: TenantStore,
  { items: named, now }: { items: readonly string[]; now: Date },
): Promise<Pinned> {
  const [{ draft: objects }, { draft: inspectors }, { published: items }, out] = await Promise.all([
    openRegister(store, objectKind).heads(),
    openRegister(store, inspectorKind).heads(),
    openRegister(store, inspectionItemKind).heads(),
    suspendedNow(store, inspectionItemKind.name, now),
  ]);
  const suspended = named.flatMap((id) => out.get(id) ?? []);
  if (suspended.length > 0)
    throw problems.conflict(
      'item-suspended',
      `${suspended.map((one) => `事项 ${one.row} ${suspendedSince(one)}`).join('；')}，不得据此检查。请改选事项，或者等恢复以后再抽。`,
    );
  const missing = [
    !objects && '检查对象名录库尚无数据，请先导入检查对象。',
    !inspectors && '执法检查人员名录库尚无数据，请先导入执法检查人员。',
    !items && '随机抽查事项清单尚未发布，请先导入并发布清单。',
  ].filter((text) => text !== false);
  if (!objects || !inspectors || !items) throw problems.conflict('lists-missing', missing.join(''));
  return { objects: objects.id, inspectors: inspectors.id, items: items.id };
}

/** The pinned versions as a plan names them: id, root and number of rows. */
export async function listVersions(store: TenantStore, pinned: Pinned): Promise<Lists> {
  const [objects, inspectors, items] = await Promise.all([
    openRegister(store, objectKind).version(pinned.objects),
    openRegister(store, inspectorKind).version(pinned.inspectors),
    openRegister(store, inspectionItemKind).version(pinned.items),
  ]);
  const named = ({ id: version, root, count }: { id: string; root: string; count: number }) => ({
    version,
    root,
    count,
  });
  return { objects: named(objects), inspectors: named(inspectors), items: named(items) };
}

/** The draw's items from the pinned list. Throws `invalid` where one is not on it, or is switched off. */
export async function pinnedItems(
  store: TenantStore,
  pinned: Pinned,
  compose: Compose,
): Promise<InspectionItem[]> {
  const register = openRegister(store, inspectionItemKind);
  const rows = await Promise.all(compose.items.map((id) => register.row(pinned.items, id)));
  const errors = rows.flatMap((row, i) =>
    row?.status === '启用'
      ? []
      : [
          {
            pointer: `/items/${i}`,
            message: `事项 ${compose.items[i]} 不在已发布的随机抽查事项清单上，不得据此检查`,
          },
        ],
  );
  if (errors.length > 0) throw problems.invalid(errors);
  return rows as InspectionItem[];
}

export type FrameRequest = {
  spec: DrawSpec;
  compose: Compose;
  pinned: Pinned;
  on: string;
  loads: Record<string, number>;
  /** Strata of which nothing is taken. */
  idle?: readonly string[];
  secret: string;
  /** Where the objects' salts come from another one. */
  objectSecret?: string;
};

/**
 * Builds the frame from the pinned versions; the same request always gives the same frame. The first specification has no
 * rows outside of the frame, and no grounds.
 */
export async function buildFrame(store: TenantStore, request: FrameRequest): Promise<Frame> {
  const { pinned, compose, spec, secret, objectSecret = secret } = request;
  const framing = createFraming({ ...request, items: await pinnedItems(store, pinned, compose) });
  const objects: Unsalted<FrameObject>[] = [];
  const excluded: Unsalted<ExcludedRow>[] = [];
  await openRegister(store, objectKind).scanFields(pinned.objects, fieldsRead(compose.filter), (row) => {
    const object = framing.object(row as ScopedObject);
    if (typeof object !== 'string') objects.push(object);
    else if (spec !== SPEC) excluded.push({ object: row.id, reason: object });
  });
  const { inspectors, benched } = await framedInspectors(store, request, framing);
  const idsOf = (rows: readonly { id: string }[]) => new Set(rows.map(({ id }) => id));
  const recusals = compose.recusals.length > 0 ? framing.recusals(idsOf(objects), idsOf(inspectors)) : [];
  const salted = saltedBy(secret);
  return {
    objects: saltedBy(objectSecret)('object', objects, (row) => row.id),
    inspectors: salted('inspector', inspectors, (row) => row.id),
    recusals: salted('recusal', recusals, (row) => `${row.object}\n${row.inspector}`).map((row) =>
      spec === SPEC ? withoutGround(row) : row,
    ),
    excluded: salted('excluded', excluded, (row) => row.object),
    benched: salted('benched', benched, (row) => row.inspector),
  };
}

/** The inspectors of the roster, in the frame and benched, in the roster's order and without salts. */
async function framedInspectors(store: TenantStore, { pinned, spec }: FrameRequest, framing: Framing) {
  const inspectors: Unsalted<InspectorRow2>[] = [];
  const benched: Unsalted<BenchedRow>[] = [];
  await openRegister(store, inspectorKind).scan(pinned.inspectors, (row) => {
    const inspector = framing.inspector(row);
    if (typeof inspector !== 'string') inspectors.push(inspector);
    else if (spec !== SPEC) benched.push({ inspector: row.id, reason: inspector });
  });
  return { inspectors, benched };
}

/** The inspectors that a frame would have if nobody were benched for this draw and no load adjusted. */
export async function untouchedInspectors(
  store: TenantStore,
  request: FrameRequest,
): Promise<InspectorRow2[]> {
  const items = await pinnedItems(store, request.pinned, request.compose);
  const framing = createFraming({ ...request, items, untouched: true });
  const { inspectors } = await framedInspectors(store, request, framing);
  return saltedBy(request.secret)('inspector', inspectors, (row) => row.id);
}

const withoutGround = ({ ground: _ground, ...row }: RecusalRow2): RecusalRow2 => row as RecusalRow2;

/** Puts rows in the order of their names and gives each its salt. In place: a copy of each of 200,000 rows would cost as
 * much as all the rest. */
const saltedBy =
  (secret: string) =>
  <Row extends object>(
    kind: SaltKind,
    rows: Row[],
    name: (row: Row) => string,
  ): (Row & { salt: string })[] => {
    rows.sort((a, b) => compare(name(a), name(b)));
    const salts = saltsOf(secret, kind, rows.map(name));
    return rows.map((row, i) => Object.assign(row, { salt: salts[i]! }));
  };
