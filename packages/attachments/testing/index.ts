import type { FileStore } from '@mingcha/store';
import { putSent } from '../send.ts';

export { samplePdf, samplePng } from './samples.ts';

/** Sends a file by the routes, as somebody who asks them, and puts it where its address leads. Gives its id. */
export async function sentFile(
  ask: (path: string, body?: unknown) => Promise<Response>,
  files: FileStore,
  tenant: string,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<string> {
  const begun = await ask('/v1/files', { name, size: bytes.length });
  const { id } = (await begun.json()) as { id: string };
  await putSent(files, tenant, id, bytes);
  const finished = await ask(`/v1/files/${id}/finish`);
  if (!finished.ok) throw new Error(`the file is not taken: ${await finished.text()}`);
  return id;
}
