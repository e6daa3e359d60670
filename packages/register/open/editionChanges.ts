import { allAudit } from '@mingcha/http';
import { canonicalJson } from '@mingcha/kernel';
import { byCode } from '@mingcha/kernel/arrange';
import type { TenantStore } from '@mingcha/store';
import { sharedCache } from '../pages/cache.ts';
import { suspensionsIn } from '../reading/suspensions.ts';
import { openRegister } from '../register.ts';
import type { Row, RowChange } from '../types.ts';
import type { FeedEntry } from './atom.ts';
import { type OpenKind, openKind, openPart } from './openList.ts';

/** So many editions are told of, and so many changes of each. */
const most = { editions: 10, changes: 500, names: 50 };
/** Rough bytes in memory of a kept text's key. */
const entrySize = 500;

const actionNames = { added: '新增', changed: '修改', removed: '移除' } as const;
const nameOf = (row: Row): string => String((row as { name?: unknown }).name ?? row.id);

/** A change as everybody sees it; undefined where nothing that is open differs. */
function openChange(
  kind: OpenKind,
  change: RowChange<Row>,
): { action: RowChange<Row>['action']; name: string } | undefined {
  const { action } = change;
  if (action !== 'changed')
    return { action, name: nameOf(action === 'added' ? change.after : change.before) };
  const [before, after] = [change.before, change.after].map((row) => canonicalJson(openPart(kind, row)));
  return before === after ? undefined : { action, name: nameOf(change.after) };
}

/** What an edition changed of the one before, in words. Neither changes any more, so that it is made once in a process. */
const changesBetween = (store: TenantStore, kind: OpenKind, from: string, to: string): Promise<string> =>
  sharedCache.get(
    [store.tenant, 'changes', kind.name, ...kind.open.fields, from, to].join('/'),
    (text) => 2 * text.length + entrySize,
    () => makeChanges(store, kind, from, to),
  );

async function makeChanges(store: TenantStore, kind: OpenKind, from: string, to: string): Promise<string> {
  const found: RowChange<Row>[] = [];
  for await (const change of openRegister(store, openKind(kind)).changes(from, to)) {
    if (found.length === most.changes) return `改动超过 ${most.changes} 条，请下载全文核对。`;
    found.push(change);
  }
  const seen = found.flatMap((one) => openChange(kind, one) ?? []);
  const parts = Object.entries(actionNames).flatMap(([action, title]) => {
    const names = seen.filter((one) => one.action === action).map(({ name }) => name);
    const shown = names.slice(0, most.names).join('、');
    const more = names.length > most.names ? ` 等 ${names.length} 条` : '';
    return names.length > 0 ? [`${title} ${names.length} 条：${shown}${more}`] : [];
  });
  return parts.length > 0 ? `${parts.join('。')}。` : '公开的内容没有改动。';
}

type Edition = { version: string; number: number; at: string };

async function editionsOf(store: TenantStore, kind: OpenKind): Promise<Edition[]> {
  const where = { object: { kind: 'register', id: kind.name }, action: 'register.publish' } as const;
  const found: Edition[] = [];
  for await (const { detail, at } of allAudit(store, where, most.editions + 1))
    found.push({ version: String(detail?.version), number: Number(detail?.number), at });
  return found;
}

/** What happened to a public list, newest first: its last editions with what they changed, and what was suspended. */
export async function changesOfList(
  store: TenantStore,
  { kind, name }: { kind: OpenKind; name: string },
): Promise<FeedEntry[]> {
  const [editions, suspensions] = await Promise.all([
    editionsOf(store, kind),
    suspensionsIn(store, kind.name),
  ]);
  const id = (what: string) => `urn:mingcha:${store.tenant}:lists:${name}:${what}`;
  const told = await Promise.all(
    editions.slice(0, most.editions).map(async ({ version, number, at }, i): Promise<FeedEntry> => {
      const before = editions[i + 1];
      const text = before ? await changesBetween(store, kind, before.version, version) : '首次公布。';
      return { id: id(version), title: `${kind.title}第 ${number} 版公布`, at, text };
    }),
  );
  const stopped = suspensions.flatMap(({ row, case: by, since, until, reason }): FeedEntry[] => [
    { id: id(`${by}:since`), title: `${row} 紧急停用`, at: since, text: reason },
    ...(until === undefined
      ? []
      : [{ id: id(`${by}:until`), title: `${row} 恢复使用`, at: until, text: reason }]),
  ]);
  return [...told, ...stopped].sort((a, b) => byCode(b.at, a.at));
}
