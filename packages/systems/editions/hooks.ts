import type { Hook, Hooks, HookTools } from '@mingcha/casework';
import { lintLists } from '@mingcha/catalogue';
import { addDays, problems } from '@mingcha/kernel';
import { openRegister, type Register, type Row, type Version, versionsAfter } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import { personEntity } from '@mingcha/tenancy';
import { tenantLists } from '../tenantLists.ts';

/** What of a list is not published yet. */
type Unpublished = {
  title: string;
  /** Whether its definition asks for the review still. */
  reviewed: boolean;
  register: Register<Row>;
  /** The latest version; undefined where there is none, or it is published. */
  version: Version | undefined;
  /** Newest first, from the latest one back to the one after the published. */
  since: readonly Version[];
  published: string | undefined;
};

/** Undefined where the tenant has no such list. */
async function unpublished(store: TenantStore, listId: unknown, now: Date): Promise<Unpublished | undefined> {
  const found = await tenantLists.find(store, String(listId));
  if (!found) return undefined;
  const register = openRegister(store, found.kind, { now: () => now });
  const { draft, published } = await register.heads();
  const reviewed = found.kind.reviewed === true;
  const of = { title: found.list.title, reviewed, register, published: published?.id };
  if (!draft || draft.id === published?.id) return { ...of, version: undefined, since: [] };
  // What was written after the heads were read is not asked about.
  const since: Version[] = [];
  for await (const version of versionsAfter(register, published?.number ?? 0, draft.number))
    since.push(version);
  return { ...of, version: since[0], since };
}

/** Who made these versions and may still act, by their ids. */
async function editorsOf(store: TenantStore, versions: readonly Version[]): Promise<string[]> {
  const ids = [...new Set(versions.map(({ by }) => by.sub))].sort();
  const people = await store.getMany(
    personEntity,
    ids.map((id) => ({ id })),
  );
  return ids.filter((_, i) => people[i]?.status === 'active');
}

async function changesOf({ register, version, published, since }: Unpublished): Promise<string | undefined> {
  if (!version) return undefined;
  if (published === undefined) return `首次公示，共 ${version.count} 项。`;
  const { summary } = await register.diff(published, version.id, { limit: 1 });
  const { added, changed, removed } = summary;
  return `共 ${version.count} 项；新增 ${added} 项，修改 ${changed} 项，删去 ${removed} 项，经 ${since.length} 次编辑。`;
}

/** In how many places a version of a list breaks rules that must not be broken. */
async function errorsIn(
  store: TenantStore,
  { listId, version, now }: { listId: string; version: string; now: Date },
): Promise<number> {
  const { findings } = await lintLists(store, { lists: tenantLists, now: () => now }, { [listId]: version });
  return findings.filter(({ list, severity }) => list === listId && severity === 'error').length;
}

/** What is read of the list, once for all fields of a case that are looked up together. */
const readOf = new WeakMap<HookTools, ReturnType<typeof unpublished>>();

const looked = (what: (of: Unpublished, tools: HookTools) => unknown): Hook => ({
  reads: ['listId'],
  async looks({ fields: { listId } }, tools) {
    const read = readOf.get(tools) ?? unpublished(tools.store, listId, tools.now);
    readOf.set(tools, read);
    const of = await read;
    return of?.reviewed ? what(of, tools) : undefined;
  },
});

const reviewable: Hook = {
  reads: ['listId', 'version', 'editors'],
  async refuses({ fields: { listId, version, editors = [] } }, { store, now }) {
    const of = await unpublished(store, listId, now);
    const at = (message: string) => ({ errors: [{ pointer: '/values/listId', message }] });
    if (!of?.reviewed) return at('没有这份清单，或者它不经审核就可以公示。请在清单页面点“提交审核”。');
    const sent = of.since.findIndex(({ id }) => id === version);
    if (sent < 0) {
      if (!of.version) return at('这份清单没有尚未公示的修改，不必送审。');
      return { refusal: '送审的版本已经公示，或者清单刚被修改。请撤回后重新提交审核。' };
    }
    // Whoever made something of it while it was sent must not review it either.
    const own = await editorsOf(store, of.since.slice(sent));
    const missing = own.filter((id) => !(editors as readonly string[]).includes(id));
    if (missing.length > 0) return { refusal: '提交时清单正被修改。请撤回后重新提交审核。' };
    const errors = await errorsIn(store, { listId: String(listId), version: of.since[sent]!.id, now });
    return errors === 0
      ? {}
      : {
          refusal: `这一版有 ${errors} 处错误，不能送审。请在“清单核对”中查看并改正，或者由管理员调整规则。`,
        };
  },
};

const publish: Hook = {
  reads: ['listId', 'version'],
  async alongside({ fields: { listId, version }, event: { by } }, { store, now }) {
    // What was approved is published, also where the list is defined without a review by now.
    const of = await unpublished(store, listId, now);
    if (!of)
      throw problems.conflict(
        'list-gone',
        '这份清单已从清单目录删去，审核通过的版本没有公示。请在清单目录恢复并公布它的定义，系统随后自动公示。',
      );
    // It, or a later one, may have been published meanwhile, where the list was reviewed no more for a time.
    if (!of.since.some(({ id }) => id === version)) return [];
    return of.register.publishing(String(version), { by });
  },
};

/** What the definition of an edition asks of the list. */
export const editionHooks: Hooks = new Map<string, Hook>([
  ['lists.title', looked(({ title }) => title)],
  ['lists.version', looked(({ version }) => version?.id)],
  ['lists.edition', looked(({ version }) => version?.number)],
  ['lists.changes', looked(changesOf)],
  ['lists.editors', looked(({ since }, { store }) => editorsOf(store, since))],
  [
    'lists.eve',
    { reads: ['from'], computes: ({ from }) => (typeof from === 'string' ? addDays(from, -1) : undefined) },
  ],
  ['lists.reviewable', reviewable],
  ['lists.publish', publish],
]);
