import { useQuery } from '@tanstack/react-query';
import { call, download, downloadList, type Query, read } from '../http.ts';
import { mediaTypeOf } from '../lists/registers.ts';
import type {
  CreditBatch,
  CreditBatchAnswer,
  CreditKind,
  CreditRecord,
  CreditRecordDetail,
  ImportResult,
  PublicationPunctuality,
} from '../schema.d.ts';
import type { Page } from '../types.ts';

const base = '/v1/credit/records';
const at = (subject: string, id: string) =>
  `${base}/${encodeURIComponent(subject)}/${encodeURIComponent(id)}`;

/** What an import came to, or only its job where it goes on by itself. */
export type CreditImport = Pick<ImportResult, 'job'> & Partial<ImportResult>;
type Sending = { kind: string; file: File; partial: boolean; dryRun: boolean };

export const creditRecordsApi = {
  list: (query: Query) => read<Page<CreditRecord> & { total: number }>(base, query),
  exportFile: (query: Query) => downloadList(base, '信用信息', query),
  kinds: () => read<{ items: CreditKind[] }>(`${base}:kinds`),
  record: (subject: string, id: string, personal: boolean) =>
    read<CreditRecordDetail>(at(subject, id), { personal: personal || undefined }),
  push: async (row: CreditBatch['rows'][number]) =>
    (await call<CreditBatchAnswer>('POST', `${base}:batch`, { body: { mode: 'all', rows: [row] } })).data,
  punctuality: (from: string, to: string) =>
    read<{ items: PublicationPunctuality[] }>(`${base}:punctuality`, { from, to }),
  template: (kind: string, name: string) =>
    download(`${base}:template/${kind}`, `${name}-模板.xlsx`, { format: 'xlsx' }),
  importFile: async ({ kind, file, partial, dryRun }: Sending) =>
    (
      await call<CreditImport>('POST', `${base}:import`, {
        query: { kind, partial, dryRun },
        body: file,
        headers: {
          'content-type': mediaTypeOf(file.name) ?? 'application/octet-stream',
          'x-file-name': encodeURIComponent(file.name),
        },
      })
    ).data,
};

/** The kinds of records. */
export function useCreditKinds(): CreditKind[] {
  const { data } = useQuery({
    queryKey: ['credit-kinds'],
    queryFn: creditRecordsApi.kinds,
    staleTime: 300_000,
  });
  return data?.items ?? [];
}
