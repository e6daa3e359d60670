import { newId } from '@mingcha/kernel';
import type { FileStore, TenantStore } from '@mingcha/store';
import { fileElsewhere, fileResponse } from './files.ts';

export type TableFileFormat = 'xlsx' | 'csv' | 'ndjson';

/** The media types of table files. */
export const mediaTypes: Record<TableFileFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
};

/** What the document says of a route that responds with a file. */
export const fileResponses = (description: string, formats: readonly TableFileFormat[]) => ({
  200: {
    description,
    content: Object.fromEntries(
      formats.map((format) => [
        mediaTypes[format].split(';')[0]!,
        { schema: { type: 'string' as const, ...(format === 'xlsx' && { format: 'binary' }) } },
      ]),
    ),
  },
  303: { description: '文件较大，从所给地址下载' },
});

/** Responds with a file as it is made: in the response, or through the file store where it is too large for one. */
export async function answerFile(
  store: TenantStore,
  { files, maxResponseBytes }: { files: FileStore; maxResponseBytes: number },
  { name, format, chunks }: { name: string; format: TableFileFormat; chunks: AsyncIterable<Uint8Array> },
): Promise<Response> {
  const fileName = `${name}.${format}`;
  const source = chunks[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  for (let size = 0; ; ) {
    const { done, value } = await source.next();
    if (done) return fileResponse(Buffer.concat(head), { name: fileName, type: mediaTypes[format] });
    head.push(value);
    size += value.length;
    if (size > maxResponseBytes) break;
  }
  const key = `exports/${newId()}.${format}`;
  await files.put(store.tenant, key, all(head, source));
  return fileElsewhere(await files.downloadUrl(store.tenant, key, fileName));
}

async function* all(head: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>) {
  yield* head;
  yield* { [Symbol.asyncIterator]: () => rest };
}
