import { type InspectionItem, inspectionItemKind } from '@mingcha/catalogue';
import type { InspectorRow as FrameInspector, ObjectRow as FrameObject, RecusalRow } from '@mingcha/draw';
import { problems } from '@mingcha/kernel';
import { openRegister } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import { inspectorKind } from '../../rosters/inspectorKind.ts';
import { objectKind } from '../../rosters/objectKind.ts';
import type { Compose } from '../compose.ts';
import type { Pinned } from '../draw.ts';
import { compare, createFraming, framedFields, type Unsalted } from './frame.ts';
import { type SaltKind, saltsOf } from './salts.ts';

export type Frame = { objects: FrameObject[]; inspectors: FrameInspector[]; recusals: RecusalRow[] };

/** The lists as they stand now: rosters by their latest version, the item list by its published one. */
export async function currentLists(store: TenantStore): Promise<Pinned> {
  const [{ draft: objects }, { draft: inspectors }, { published: items }] = await Promise.all([
    openRegister(store, objectKind).heads(),
    openRegister(store, inspectorKind).heads(),
    openRegister(store, inspectionItemKind).heads(),
  ]);
  const missing = [
    !objects && '检查对象名录库尚无数据，请先导入检查对象。',
    !inspectors && '执法检查人员名录库尚无数据，请先导入执法检查人员。',
    !items && '随机抽查事项清单尚未发布，请先导入并发布清单。',
  ].filter((text) => text !== false);
  if (!objects || !inspectors || !items) throw problems.conflict('lists-missing', missing.join(''));
  return { objects: objects.id, inspectors: inspectors.id, items: items.id };
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
  compose: Compose;
  pinned: Pinned;
  on: string;
  loads: Record<string, number>;
  secret: string;
};

/** Builds the frame from the pinned versions; the same request always gives the same frame. */
export async function buildFrame(store: TenantStore, request: FrameRequest): Promise<Frame> {
  const { pinned, compose } = request;
  const items = await pinnedItems(store, pinned, compose);
  const framing = createFraming({ ...request, items });
  const objects: Unsalted<FrameObject>[] = [];
  const inspectors: Unsalted<FrameInspector>[] = [];
  await openRegister(store, objectKind).scanFields(pinned.objects, framedFields, (row) => {
    const object = framing.object(row);
    if (object) objects.push(object);
  });
  await openRegister(store, inspectorKind).scan(pinned.inspectors, (row) => {
    const inspector = framing.inspector(row);
    if (inspector) inspectors.push(inspector);
  });
  const byId = (a: { id: string }, b: { id: string }) => compare(a.id, b.id);
  const salted = <Row extends object>(kind: SaltKind, rows: Row[], name: (row: Row) => string) => {
    const salts = saltsOf(request.secret, kind, rows.map(name));
    // In place: a copy of each of 200,000 rows would cost as much as all the rest.
    return rows.map((row, i) => Object.assign(row, { salt: salts[i]! }));
  };
  return {
    objects: salted('object', objects.sort(byId), (row) => row.id),
    inspectors: salted('inspector', inspectors.sort(byId), (row) => row.id),
    recusals: salted('recusal', framing.recusals(), (row) => `${row.object}\n${row.inspector}`),
  };
}
