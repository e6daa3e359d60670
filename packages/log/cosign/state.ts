import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { openSeed } from '../node.ts';
import type { Sign, VerifierKey } from '../tlog/index.ts';

const keySchema = z.object({ name: z.string().min(1).max(200), seed: z.base64() });
const seenSchema = z.object({
  /** The key of the log as it was seen first. */
  vkey: z.string(),
  /** The last head that was signed. */
  checkpoint: z.string().optional(),
});
export type Seen = z.infer<typeof seenSchema>;

/** What a cosigner keeps on its own disk: its key, and the last head of each log. */
export type CosignerState = {
  key: VerifierKey;
  sign: Sign;
  seen(): Promise<Seen | undefined>;
  keep(seen: Seen): Promise<void>;
  /** Keeps two heads that contradict each other; gives the file. */
  keepEvidence(texts: readonly string[]): Promise<string>;
};

/**
 * Opens a folder for one log, or makes it with a new key of this name; several logs may share it. Throws where its key has
 * another name.
 */
export async function openState(
  folder: string,
  name: string | undefined,
  url: string,
): Promise<CosignerState> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const keyFile = join(folder, 'cosigner-key.json');
  let kept = await read(keyFile, keySchema);
  if (!kept) {
    if (name === undefined)
      throw new Error('首次运行请用 --name 给联署方起名，如 notary.example.com/mingcha');
    kept = { name, seed: randomBytes(32).toString('base64') };
    await write(keyFile, JSON.stringify(kept));
  }
  if (name !== undefined && kept.name !== name)
    throw new Error(`${folder} 中的密钥名为 ${kept.name}，不是 ${name}；请换一个文件夹`);
  const ofLog = createHash('sha256').update(url).digest('hex').slice(0, 16);
  const seenFile = join(folder, `seen-${ofLog}.json`);
  return {
    ...openSeed(Buffer.from(kept.seed, 'base64'), kept.name, 'cosignature'),
    seen: () => read(seenFile, seenSchema),
    keep: (seen) => write(seenFile, JSON.stringify(seen)),
    async keepEvidence(texts) {
      const file = join(folder, `contradiction-${ofLog}-${Date.now()}.txt`);
      await write(file, texts.join('\n----\n'));
      return file;
    },
  };
}

async function read<T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : schema.parse(JSON.parse(text));
}

/** Whole or not at all, and on the disk before anything is signed. */
async function write(file: string, text: string): Promise<void> {
  const fresh = `${file}.new`;
  const handle = await open(fresh, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(fresh, file);
}
