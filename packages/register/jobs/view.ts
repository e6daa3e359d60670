import '@hono/zod-openapi';
import { actor, instant } from '@mingcha/http';
import type { TenantStore } from '@mingcha/store';
import * as z from 'zod';
import { type ImportIssue, loadIssues, loadList } from '../import/issues.ts';
import type { Example } from '../rows/examples.ts';
import type { ImportJob } from './job.ts';

const count = z.number().int();

export const summary = z
  .object({
    rows: count,
    added: count,
    changed: count,
    unchanged: count,
    removed: count,
    rejected: count,
    warnings: count,
  })
  .openapi('ImportSummary');

export const issue = z
  .object({
    row: count.optional(),
    column: z.string().optional(),
    severity: z.enum(['error', 'warning']),
    code: z.string(),
    message: z.string(),
    value: z.string().optional(),
  })
  .openapi('ImportIssue');

const example = z.object({
  id: z.string(),
  action: z.enum(['added', 'changed', 'removed']),
  fields: z.array(
    z.object({ column: z.string(), before: z.string().optional(), after: z.string().optional() }),
  ),
});

export const versionRef = z
  .object({
    id: z.string(),
    number: count.openapi({ description: '版本号，从 1 起连续' }),
    root: z.string().openapi({ description: '整份名录的默克尔根' }),
    count,
  })
  .openapi('RegisterVersionRef');

/** `nullable()` of a named schema is described as never null. */
export const maybeVersion = z.union([versionRef, z.null()]);

/** What a dry run found. */
export const checkSchema = z
  .object({
    base: maybeVersion.openapi({ description: '核对时的当前版本；确认时须仍是它' }),
    ready: z.boolean().openapi({ description: '可以确认：没有错误，或允许跳过有错误的行' }),
    headerRow: count.optional().openapi({ description: '作为列标题的是文件的第几行；其上各行不读' }),
    examples: z
      .array(example)
      .optional()
      .openapi({ description: '改动举例，新增、修改、移除各至多 10 行；个人信息已脱敏' }),
  })
  .openapi('ImportCheck');

export const jobSchema = z
  .object({
    id: z.string(),
    kind: z.literal('import'),
    register: z.string(),
    mode: z.enum(['replace', 'merge', 'remove', 'restore']),
    partial: z.boolean(),
    reason: z.string(),
    state: z.enum(['waiting', 'running', 'done', 'failed']),
    createdAt: instant,
    by: actor,
    fileName: z.string().optional(),
    progress: z
      .object({ phase: z.enum(['reading', 'checking', 'writing']), rows: count, total: count.optional() })
      .optional(),
    summary: summary.optional(),
    version: versionRef.optional(),
    errorCount: count.optional(),
    errors: z.array(issue).optional().openapi({ description: '前 100 处错误；全部见 errors.xlsx' }),
    warnings: z.array(issue).optional().openapi({ description: '前 100 处提醒' }),
    dryRun: z.boolean().optional().openapi({ description: '只核对，不写入' }),
    check: checkSchema.optional(),
    failure: z.object({ code: z.string(), message: z.string() }).optional(),
  })
  .openapi('ImportJob');

export type JobView = z.infer<typeof jobSchema>;

/** A job as its readers see it; unknown members, such as where its file lies, stay inside. */
export const viewOf = ({ check, ...job }: ImportJob): JobView => {
  const { examples: _, ...shown } = check ?? {};
  return jobSchema.parse({ ...job, ...(check && { check: shown }) });
};

const shownIssues = 100;

/** A job with the first of what was found in it, errors and warnings in order of row, and the examples of a dry run. */
export async function wholeView(store: TenantStore, job: ImportJob): Promise<JobView> {
  const view = viewOf(job);
  const issues = job.report === undefined ? [] : await loadIssues(store, job.report);
  const of = (severity: ImportIssue['severity']) =>
    issues.filter((found) => found.severity === severity).slice(0, shownIssues);
  const { examples } = job.check ?? {};
  return {
    ...view,
    errors: of('error'),
    warnings: of('warning'),
    ...(view.check && {
      check: {
        ...view.check,
        examples: examples === undefined ? [] : await loadList<Example>(store, examples),
      },
    }),
  };
}
