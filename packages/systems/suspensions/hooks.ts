import type { Hook, Hooks } from '@mingcha/casework';
import { inspectionItemKind, listRegister } from '@mingcha/catalogue';
import { openRegister, type RegisterKind, type Row, suspensionEntity } from '@mingcha/register';
import { create, replace, type TenantStore } from '@mingcha/store';
import { tenantLists } from '../tenantLists.ts';

/** The lists in code of which rows can be suspended. */
const inCode = new Map<unknown, RegisterKind<Row>>([[inspectionItemKind.name, inspectionItemKind as never]]);

const registerOf = (listId: unknown): string =>
  inCode.has(listId) ? String(listId) : listRegister(String(listId));

const kindOf = async (store: TenantStore, listId: unknown): Promise<RegisterKind<Row> | undefined> =>
  inCode.get(listId) ?? (await tenantLists.find(store, String(listId)))?.kind;

/** The row of the list's published edition; `undefined` where there is none, or not everybody reads the list. */
async function publishedRow(store: TenantStore, { listId, item }: { listId?: unknown; item?: unknown }) {
  const kind = await kindOf(store, listId);
  if (!kind?.open) return undefined;
  const register = openRegister(store, kind);
  const { published } = await register.heads();
  const [row] = published ? await register.rowsOf(published.id, [String(item)]) : [];
  return { kind, row };
}

const listTitle: Hook = {
  reads: ['listId'],
  looks: async ({ fields: { listId } }, { store }) => (await kindOf(store, listId))?.title,
};

const itemName: Hook = {
  reads: ['listId', 'item'],
  async looks({ fields }, { store }) {
    const row = (await publishedRow(store, fields))?.row as { name?: unknown; id: string } | undefined;
    return row && String(row.name ?? row.id).slice(0, 200);
  },
};

/** From its opening on the item is out of use. */
const suspend: Hook = {
  reads: ['listId', 'item', 'reason'],
  async refuses({ newId, fields }, { store, now }) {
    const found = await publishedRow(store, fields);
    const at = (field: string, message: string) => ({ errors: [{ pointer: `/values/${field}`, message }] });
    if (!found) return at('listId', '没有这份对外公布的清单。请在清单中打开要停用的条目，点“紧急停用”。');
    if (!found.row) return at('item', '公布的清单上没有这个编号；还没有公布的条目不必停用。');
    if (newId === undefined) return {};
    const { id: row } = found.row;
    const key = { register: found.kind.name, row, case: newId };
    return {
      writes: [create(suspensionEntity, { ...key, reason: String(fields.reason), since: now.toISOString() })],
    };
  },
};

/** Writes down when something became of it. */
const noting = (what: 'confirmedAt' | 'until'): Hook => ({
  reads: ['listId', 'item'],
  async alongside({ id = '', fields: { listId, item }, event }, { store }) {
    const key = { register: registerOf(listId), row: String(item), case: id };
    const found = await store.get(suspensionEntity, key);
    if (!found) throw new Error(`the suspension ${id} is missing`);
    const { lock, ...before } = found;
    return [replace(suspensionEntity, { ...before, [what]: event.at }, lock)];
  },
});

/** What the definition of a suspension asks of the list. */
export const suspensionHooks: Hooks = new Map<string, Hook>([
  ['lists.listTitle', listTitle],
  ['lists.itemName', itemName],
  ['lists.suspend', suspend],
  ['lists.confirmSuspension', noting('confirmedAt')],
  ['lists.resume', noting('until')],
]);
