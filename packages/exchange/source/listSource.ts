import type { createLists } from '@mingcha/catalogue';
import { type Column, openRegister, type RegisterKind, type Row } from '@mingcha/register';
import type { RuleField } from '@mingcha/rules';
import type { Source, SourceField } from './source.ts';

type Lists = ReturnType<typeof createLists>;

/** Before the name of a list in the id of a source, as in that of its register. */
const listPrefix = 'list.';

const types: Partial<Record<Column['type'], RuleField['type']>> = {
  integer: 'number',
  boolean: 'boolean',
  list: 'strings',
};

const fieldsOf = (columns: readonly Column[]): Map<string, SourceField> =>
  new Map(
    columns
      .filter(({ type }) => type !== 'records')
      .map(({ field, header, type, personal = false, internal = false }) => [
        field,
        { title: header, type: types[type] ?? 'string', readable: !personal && !internal, personal },
      ]),
  );

/** The published rows of a list. */
const listSource = (title: string, kind: RegisterKind<Row>): Source => ({
  id: kind.name,
  title: `清单：${title}`,
  fields: fieldsOf(kind.columns),
  async *rows(store) {
    const register = openRegister(store, kind);
    const { published } = await register.heads();
    if (published) yield* register.rows(published.id);
  },
  mark: async (store) => (await openRegister(store, kind).heads()).published?.id ?? '',
});

/** The lists that a tenant has, as sources. */
export const listSources = (lists: Lists) => ({
  all: async (...[store]: Parameters<Lists['all']>): Promise<Source[]> =>
    (await lists.all(store)).map(({ list, kind }) => listSource(list.title, kind)),
  async find(...[store, id]: Parameters<Lists['find']>): Promise<Source | undefined> {
    if (!id.startsWith(listPrefix)) return undefined;
    const found = await lists.find(store, id.slice(listPrefix.length));
    return found && listSource(found.list.title, found.kind);
  },
});
