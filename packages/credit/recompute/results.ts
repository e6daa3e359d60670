import { defineList, findQuery, listTooLarge, mostArranged } from '@mingcha/http';
import type { TenantStore } from '@mingcha/store';
import * as z from 'zod';
import { classesBefore, subjectRows } from '../subjects/sources.ts';
import { classOfLine, linesOf, pagesOf } from './page.ts';
import type { Run } from './run.ts';
import { classSchema, milliSchema, standing } from './views.ts';

/** What a run says of one subject, as a list shows it. */
export const resultSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    class: classSchema,
    before: standing.openapi({ description: '此前的分类，U 为此前没有' }),
    milli: milliSchema,
  })
  .openapi('CreditResult');
type Result = z.infer<typeof resultSchema>;

const milliOfPoint = 1_000;

export const resultList = defineList<Result>()({
  name: 'credit-results',
  title: '信用评价结果',
  columns: {
    name: { header: '名称', width: 30, value: ({ name }) => name },
    id: { header: '代码或编号', width: 22, value: ({ id }) => id },
    class: { header: '分类', unsearched: true, value: (one) => one.class },
    before: {
      header: '此前的分类',
      unsearched: true,
      value: ({ before }) => (before === 'U' ? undefined : before),
    },
    milli: { header: '得分', unsearched: true, value: ({ milli }) => milli / milliOfPoint },
  },
});

export const resultQuery = findQuery(resultList).extend({ class: classSchema.optional() });

/**
 * All that a run which is done says of those subjects that `isSeen` takes, in the order of codes. Throws `list-too-large` (422) where they are too many
 * for a list: the classes of the enterprises of a city stand in its roster.
 */
export async function resultsOf(
  store: TenantStore,
  run: Run,
  { only, isSeen }: { only: z.infer<typeof classSchema> | undefined; isSeen: (id: string) => boolean },
): Promise<Result[]> {
  if (run.state !== 'done') return [];
  const pages = await pagesOf(store, run.id);
  if (pages.reduce((sum, { count }) => sum + count, 0) > mostArranged) throw listTooLarge();
  const [all, before] = await Promise.all([linesOf(store, pages), classesBefore(store, run)]);
  const lines = all.filter((line) => isSeen(line[0]) && (only === undefined || classOfLine(line) === only));
  const named = await subjectRows(
    store,
    run,
    lines.map(([id]) => id),
  );
  return lines.map((line, i) => {
    const [id, , milli] = line;
    return {
      ...{ id, milli, name: named[i]?.name ?? id },
      ...{ class: classOfLine(line), before: before.get(id) ?? 'U' },
    };
  });
}
