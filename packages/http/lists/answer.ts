import { type Clock, Problem, shanghaiDate } from '@mingcha/kernel';
import type { ListAsked } from '@mingcha/kernel/arrange';
import { type FileStore, type Page, type PageQuery, pageRows, type TenantStore } from '@mingcha/store';
import type { Context } from 'hono';
import { audit } from '../audit/record.ts';
import { actorOf } from '../principal.ts';
import type { ApiEnv } from '../router.ts';
import { answerFile } from '../tableFiles.ts';
import { arranged } from './arrange.ts';
import type { ListColumn, ListKind } from './kind.ts';

/** Where the rows of a list come from: a page within the caller's reach and filters, newest first, and their names. */
export type ListSource<Row, About> = {
  page: (query: PageQuery) => Promise<Page<Row>>;
  about: () => Promise<About> | About;
};

/** What a request asks of a list: filters beside search, order and page. */
type ListQuery = ListAsked & PageQuery & { readonly [filter: string]: unknown };

/** More rows are not put in order or into a file at once; more of them want a filter. */
export const mostArranged = 20_000;
const atOnce = 1_000;

/** The refusal (422) of a list that has more of them. */
export const listTooLarge = () =>
  new Problem({
    status: 422,
    code: 'list-too-large',
    title: '条目过多',
    detail: `一次最多搜索、排序或导出 ${mostArranged} 条。请先按状态、年度或单位筛选，再进行。`,
  });

async function allRows<Row>({ page }: Pick<ListSource<Row, unknown>, 'page'>): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await page({ limit: atOnce, cursor });
    rows.push(...items);
    cursor = next ?? undefined;
    if (rows.length > mostArranged) throw listTooLarge();
  } while (cursor);
  return rows;
}

/**
 * A page of a list. As it lies in the store where neither search nor order is asked for; else its rows are all looked at,
 * which throws `list-too-large` (422) beyond `mostArranged`.
 */
export async function answerList<Row, About>(
  store: TenantStore,
  kind: ListKind<Row, About, string>,
  { limit, cursor, ...asked }: ListQuery,
  source: ListSource<Row, About>,
): Promise<Page<Row>> {
  const { q, sort } = asked;
  if (!q && !sort) return source.page({ ...(limit !== undefined && { limit }), cursor });
  const [rows, about] = await Promise.all([allRows(source), source.about()]);
  const page = { ...(limit !== undefined && { limit }), cursor };
  const scope = `${kind.name} ${JSON.stringify({ ...asked, q: q?.toLowerCase() })}`;
  return pageRows(store, scope, arranged(kind, rows, about, asked), page);
}

type ExportDeps = { clock: Clock; files: FileStore; maxResponseBytes: number };

/** The whole list as a table file, as it is searched, sorted and filtered; who took it stands in the audit log. */
export async function answerListFile<Row, About>(
  c: Context<ApiEnv>,
  kind: ListKind<Row, About, string>,
  { format, ...asked }: FileAsked,
  source: ListSource<Row, About>,
  deps: ExportDeps,
): Promise<Response> {
  const [all, about] = await Promise.all([allRows(source), source.about()]);
  const rows = arranged(kind, all, about, asked);
  return answerRowsFile(
    c,
    { ...kind, columns: Object.values(kind.columns) },
    rows,
    about,
    { format, asked },
    deps,
  );
}

type FileAsked = ListAsked & { format: 'xlsx' | 'csv'; readonly [filter: string]: unknown };
type FileOf<Row, About> = Pick<ListKind<Row, About, string>, 'name' | 'title'> & {
  columns: readonly Pick<ListColumn<Row, About>, 'header' | 'width' | 'value'>[];
};

/** Rows that are found and in order as a table file; who took it, and what was asked, stands in the audit log. */
export async function answerRowsFile<Row, About>(
  c: Context<ApiEnv>,
  { name, title, columns }: FileOf<Row, About>,
  rows: readonly Row[],
  about: About,
  { format, asked }: { format: 'xlsx' | 'csv'; asked: { readonly [filter: string]: unknown } },
  { clock, ...deps }: ExportDeps,
): Promise<Response> {
  const { principal, store } = c.var;
  const where = Object.entries(asked).flatMap(([filter, value]) =>
    value === undefined || filter === 'sort' ? [] : [`${filter}=${String(value)}`],
  );
  const detail = { count: rows.length, where, format };
  await store.write(
    ...audit(clock, actorOf(principal), 'list.export', { id: name, name: title }, { detail }),
  );
  const { writeCsv, writeXlsx } = await import('@mingcha/tabular');
  const cells = cellsOf(columns, rows, about);
  const chunks =
    format === 'csv'
      ? writeCsv(
          columns.map(({ header }) => header),
          cells,
        )
      : writeXlsx([{ name: title, columns, rows: cells }]);
  return answerFile(store, deps, { name: `${title}-${shanghaiDate(clock())}`, format, chunks });
}

function* cellsOf<Row, About>(columns: FileOf<Row, About>['columns'], rows: readonly Row[], about: About) {
  for (const row of rows) yield columns.map(({ value }) => value(row, about));
}
