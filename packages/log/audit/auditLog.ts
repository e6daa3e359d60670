import { leafHash } from '@mingcha/kernel';
import { type LoggedEntry, readEntry } from '../entries/entry.ts';
import {
  type Checkpoint,
  concat,
  cosignersOf,
  createTileTree,
  type Edge,
  edgeRoot,
  edgeTiles,
  emptyEdge,
  FormatError,
  growEdge,
  hashesAt,
  hasQuorum,
  type NoteTools,
  openCheckpoint,
  parsePolicy,
  parseVerifierKey,
  sameBytes,
  textOf,
  tileIn,
  tilePath,
  tileWidth,
  type VerifierKey,
} from '../tlog/index.ts';
import { despiteRule, type RuleChange, unconfirmedIn } from './aboveRule.ts';
import type { RemoteLog } from './remote.ts';
import { createRules } from './rules.ts';
import { differenceOf, type ShownDraw } from './shownDraws.ts';
import { differenceOfLists, type ShownWitness } from './shownWitnesses.ts';

export type AuditInit = {
  log: RemoteLog;
  tools: NoteTools;
  /** The city, by which entries must be; the one of the origin where it is missing. */
  vkey?: string | undefined;
  /** A signed checkpoint that was kept from an earlier time. */
  since?: string | undefined;
  /** The auditor's own policy file. */
  policy?: string | undefined;
  say: (line: string) => void;
  /** The draws that the city's pages show of a year; they are held against the log where it is read from its start. */
  shown?: ((year: number) => AsyncIterable<ShownDraw>) | undefined;
  /** The standing list of witnesses that they show, likewise. */
  shownList?: (() => Promise<ShownWitness[]>) | undefined;
  /** The log of the city's province; it is read where a draw named a witness that the province had not confirmed. */
  above?: (() => Promise<RemoteLog | undefined>) | undefined;
  /** Sees each entry that is found right. */
  onEntry?: ((entry: LoggedEntry) => void) | undefined;
};

/** What contradicts itself, and where; the message is Chinese. */
export class Contradiction extends Error {
  override readonly name = 'Contradiction';
}

/**
 * Reads a log from its address and recomputes all of it: signatures, tiles, root, the order of entries and the rules of
 * their content; with `since` only what came after, and that the log goes on from there. Memory does not grow with the
 * log but for its draws. Gives the checkpoint. Throws Contradiction at the first thing that is wrong.
 */
export async function auditLog(init: AuditInit): Promise<string> {
  const { log, tools, say } = init;
  const key = await keyOf(init);
  const served = await textOfLog(log, 'checkpoint');
  const newest = opened('最新树头', served, key, tools);
  const since = init.since === undefined ? undefined : opened('所保存的树头', init.since, key, tools);
  say(`日志 ${newest.origin}，共 ${newest.size} 条`);
  if (since && since.size > newest.size)
    throw new Contradiction(`日志变短了：曾有 ${since.size} 条，现在只有 ${newest.size} 条`);
  const start = since ? await edgeAt(log, since, tools) : emptyEdge;
  await readEntries(init, start, newest);
  if (since) say(`自 ${since.size} 条时的树头起前后一致`);
  say('签名、瓦片、根哈希、条目顺序与内容规则均相符');
  await checkCosigned(init, key, newest);
  return served;
}

async function textOfLog(log: RemoteLog, path: string): Promise<string> {
  const found = await log.text(path);
  if (found === undefined) throw new Error(`${log.url}/${path} 不存在，请核对日志地址`);
  return found;
}

async function keyOf({ log, tools, vkey, say }: AuditInit): Promise<VerifierKey> {
  if (vkey === undefined) say('注意：未用 --key 指定公钥，采用网站公布的公钥；请与公告、文书上印的核对');
  const text = vkey ?? (await textOfLog(log, 'key'));
  say(`公钥 ${text.trim()}`);
  return parseVerifierKey(text, tools);
}

function opened(what: string, note: string, key: VerifierKey, tools: NoteTools): Checkpoint {
  try {
    return openCheckpoint(note, key, tools);
  } catch (error) {
    if (error instanceof FormatError) throw new Contradiction(`${what}的签名或格式有误（${error.message}）`);
    throw error;
  }
}

/** The edge of an earlier tree, from tiles of now: where they have not its root, the log was rewritten. */
async function edgeAt(log: RemoteLog, { size, root }: Checkpoint, { hash }: NoteTools): Promise<Edge> {
  const levels: Uint8Array[] = [];
  for (let level = 0; hashesAt(level, size) > 0; level++) levels.push(new Uint8Array(0));
  for (const tile of edgeTiles(size)) levels[tile.level as number] = await log.tile(tile);
  const edge = { size, levels };
  if (!sameBytes(edgeRoot(edge, hash), root))
    throw new Contradiction(`日志被改写：前 ${size} 条与所保存的树头不符`);
  return edge;
}

async function readEntries(
  { log, tools, say, shown, shownList, above, onEntry }: AuditInit,
  start: Edge,
  { size, root, origin }: Checkpoint,
): Promise<void> {
  const { hash } = tools;
  const rules = createRules({ fromStart: start.size === 0 });
  const tenant = /\/(\d{6})\/log$/.exec(origin)?.[1] ?? '';
  const unknown = new Map<string, number>();
  const beacons = new Map<string, number>();
  let program: string | undefined;
  let edge = start;
  while (edge.size < size) {
    const tile = tileIn(size, 'entries', Math.floor(edge.size / tileWidth))!;
    const entries = (await bundleOf(log, tile)).slice(edge.size % tileWidth);
    for (const [i, bytes] of entries.entries()) {
      const index = edge.size + i;
      const read = readEntry(decoded(bytes, index), tenant);
      if ('fault' in read) throw new Contradiction(`第 ${index} 条不合格式：${read.fault}`);
      if ('unknown' in read) {
        unknown.set(read.unknown, (unknown.get(read.unknown) ?? 0) + 1);
        continue;
      }
      const found = rules.next(read.entry);
      if (found !== undefined) throw new Contradiction(`第 ${index} 条：${found}`);
      if (read.entry.type === 'witness.program') program = read.entry.hash;
      if (read.entry.type === 'draw.committed' && read.entry.seed.source === 'drand') {
        const { chain } = read.entry.seed;
        beacons.set(chain, (beacons.get(chain) ?? 0) + 1);
      }
      onEntry?.(read.entry);
    }
    const leaves = concat(...entries.map((bytes) => leafHash(bytes, hash)));
    const grown = growEdge(edge, leaves, hash);
    for (const { bytes, ...made } of grown.tiles) {
      // Of the tiles that are partial here, only those of the whole tree are served.
      if (made.width < tileWidth && grown.edge.size < size) continue;
      if (!sameBytes(await log.tile(made), bytes))
        throw new Contradiction(`瓦片 ${tilePath(made)} 与条目不符`);
    }
    edge = grown.edge;
  }
  if (!sameBytes(edgeRoot(edge, hash), root))
    throw new Contradiction(`由 ${size} 条条目算得的根哈希与树头不符`);
  for (const [type, count] of unknown) say(`注意：有 ${count} 条 ${type}，本程序不认识，请更新程序`);
  if (program !== undefined) say(`最近记载的见证程序 SHA-256 ${program}`);
  for (const [chain, count] of beacons)
    say(`以信标网络 ${chain} 为种子的抽查 ${count} 次；请核对是否公共信标`);
  for (const { year, from, to } of rules.numbers())
    say(`${year} 年抽查编号 ${from} 至 ${to}，没有缺号和重号`);
  if (above) await checkAbove({ above, tools, say }, unconfirmedIn(rules.draws()));
  if (start.size > 0) return;
  if (shown) {
    const differs = await differenceOf(rules.draws(), rules.numbers(), shown);
    if (differs !== undefined) throw new Contradiction(differs);
    say('网站公布的抽查与日志一致：编号、承诺、时间和状态');
  }
  if (shownList) {
    const differs = differenceOfLists(rules.witnesses(), await shownList(), rules.last());
    if (differs !== undefined) throw new Contradiction(differs);
    say('网站公布的见证方与日志一致：公钥、撤销和省级确认');
  }
}

/** Holds draws by witnesses without a confirmation against the province's own log of its rule. */
async function checkAbove(
  { above, tools, say }: Pick<AuditInit, 'tools' | 'say'> & Required<Pick<AuditInit, 'above'>>,
  unconfirmed: ReturnType<typeof unconfirmedIn>,
): Promise<void> {
  if (unconfirmed.length === 0) return;
  const log = await above?.();
  if (!log) return say('注意：有抽查的见证方没有省级确认，也没有省级公开日志可以对照');
  const changes: RuleChange[] = [];
  const onEntry = (entry: LoggedEntry) => {
    if (entry.type === 'witness.rule')
      changes.push({ at: entry.at, required: entry.confirmation === 'required' });
  };
  await auditLog({ log, tools, say: () => undefined, onEntry });
  const found = despiteRule(unconfirmed, changes);
  if (found !== undefined) throw new Contradiction(found);
  say('与省级公开日志一致：没有省级确认的见证方，都在省级没有要求确认时参加');
}

async function bundleOf(log: RemoteLog, tile: Parameters<RemoteLog['bundle']>[0]): Promise<Uint8Array[]> {
  try {
    return await log.bundle(tile);
  } catch (error) {
    if (error instanceof FormatError)
      throw new Contradiction(`条目文件 ${tilePath(tile)} 不合格式（${error.message}）`);
    throw error;
  }
}

function decoded(bytes: Uint8Array, index: number): string {
  try {
    return textOf(bytes);
  } catch {
    throw new Contradiction(`第 ${index} 条不是 UTF-8 文本`);
  }
}

async function checkCosigned(
  { log, tools, policy: own, say }: AuditInit,
  key: VerifierKey,
  newest: Checkpoint,
) {
  const served = await log.text('cosigned');
  if (served === undefined) {
    say('注意：还没有联署足数的树头；没有外部联署，日志只能证明前后一致，不能证明各人所见相同');
    return;
  }
  if (own === undefined) say('注意：未用 --policy 指定联署方，采用网站提议的；请自行保存并核对公钥');
  const policy = parsePolicy(own ?? (await textOfLog(log, 'policy')), tools);
  const cosigned = opened('联署树头', served, key, tools);
  if (cosigned.size <= newest.size) {
    const tree = createTileTree({ size: newest.size, read: log.tile, hash: tools.hash });
    if (!sameBytes(await tree.rootAt(cosigned.size), cosigned.root))
      throw new Contradiction(`联署的 ${cosigned.size} 条树头与日志不符`);
  }
  const signed = cosignersOf(cosigned.note, policy, tools);
  if (
    !hasQuorum(
      policy,
      signed.map(({ name }) => name),
    )
  )
    throw new Contradiction(`${cosigned.size} 条的树头所附联署不足数`);
  const list = signed.map(({ name, at }) => `${name}（${new Date(at * 1_000).toISOString()}）`).join('、');
  say(`前 ${cosigned.size} 条有联署：${list}`);
}
