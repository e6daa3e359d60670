import { problems } from '@mingcha/kernel';
import { createCache, openRegister, type VersionRef } from '@mingcha/register';
import { sha256Hex, type TenantStore } from '@mingcha/store';
import type { ListRow } from '../kinds/kindOf.ts';
import type { ListKind, Lists } from '../kinds/lists.ts';
import type { Guide } from './guide.ts';
import { guidesOf, type ToGuide } from './guideOf.ts';
import { merged } from './merge.ts';
import { entryOf, type GuideEntry } from './search.ts';

/** The published edition that a guide is from. */
export type GuideEdition = VersionRef & { at: string };

/** A list with guides, as it is published. */
type Source = ListKind & { edition: GuideEdition; guideOf: ToGuide; key: string };

/** A row that a guide brings together with others; without code where no published row has its name. */
export type Member = { name: string; list?: string; id?: string };
export type FoundGuide = { guide: Guide; edition: GuideEdition; members: Member[] };

/** Entries of all guides of a list, by all that they follow from. */
const kept = createCache(48 * 2 ** 20);
const made = new WeakMap<ListKind, { guideOf: ToGuide; hash: string }>();

async function sourcesOf(store: TenantStore, lists: Lists): Promise<Source[]> {
  const all = await lists.all(store);
  const forms = await lists.guides();
  const found = await Promise.all(
    forms.map(async (form) => {
      const one = all.find(({ list }) => list.id === form.list);
      const published = one && (await openRegister(store, one.kind).heads()).published;
      if (!one || !published) return [];
      const known = made.get(one) ?? {
        guideOf: guidesOf(one.list, form),
        hash: sha256Hex(Buffer.from(JSON.stringify(one.list))),
      };
      made.set(one, known);
      const key = `${store.tenant} ${one.list.id} ${published.id} ${known.hash}`;
      return [{ ...one, edition: published, guideOf: known.guideOf, key }];
    }),
  );
  return found.flat();
}

/** Some 300 characters. */
const entrySize = 900;

const entriesIn = (store: TenantStore, { kind, edition, guideOf, key }: Source): Promise<GuideEntry[]> =>
  kept.get<GuideEntry[]>(
    key,
    (entries) => entries.length * entrySize,
    async () => {
      const entries: GuideEntry[] = [];
      await openRegister(store, kind).scan(edition.id, (row) => {
        const guide = guideOf(row as ListRow);
        if (guide) entries.push(entryOf(guide, edition.at));
      });
      return entries;
    },
  );

/** All guides of a tenant's published lists, as a search knows them, with their departments by id. */
export async function allGuides(store: TenantStore, lists: Lists): Promise<GuideEntry[]> {
  const sources = await sourcesOf(store, lists);
  return (await Promise.all(sources.map((source) => entriesIn(store, source)))).flat();
}

async function guidesIn(store: TenantStore, { kind, edition, guideOf }: Source, ids: readonly string[]) {
  const rows = await openRegister(store, kind).rowsOf(edition.id, ids);
  return rows.map((row) => (row ? guideOf(row as ListRow) : undefined));
}

/** A name without what is added to it in brackets. */
const bare = (name: string) => name.split(/[（(]/)[0]!;

/** The guide of a row of a published list, with what it brings together merged into one. Throws `not-found` (404). */
export async function findGuide(
  store: TenantStore,
  lists: Lists,
  { list, id }: { list: string; id: string },
): Promise<FoundGuide> {
  const sources = await sourcesOf(store, lists);
  const source = sources.find((one) => one.list.id === list);
  const [guide] = source ? await guidesIn(store, source, [id]) : [];
  if (!source || !guide) throw problems.notFound('这份办事指南');
  const { edition } = source;
  if (guide.members.length === 0) return { guide, edition, members: [] };
  const others = sources.filter((one) => one !== source);
  const entries = (await Promise.all(others.map((one) => entriesIn(store, one)))).flat();
  const members = guide.members.map((name): Member => {
    const found =
      entries.find((one) => one.id === name || one.name === name) ??
      entries.find((one) => bare(one.name) === name);
    return found ? { name: found.name, list: found.list, id: found.id } : { name };
  });
  const parts = await Promise.all(
    others.map((one) => {
      const ids = members.flatMap((member) => (member.list === one.list.id ? (member.id ?? []) : []));
      return guidesIn(store, one, [...new Set(ids)]);
    }),
  );
  const own = { name: guide.name, questions: guide.questions, materials: guide.materials };
  return {
    guide: { ...guide, ...merged([own, ...parts.flat().flatMap((one) => one ?? [])]) },
    edition,
    members,
  };
}

/** The published rows with these ids from which a case of a type is opened, as their lists have them. */
export async function rowsOpening(
  store: TenantStore,
  lists: Lists,
  { type, ids }: { type: string; ids: readonly string[] },
): Promise<ListRow[]> {
  const sources = await sourcesOf(store, lists);
  const found = await Promise.all(
    sources.map(async ({ kind, edition, guideOf }) => {
      const rows = await openRegister(store, kind).rowsOf(edition.id, ids);
      return rows.flatMap((row) =>
        row && guideOf(row as ListRow)?.opens?.type === type ? [row as ListRow] : [],
      );
    }),
  );
  return found.flat();
}

/** What can be opened as a case of a type, by name. */
export const entriesOpening = async (store: TenantStore, lists: Lists, type: string): Promise<GuideEntry[]> =>
  (await allGuides(store, lists)).filter((one) => one.opens === type);
