import { type CaseTypes, linkedCase } from '@mingcha/casework/reading';
import { publishedItems } from '@mingcha/catalogue';
import { type Clock, problems } from '@mingcha/kernel';
import { maskValue, openRegister } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import { departmentNames } from '@mingcha/tenancy';
import type * as z from 'zod';
import { drawNumber } from '../../draws/kept/numbers.ts';
import { publicStates } from '../../draws/kept/states.ts';
import { inspectorKind } from '../../rosters/inspectorKind.ts';
import { visitType } from '../../visits/decide.ts';
import { isApproved } from '../link/approved.ts';
import { drawOfTask } from '../visitsOfDraw.ts';
import type { publicVisit } from './schemas.ts';

const texts = (value: unknown): string[] =>
  [value].flat().filter((one): one is string => typeof one === 'string' && one !== '');

/** States in which the visit is over. */
const over: readonly string[] = ['toPublish', 'toApprove', 'published', 'aborted'];

/**
 * A visit as the holder of its notice's link reads it. The link may have been handed on, so it is what the notice says, without
 * ground, findings and result. Built field by field. Throws `not-found` (404), `link-expired` (410) and, of a
 * visit that is not approved, `not-approved` (409).
 */
export async function visitByLink(
  store: TenantStore,
  deps: { types: CaseTypes; clock: Clock },
  token: string,
): Promise<z.infer<typeof publicVisit>> {
  const found = await linkedCase(store, deps, token);
  const { type, number, until: goodUntil, state, stateTitle, fields, names } = found;
  if (type !== visitType) throw problems.notFound('这个链接对应的检查');
  if (!isApproved(state))
    throw problems.conflict(
      'not-approved',
      '这次检查没有批准，企业可以拒绝。请与实施部门核实，或者向监督举报电话反映。',
      { state },
    );
  const nameOf = await departmentNames(store);
  const text = (field: string): string => texts(fields[field])[0] ?? '';
  const named = (field: string): string => names[text(field)] ?? text(field);
  const draw = text('task') === '' ? undefined : await drawOfTask(store, text('task'));
  return {
    ...(number !== undefined && { number }),
    stands: stateTitle,
    ended: over.includes(state),
    object: named('object'),
    department: nameOf(text('dept')),
    ...{ kind: text('kind'), mode: text('mode'), from: text('from'), until: text('until') },
    ...(text('plannedOn') !== '' && { plannedOn: text('plannedOn') }),
    ...(text('materials') !== '' && { materials: text('materials') }),
    items: await itemsShown(store, texts(fields.items), names),
    inspectors: await inspectorsShown(store, texts(fields.inspectors), nameOf),
    ...(draw?.committed &&
      publicStates.includes(draw.state) && {
        draw: { id: draw.id, number: drawNumber(draw.committed), title: draw.compose.title },
      }),
    goodUntil,
  };
}

/** Items with their points; of one that is not on the published list any more the name that the case has kept. */
async function itemsShown(
  store: TenantStore,
  ids: readonly string[],
  names: Readonly<Record<string, string>>,
) {
  const listed = await publishedItems(store, ids);
  return ids.map((id) => {
    const row = listed.get(id);
    return { name: row?.name ?? names[id] ?? id, points: (row?.points ?? []).map(({ point }) => point) };
  });
}

/** Inspectors as the roster has them now; who has left it since is not shown as one who may inspect. */
async function inspectorsShown(store: TenantStore, ids: readonly string[], nameOf: (dept: string) => string) {
  const register = openRegister(store, inspectorKind);
  const { draft } = await register.heads();
  const rows = await Promise.all(ids.map((id) => (draft ? register.row(draft.id, id) : undefined)));
  return rows.flatMap((row) =>
    row
      ? [{ name: row.name, department: nameOf(row.dept), certificate: String(maskValue(row.certificate)) }]
      : [],
  );
}
