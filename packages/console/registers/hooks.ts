import { useQuery } from '@tanstack/react-query';
import { registerApi } from '../api/lists/registers.ts';
import type { Row, Writes } from '../api/types.ts';
import { kindNamed, type RegisterKindName } from './kinds.ts';

const columnsOf = (kind: RegisterKindName) => ({
  queryKey: ['columns', kind],
  queryFn: () => registerApi(kindNamed(kind).base).columns(),
  staleTime: 600_000,
});

/** The columns of a register as the API describes them. */
export function useColumns(kind: RegisterKindName) {
  return useQuery({ ...columnsOf(kind), select: (answer) => answer.columns });
}

/** What the signed-in person may write of a register; nothing until that is known. */
export function useWrites(kind: RegisterKindName): Writes {
  return useQuery({ ...columnsOf(kind), select: (answer) => answer.writes }).data ?? { rows: 'none' };
}

/** All rows of the version that is in force: the published one where the register publishes, else the current. */
async function rowsInForce(kind: RegisterKindName): Promise<Row[]> {
  const api = registerApi(kindNamed(kind).base);
  const version = kindNamed(kind).publishes ? await api.published() : undefined;
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.list({ limit: 200, version, cursor });
    rows.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor);
  return rows;
}

/** The published inspection items, for choosing and for naming; a city has some dozens to hundreds. */
export function useItems() {
  return useQuery({
    queryKey: ['rows', 'items', 'in force'],
    queryFn: () => rowsInForce('items'),
    staleTime: 120_000,
  });
}

/** Tells the name of a published inspection item by its id; the id where it is not known. */
export function useItemName(): (id: string) => string {
  const items = useItems().data ?? [];
  return (id) => String(items.find((item) => item.id === id)?.name ?? id);
}
