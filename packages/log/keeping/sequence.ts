import { type Clock, leafHash } from '@mingcha/kernel';
import { create, put, type Stored, type TenantStore, WriteConflict } from '@mingcha/store';
import { wantedEvent } from '@mingcha/webhooks';
import {
  checkpointText,
  concat,
  edgeRoot,
  emptyEdge,
  formatVerifierKey,
  growEdge,
  type NoteTools,
  parseCheckpointText,
  signCheckpoint,
  type TreeHead,
  textOf,
  tileWidth,
  toHex,
  utf8,
} from '../tlog/index.ts';
import { readEdge } from './edge.ts';
import {
  type LogCounter,
  type LogHead,
  logCounterEntity,
  logHeadEntity,
  logSignedEntity,
} from './entities.ts';
import { headPath, type LogFiles } from './files.ts';
import type { LogKeys } from './keys.ts';
import { logItems, MissingEntry } from './read.ts';
import { LogStopped, stopTexts } from './stops.ts';
import { dropPartials, grownBundles, writeTiles } from './writeTiles.ts';

export type SequenceDeps = {
  files: LogFiles;
  keys: LogKeys;
  tools: NoteTools;
  clock: Clock;
  /** What a log is called that is made now: the prefix of its addresses without the scheme. */
  originOf: (tenant: string) => string;
  /** Entries that one head takes in at most. */
  most?: number;
};

const mostAtOnce = 4 * tileWidth;

/**
 * Takes what waits for a city's log into its tree: tiles, the head for good, then the signed checkpoint. Safe at any time
 * and more than once, after a kill between any two writes too: the next run goes on with the largest head there is.
 * Signs nothing that has not the root of that head at its size; then it stops the log, and throws LogStopped. Once the
 * cause is gone it goes on. Gives whether more is waiting.
 */
export async function sequence(store: TenantStore, deps: SequenceDeps): Promise<boolean> {
  const seen = await look(store, deps.files);
  try {
    const more = await step(store, seen, deps);
    if (seen.counter?.stopped) await settle(store, seen.counter, withoutStop(seen.counter));
    return more;
  } catch (error) {
    if (!(error instanceof LogStopped)) throw error;
    // Another sequencer changes files while it moves on: what looks wrong beside an old head is judged beside the new one.
    const now = await store.get(logHeadEntity, {});
    if (now && now.size !== seen.head?.size) return true;
    await stop(store, seen.counter, error, deps.clock);
    throw error;
  }
}

type Seen = {
  counter: Stored<LogCounter> | undefined;
  head: Stored<LogHead> | undefined;
  largest: number | undefined;
};

/**
 * Read one after the other, in the order opposite to that in which they are written (counter, stored head, signed head).
 * In any other order a head that another sequencer makes meanwhile looks as if one were missing or the log shorter.
 */
async function look(store: TenantStore, files: LogFiles): Promise<Seen> {
  const head = await store.get(logHeadEntity, {});
  const largest = await files.largestHead(store.tenant);
  const counter = await store.get(logCounterEntity, {});
  return { counter, head, largest };
}

const withoutStop = ({ size, at }: LogCounter): LogCounter => ({ size, at });

async function stop(
  store: TenantStore,
  counter: Stored<LogCounter> | undefined,
  { code }: LogStopped,
  clock: Clock,
) {
  if (counter?.stopped?.code === code) return;
  const since = clock().toISOString();
  const stopped = { code, detail: stopTexts[code], since };
  await settle(store, counter, { size: counter?.size ?? 0, at: counter?.at ?? since, stopped });
}

/** Who is faster has added an entry; the next step sees to it. */
async function settle(store: TenantStore, before: Stored<LogCounter> | undefined, next: LogCounter) {
  try {
    await store.write(put(logCounterEntity, next, before));
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
  }
}

async function step(
  store: TenantStore,
  { counter, head, largest }: Seen,
  deps: SequenceDeps,
): Promise<boolean> {
  const { tenant } = store;
  const { files, keys, tools, most = mostAtOnce } = deps;
  if (!counter && !head && largest === undefined) return false;
  const before = { size: head?.size ?? 0, root: head?.root ?? toHex(edgeRoot(emptyEdge, tools.hash)) };
  const given = counter?.size ?? 0;
  const stored = largest === undefined ? undefined : await readHead(files, tenant, largest);
  if (head && (stored?.size ?? -1) < head.size)
    throw new LogStopped('heads-missing', `${largest} of ${head.size}`);
  if (stored && given < stored.size) throw new LogStopped('shorter', `${given} of ${stored.size}`);
  if (head && stored && stored.origin !== head.origin) throw new LogStopped('forked', stored.origin);
  const origin = head?.origin ?? stored?.origin ?? deps.originOf(tenant);
  const { key, sign } = await keys.open(tenant, origin);
  const vkey = formatVerifierKey(key, tools);
  if (head && head.vkey !== vkey) throw new LogStopped('key-differs', vkey);
  if (head && stored && stored.size === head.size && toHex(stored.root) !== head.root)
    throw new LogStopped('forked', `two roots at ${head.size}`);
  if (head && given === head.size) return false;

  // A head that was stored, but whose checkpoint was not, comes first and by itself.
  const size = stored && stored.size > before.size ? stored.size : Math.min(given, before.size + most);
  const grown = await grow(store, before, size, deps);
  const next: TreeHead = { origin, size, root: grown.root };
  if (stored && stored.size === size && toHex(stored.root) !== toHex(next.root))
    throw new LogStopped('forked', `another root at ${size}`);
  await writeTiles(files, tenant, grown.tiles);
  const body = checkpointText(next);
  if (!(await files.create(tenant, headPath(size), utf8(body)))) {
    const there = await readHead(files, tenant, size);
    if (checkpointText(there) !== body) throw new LogStopped('forked', `another head at ${size}`);
  }
  const note = await signCheckpoint(next, key, sign);
  const now = deps.clock();
  const at = now.toISOString();
  const moved: LogHead = { origin, vkey, size, root: toHex(next.root), note, at };
  // The root as the note has it, on its third line.
  const event = { origin, size, root: note.split('\n')[2]!, note };
  const events = await wantedEvent(store, 'log.checkpoint', event, now);
  try {
    await store.write(
      put(logHeadEntity, moved, head),
      create(logSignedEntity, { size, note, at }),
      ...events,
    );
  } catch (error) {
    // Another sequencer was faster: what it left is taken from there.
    if (error instanceof WriteConflict) return true;
    throw error;
  }
  await dropPartials(files, tenant, grown.tiles);
  return size < given;
}

async function readHead(files: LogFiles, tenant: string, size: number): Promise<TreeHead> {
  const bytes = await files.read(tenant, headPath(size));
  if (!bytes) throw new LogStopped('heads-missing', `${size}`);
  try {
    const head = parseCheckpointText(textOf(bytes));
    if (head.size === size) return head;
  } catch {
    // Said below.
  }
  throw new LogStopped('heads-missing', `the head ${size} is damaged`);
}

/** The tree of a larger size: its root, and what is new of it. */
async function grow(
  store: TenantStore,
  before: { size: number; root: string },
  size: number,
  { files, tools: { hash } }: SequenceDeps,
) {
  const { edge, tail } = await readEdge(files, store.tenant, before, hash);
  const entries = [...tail];
  try {
    for await (const { text } of logItems(store, { from: before.size, to: size })) entries.push(utf8(text));
  } catch (error) {
    if (error instanceof MissingEntry) throw new LogStopped('entry-missing', error.message);
    throw error;
  }
  const added = concat(...entries.slice(tail.length).map((entry) => leafHash(entry, hash)));
  const { edge: next, tiles } = growEdge(edge, added, hash);
  const bundles = grownBundles(before.size - tail.length, entries);
  return { root: edgeRoot(next, hash), tiles: [...bundles, ...tiles] };
}
