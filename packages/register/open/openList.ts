import type { TenantStore } from '@mingcha/store';
import type { Column, RegisterKind } from '../kind.ts';
import { openRegister } from '../register.ts';
import type { Heads, ListInput, ListPage, Row } from '../types.ts';

/** A kind that everybody may read some fields of. */
export type OpenKind = RegisterKind<Row> & Required<Pick<RegisterKind<Row>, 'open'>>;

/** The kinds of these that everybody may read. */
export const openKinds = (kinds: readonly RegisterKind<Row>[]): OpenKind[] =>
  kinds.filter((kind): kind is OpenKind => kind.open !== undefined);

/** A kind as everybody knows it: of its columns the open ones, and no row is hidden from somebody. */
export function openKind(kind: OpenKind): RegisterKind<Row> {
  const { owner: _, ...rest } = kind;
  return { ...rest, columns: openColumns(kind, kind.columns) };
}

/** Of a kind's columns those that everybody may read. */
export const openColumns = ({ open }: OpenKind, columns: readonly Column[]): Column[] =>
  columns.filter(({ field }) => open.fields.includes(field));

export type Published = NonNullable<Heads['published']>;

/** The version that is public; undefined where none was published yet. */
export async function publishedOf(store: TenantStore, kind: OpenKind): Promise<Published | undefined> {
  return (await openRegister(store, openKind(kind)).heads()).published ?? undefined;
}

/** Rows of the published version with what everybody may read of them. Filters, order and search know no other column. */
export async function listOpen(
  store: TenantStore,
  kind: OpenKind,
  version: string,
  input: Omit<ListInput, 'version' | 'personal'>,
): Promise<ListPage<Row>> {
  const page = await openRegister(store, openKind(kind)).list({ ...input, version });
  return { ...page, items: page.items.map((row) => openPart(kind, row)) };
}

/** What everybody may read of a row. */
export function openPart({ open }: OpenKind, row: Row): Row {
  const fields = Object.entries(row).filter(([field]) => field === 'id' || open.fields.includes(field));
  return Object.fromEntries(fields) as unknown as Row;
}
