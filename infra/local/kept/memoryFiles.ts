import type { FileStore } from '@mingcha/store';

/** Files of a test, in memory; they are read in pieces, as large ones are. `size` is how many there are. */
export function memoryFiles(): FileStore & { size(): number } {
  const kept = new Map<string, Buffer>();
  const at = (tenant: string, key: string) => `${tenant}/${key}`;
  return {
    async put(tenant, key, body) {
      const parts: Uint8Array[] = [];
      for await (const part of body instanceof Uint8Array ? [body] : body) parts.push(part);
      kept.set(at(tenant, key), Buffer.concat(parts));
    },
    async open(tenant, key) {
      const bytes = kept.get(at(tenant, key));
      return bytes && piecesOf(bytes);
    },
    async remove(tenant, key) {
      kept.delete(at(tenant, key));
    },
    size: () => kept.size,
    downloadUrl: async (tenant, key) => `https://files.test/${at(tenant, key)}`,
    uploadUrl: async (tenant, key) => ({
      url: `https://files.test/${at(tenant, key)}`,
      method: 'PUT',
      headers: {},
    }),
  };
}

async function* piecesOf(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
