import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { registerMessage } from '@mingcha/draw';
import { publicKeyOf, signMessage } from '@mingcha/draw/ed25519';
import * as z from 'zod';
import type { Seat } from './seat.ts';

const hex64 = z.string().regex(/^[0-9a-f]{64}$/);
const keySchema = z.object({ secret: hex64 });
const drawSchema = z.object({
  link: z.string(),
  nonce: hex64,
  /** Where the commitment of the draw stands in the log, once it was found. */
  found: z.object({ index: z.int().min(0), commitment: hex64 }).optional(),
  /** Nothing is left to do. */
  done: z.string().optional(),
});
const logSchema = z.object({ vkey: z.string(), checkpoint: z.string() });

/** What is kept of one draw. */
export type KeptDraw = z.infer<typeof drawSchema>;
/** The log of a city as it was seen last. */
export type KeptLog = z.infer<typeof logSchema>;

/** What a witness keeps on its own disk: its key, a nonce for each draw, the last head of each log. */
export type WitnessFolder = {
  /** The public key, in hex. */
  key: string;
  sign(message: Uint8Array): string;
  /** The draw of a seat; made with a nonce of its own when it is first asked for, and never with another one. */
  draw(seat: Seat): Promise<KeptDraw>;
  keepDraw(seat: Seat, draw: KeptDraw): Promise<void>;
  /** The nonce of a draw that was asked for before; undefined where there is none. */
  nonceOf(seat: Pick<Seat, 'tenant' | 'draw' | 'party'>): Promise<string | undefined>;
  /** Links of the draws that are not done. */
  open(): Promise<string[]>;
  log(tenant: string): Promise<KeptLog | undefined>;
  keepLog(tenant: string, log: KeptLog): Promise<void>;
  /** Where the proof of a draw is kept. */
  proofFile(seat: Seat): string;
};

/** Opens a folder, or makes it with a new key. All files are for the owner alone. */
export async function openFolder(folder: string): Promise<WitnessFolder> {
  for (const part of ['', 'draws', 'logs', 'proofs'])
    await mkdir(join(folder, part), { recursive: true, mode: 0o700 });
  const { secret } = await madeOnce(join(folder, 'key.json'), keySchema, () => ({ secret: random() }));
  const named = ({ tenant, draw, party }: Pick<Seat, 'tenant' | 'draw' | 'party'>) =>
    `${tenant}-${draw}-${party}`;
  const drawFile = (seat: Parameters<typeof named>[0]) => join(folder, 'draws', `${named(seat)}.json`);
  const logFile = (tenant: string) => join(folder, 'logs', `${tenant}.json`);
  return {
    key: publicKeyOf(secret),
    sign: (message) => signMessage(secret, message),
    draw: (seat) => madeOnce(drawFile(seat), drawSchema, () => ({ link: seat.link, nonce: random() })),
    nonceOf: async (of) => (await readJson(drawFile(of), drawSchema))?.nonce,
    async keepDraw(seat, draw) {
      const kept = await readJson(drawFile(seat), drawSchema);
      if (kept?.nonce !== draw.nonce) throw new Error('随机数与所保存的不同');
      await write(drawFile(seat), draw);
    },
    async open() {
      const files = (await readdir(join(folder, 'draws'))).filter((name) => name.endsWith('.json')).sort();
      const draws = await Promise.all(files.map((name) => readJson(join(folder, 'draws', name), drawSchema)));
      return draws.flatMap((draw) => (draw && draw.done === undefined ? [draw.link] : []));
    },
    log: (tenant) => readJson(logFile(tenant), logSchema),
    keepLog: (tenant, log) => write(logFile(tenant), log),
    proofFile: (seat) => join(folder, 'proofs', `${named(seat)}.jsonl`),
  };
}

/** What a witness hands to the city to be put on its standing list, as one line of JSON. */
export function registrationLine(
  folder: Pick<WitnessFolder, 'key' | 'sign'>,
  { tenant, ...of }: { tenant: string; id: string; name: string; outside: boolean },
): string {
  const { key } = folder;
  const signature = folder.sign(registerMessage(tenant, of.id, key));
  return JSON.stringify({ ...of, key, held: 'program', signature });
}

const random = () => randomBytes(32).toString('hex');

async function readJson<T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const read = schema.safeParse(parsed(text));
  // A new key or nonce in its place would be the end of what was committed to with the old one.
  if (!read.success) throw new Error(`${file} 已损坏，请从备份恢复，切勿删除后重来`);
  return read.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a file holds. Where there is none it is made, whole and on the disk, and only one of two that make it at once wins. */
async function madeOnce<T>(file: string, schema: z.ZodType<T>, make: () => T): Promise<T> {
  const kept = await readJson(file, schema);
  if (kept) return kept;
  const fresh = `${file}.${process.pid}.${randomBytes(4).toString('hex')}.new`;
  await written(fresh, make());
  try {
    await link(fresh, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(fresh, { force: true });
  }
  return (await readJson(file, schema))!;
}

/** Whole or not at all. */
async function write(file: string, value: unknown): Promise<void> {
  const fresh = `${file}.${process.pid}.new`;
  await written(fresh, value);
  await rename(fresh, file);
}

async function written(file: string, value: unknown): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(value)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
