import type { FileStore, TenantStore } from '@mingcha/store';
import { type Briefing, keptFacts } from './briefing.ts';
import { paperOf } from './paper.ts';

export const documentFormats = ['docx', 'pdf'] as const;
export type DocumentFormat = (typeof documentFormats)[number];

export const documentTypes: Record<DocumentFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};

/** What the document is called when it is saved. */
export const documentName = ({ title, number }: Briefing, format: DocumentFormat): string =>
  `${number ?? '草稿'} ${title}.${format}`;

const keyOf = ({ id }: Briefing, format: DocumentFormat) => `briefings/${id}.${format}`;

async function allOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

/**
 * A briefing's document. Of an issued one the first that was made is kept, so that everybody has the same file, also
 * after the program that wrote it has changed. Where the file is gone the same one is made again.
 */
export async function documentOf(
  store: TenantStore,
  briefing: Briefing,
  format: DocumentFormat,
  files: FileStore,
): Promise<{ bytes: Uint8Array; key: string }> {
  const key = keyOf(briefing, format);
  const issued = briefing.state === 'issued';
  const kept = issued ? await files.open(store.tenant, key) : undefined;
  if (kept) return { bytes: await allOf(kept), key };
  const paper = paperOf(briefing, await keptFacts(store, briefing));
  // Half of what this package weighs: only who asks for a document waits for it.
  const papers = await import('@mingcha/papers');
  const bytes = await (format === 'docx' ? papers.briefingDocx(paper) : papers.briefingPdf(paper));
  if (issued) await files.put(store.tenant, key, bytes);
  return { bytes, key };
}
