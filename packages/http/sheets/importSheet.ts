import '@hono/zod-openapi';
import { Problem } from '@mingcha/kernel';
import type { Context } from 'hono';
import * as z from 'zod';
import { bodyBytes } from '../bodyBytes.ts';
import { fileNameOf } from '../files.ts';
import type { ApiEnv } from '../router.ts';
import { faultsOf, readSheet, type SheetColumns, type SheetFault, type SheetRow } from './sheet.ts';

const maxBytes = 2 ** 20;
/** Each row is a write of its own: so many are done within one request, where nothing else is said. */
export const mostRows = 100;
/** More are not told of: the first ones show what is wrong. */
const mostFaults = 100;

const fault = z.object({
  row: z.number().int().optional().openapi({ description: '文件中的行号' }),
  column: z.string().optional().openapi({ description: '文件中的列标题' }),
  code: z.string(),
  message: z.string(),
});

export const sheetImport = z
  .object({
    rows: z.number().int().openapi({ description: '文件中的行数' }),
    ready: z
      .array(z.object({ row: z.number().int(), cells: z.record(z.string(), z.string()) }))
      .openapi({ description: '检查时：可以导入的行，各格以列标题为名' }),
    faults: z.array(fault).openapi({ description: '检查时：不能导入的原因；导入时：被拒绝的行' }),
    added: z
      .array(
        z.object({
          row: z.number().int(),
          id: z.string(),
          name: z.string(),
          login: z.string().optional(),
          password: z.string().nullable().optional().openapi({ description: '初始密码只显示这一次' }),
        }),
      )
      .openapi({ description: '已导入的行；检查时为空' }),
    there: z
      .array(z.object({ row: z.number().int(), id: z.string(), name: z.string() }))
      .openapi({ description: '此前已由同一表格导入的行，不再重复' }),
  })
  .openapi('SheetImport');
export type SheetImport = z.infer<typeof sheetImport>;

type Importing<Field extends string, Given> = {
  columns: SheetColumns<Field>;
  dryRun: boolean;
  mostRows?: number;
  /** Says what is ready, what is wrong, and which rows were imported before. */
  check: (rows: SheetRow<Field>[]) => Promise<{
    ready: { row: number; given: Given; shown: Record<Field, string> }[];
    faults: SheetFault[];
    there?: SheetImport['there'];
  }>;
  add: (given: Given) => Promise<Omit<SheetImport['added'][number], 'row'>>;
};

/**
 * Looks at a sheet, or writes it: every row is checked first, and then each is a whole write of its own. Throws
 * `import-rejected` (422) with the faults by row and column where one of its rows cannot be written, before any is.
 */
export async function importSheet<Field extends string, Given>(
  c: Context<ApiEnv>,
  { columns, dryRun, mostRows: most = mostRows, check, add }: Importing<Field, Given>,
): Promise<SheetImport> {
  const bytes = await bodyBytes(c, maxBytes, '请拆分成几个文件。');
  const hint = { contentType: c.req.header('content-type'), fileName: fileNameOf(c) };
  const sheet = await readSheet(bytes, hint, columns, most);
  const { ready, faults: ofRows, there = [] } = await check(sheet.rows);
  const faults = [...sheet.faults, ...ofRows].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  const rows = sheet.rows.length;
  const told = faults.slice(0, mostFaults);
  if (dryRun) {
    const faulty = new Set(faults.map(({ row }) => row));
    const good = ready.filter(({ row }) => !faulty.has(row));
    const byHeader = (shown: Record<Field, string>) =>
      Object.fromEntries(
        Object.entries<string>(shown).map(([field, text]) => [columns[field as Field].header, text]),
      );
    return {
      rows,
      ready: good.map(({ row, shown }) => ({ row, cells: byHeader(shown) })),
      faults: told,
      added: [],
      there,
    };
  }
  if (told.length > 0)
    throw new Problem({
      status: 422,
      code: 'import-rejected',
      title: '文件有错误',
      detail: '没有导入任何一行。请按所列行和列改正后重新导入。',
      extra: { errors: told },
    });
  const result: SheetImport = { rows, ready: [], faults: [], added: [], there };
  for (const { row, given } of ready) {
    try {
      result.added.push({ row, ...(await add(given)) });
    } catch (error) {
      // What others did since it was checked: the rows before it stand, and those after it are tried.
      if (!(error instanceof Problem)) throw error;
      result.faults.push(...faultsOf(error, row, columns));
    }
  }
  return result;
}
