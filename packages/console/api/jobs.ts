import { download, read } from './http.ts';
import type { Job, Page } from './types.ts';

export const jobsApi = {
  list: (limit: number) => read<Page<Job>>('/v1/jobs', { limit }),
  get: (id: string) => read<Job>(`/v1/jobs/${encodeURIComponent(id)}`),
  report: (id: string, format: 'xlsx' | 'csv') =>
    download(`/v1/jobs/${encodeURIComponent(id)}/errors.${format}`, `错误清单.${format}`),
};

/** A job that will still change. */
export function isOpen(job: Job): boolean {
  return job.state === 'waiting' || job.state === 'running';
}
