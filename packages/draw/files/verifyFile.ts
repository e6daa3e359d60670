import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { verifyBeacon } from '../base/beacon.ts';
import { verifySignature } from '../base/ed25519.ts';
import { publiclyVerifiable } from '../base/seed.ts';
import { parseStrictly } from '../base/strictJson.ts';
import type { Tools } from '../base/tools.ts';
import { publicLimits, verifyPublic } from '../first/public.ts';
import type { PublicPart, SeedSource } from '../first/types.ts';
import { refusalOf, type Step, seedDetail, type Verdict } from '../first/verdict.ts';
import { isSecond, verifyProof } from '../first/verify.ts';
import { createPlaceReader } from '../place/index.ts';
import { verifyLookup } from '../second/inclusion.ts';
import { verifyLines } from '../second/lines.ts';
import { verifyPublic2 } from '../second/publicPart.ts';
import { hasPlanFirst, linesOf } from './fileLines.ts';

/** What the command's exit status says. */
export const EXIT = { verified: 0, refused: 1 } as const;

/** Nothing but node:crypto hashes here: what a draw was made with in batches is not what it is verified with. */
const base = { hash: (data: Uint8Array) => hash('sha256', data, 'buffer'), verifyBeacon, verifySignature };

export type Print = (line: string) => void;

export type Options = {
  /** The path of a policy file (C2SP tlog-policy): the log and the cosigners that its reader knows. */
  policy?: string | undefined;
  /** The others of its batch are verified beside it, so that it need not be said that they are not. */
  amongSiblings?: boolean | undefined;
};

/**
 * Verifies a downloaded proof, whole or as lines with the plan first, or the public part of a sealed draw, and prints the
 * verdict in Chinese line by line. Returns the exit status: 0 all right, 1 something differs (the first thing is named), is
 * left out, or is no readable JSON file.
 */
export async function verifyFile(path: string, print: Print, options: Options = {}): Promise<number> {
  const { policy } = options;
  let tools: Tools;
  try {
    tools = { ...base, readPlace: createPlaceReader(base, policy && (await readFile(policy, 'utf8'))) };
  } catch (error) {
    print(`无法读取政策文件 ${policy}（unreadable）`);
    print(`原因：${reasonOf(error)}`);
    return EXIT.refused;
  }
  try {
    const isInLines = await hasPlanFirst(path);
    return await (isInLines ? verifyByLine : verifyWhole)(path, print, { ...options, tools });
  } catch (error) {
    print(`无法读取 ${path}：不是可读的 UTF-8 JSON 文件（unreadable）`);
    print(`原因：${reasonOf(error)}`);
    return EXIT.refused;
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

type With = Options & { tools: Tools };

async function verifyByLine(path: string, print: Print, { tools, ...options }: With): Promise<number> {
  return conclude(await verifyLines(linesOf(path), tools, printing(print)), print, options);
}

async function verifyWhole(path: string, print: Print, { tools, ...options }: With): Promise<number> {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  const read: unknown = JSON.parse(text);
  if (isKind(read, 'mingcha-lookup/2')) return verifyKept();
  if (isSecond(read))
    return isKind(read, 'mingcha-public/2')
      ? verifySecondPart(read)
      : conclude(verdictOn(text), print, options);
  const value = withoutNames(read);
  const isPublic = typeof value === 'object' && value !== null && 'committedAt' in value;
  const verify = isPublic ? verifyPublic : verifyProof;
  const verdict = verify(value, tools, printing(print));
  if (!verdict.ok) return conclude(verdict, print, options);
  if (isPublic) for (const limit of publicLimits((value as PublicPart).plan)) print(`注意：${limit}`);
  if (value !== read) print(`注意：${namesUnseen}`);
  const { plan } = value as { plan: { seed: SeedSource } };
  if (!publiclyVerifiable(plan)) print(`注意：种子${seedDetail(plan)}，不可公开验证`);
  print(isPublic ? PART : WHOLE);
  return EXIT.verified;

  function verifySecondPart(file: object): number {
    const verdict = verifyPublic2(publicPartIn(file), tools, printing(print));
    if (verdict.ok) print(`注意：${namesUnseen}`);
    if ('awaitsNames' in file)
      print('注意：名单随检查结果公示，这份材料里还没有名单，请在公示后重新下载核验');
    return conclude(verdict, print, { ...options, right: PART });
  }

  function verifyKept(): number {
    const verdict = strictly(text, (value) => verifyLookup(value, tools, printing(print)));
    if (verdict.ok) print(`注意：${drawnUnseen}`);
    return conclude(verdict, print, { ...options, right: LOOKUP });
  }

  function verdictOn(second: string): Verdict {
    return strictly(second, (value) => verifyProof(value, tools, printing(print)));
  }
}

/** The verdict on JSON that names no field twice. */
function strictly(text: string, verify: (value: unknown) => Verdict): Verdict {
  try {
    return verify(parseStrictly(text));
  } catch (error) {
    return refusalOf('shape', error);
  }
}

const LOOKUP = '结论：查询结果核验通过（verified）';
const PART = '结论：公开部分核验通过（verified）';
const WHOLE = '结论：核验通过，结果与重新计算的完全一致（verified）';

const printing =
  (print: Print) =>
  ({ title, detail }: Step): void =>
    print(`✓ ${title}：${detail}`);

/** Prints what a verdict on a whole proof comes to, and returns the exit status. */
function conclude(
  verdict: Verdict,
  print: Print,
  { right = WHOLE, amongSiblings = false }: Options & { right?: string },
): number {
  if (!verdict.ok) {
    for (const line of refusal(verdict)) print(line);
    return EXIT.refused;
  }
  const { notShown = [] } = verdict;
  for (const { code, detail } of notShown) if (code !== 'batch' || !amongSiblings) print(`注意：${detail}`);
  if (notShown.some(({ code }) => code === 'accounting')) {
    print('结论：核验不完整，请取得含排除和不参加人员的完整证明（incomplete）');
    return EXIT.refused;
  }
  print(right);
  return EXIT.verified;
}

/** Of the file that the public pages save: what stands beside the ids and tickets is in no commitment. */
const namesUnseen =
  '企业名称、任务编号和标题、抽取和公布时间不在核对之列，改动了也看不出来；请以统一社会信用代码为准，到公示页核对';

/** The public part out of the file that the public pages save, where names and times stand beside what is verified. */
function withoutNames(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return value;
  const { kind, plan, commitment, committedAt, reveal, seed, selected } = value as Record<string, unknown>;
  if (kind !== 'mingcha-public/1' || !Array.isArray(selected)) return value;
  const tickets = selected.map((row) => ({ id: row?.id, ticket: row?.ticket }));
  return { plan, commitment, committedAt, reveal, seed, selected: tickets };
}

const isKind = (value: unknown, kind: string): value is object =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind;

/** Of a look-up that was kept. */
const drawnUnseen = '抽中与否以公示的抽中名单为准；承诺是否早于种子，请核验公开材料或完整证明';

/** The public part of the second specification out of such a file. */
function publicPartIn(file: object): unknown {
  const { plan, commitment, reveal, seed, outcome, selected, attestations, log } = file as Record<
    string,
    unknown
  >;
  const rows = Array.isArray(selected) ? selected.map((row) => ({ id: row?.id, pool: row?.pool })) : selected;
  // The pages save a full draw in the order of its tickets, which its whole proof shows; the part has the order of ids.
  if (Array.isArray(rows) && isFull(plan)) rows.sort((left, right) => (left.id < right.id ? -1 : 1));
  const given = {
    ...(attestations === undefined ? {} : { attestations }),
    ...(log === undefined ? {} : { log }),
  };
  return { plan, commitment, reveal, seed, outcome, selected: rows, ...given };
}

const isFull = (plan: unknown): boolean =>
  typeof plan === 'object' && plan !== null && 'disclosure' in plan && plan.disclosure === 'full';

function* refusal(verdict: Extract<Verdict, { ok: false }>): Generator<string> {
  const { title, code, path, message, expected, found } = verdict;
  yield `✗ ${title}：${message}`;
  yield `位置：${path === '' ? '（整个文件）' : path}`;
  if (expected !== undefined) yield `应为：${expected}`;
  if (found !== undefined) yield `实为：${found}`;
  yield `结论：核验不通过（${code}）`;
}
