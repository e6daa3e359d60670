import '@hono/zod-openapi';
import { instant } from '@mingcha/http';
import type { TenantStore } from '@mingcha/store';
import * as z from 'zod';
import { type ImportIssue, loadIssues } from '../import/issues.ts';
import type { ImportJob } from './job.ts';

const count = z.number().int();

export const summary = z.object({
  rows: count,
  added: count,
  changed: count,
  unchanged: count,
  removed: count,
  rejected: count,
  warnings: count,
});

const issue = z.object({
  row: count.optional(),
  column: z.string().optional(),
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  message: z.string(),
  value: z.string().optional(),
});

export const jobSchema = z.object({
  id: z.string(),
  kind: z.literal('import'),
  register: z.string(),
  mode: z.enum(['replace', 'merge', 'remove']),
  partial: z.boolean(),
  reason: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  createdAt: instant,
  by: z.object({ sub: z.string(), name: z.string() }),
  fileName: z.string().optional(),
  progress: z
    .object({ phase: z.enum(['reading', 'checking', 'writing']), rows: count, total: count.optional() })
    .optional(),
  summary: summary.optional(),
  version: z.object({ id: z.string(), number: count, root: z.string(), count }).optional(),
  errorCount: count.optional(),
  errors: z.array(issue).optional().openapi({ description: '前 100 处错误；全部见 errors.xlsx' }),
  failure: z.object({ code: z.string(), message: z.string() }).optional(),
});

export type JobView = z.infer<typeof jobSchema>;

/** A job as its readers see it; unknown members, such as where its file lies, stay inside. */
export const viewOf = (job: ImportJob): JobView => jobSchema.parse(job);

const shownErrors = 100;

/** The first errors (not warnings) of a job, in order of row. */
export async function errorsOf(store: TenantStore, { report }: ImportJob): Promise<ImportIssue[]> {
  if (report === undefined) return [];
  const issues = await loadIssues(store, report);
  return issues.filter(({ severity }) => severity === 'error').slice(0, shownErrors);
}
