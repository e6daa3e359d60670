import { parseStrictly } from '../base/strictJson.ts';
import type { Tools } from '../base/tools.ts';
import { fail, plain, within } from '../first/check.ts';
import { drain, refusalOf, runSteps, type Step, type StepRun, type Verdict } from '../first/verdict.ts';
import { merged } from './ids.ts';
import { notShownBy } from './notShown.ts';
import { Recount } from './recount.ts';
import { rowChecks } from './rowShape.ts';
import { checkHead } from './shape.ts';
import { closingSteps, compareRoots, type Found, headSteps } from './steps.ts';
import type { Head, Proof2, Rows2 } from './types.ts';

type List = keyof Rows2;

/**
 * A whole proof as lines, each a JSON object, in this order: `{plan}`; then reveal, result and what else is no list of
 * rows; then `{inspector}` and `{benched}` in the order of ids; `{recusal}`; `{object}` and `{excluded}` in the order of ids.
 */
const KINDS: Readonly<Record<string, { readonly list: List; readonly stage: number; readonly id: string }>> =
  {
    inspector: { list: 'inspectors', stage: 0, id: 'id' },
    benched: { list: 'benched', stage: 0, id: 'inspector' },
    recusal: { list: 'recusals', stage: 1, id: 'object' },
    object: { list: 'objects', stage: 2, id: 'id' },
    excluded: { list: 'excluded', stage: 2, id: 'object' },
  };

/** Rows that are worked up at once. */
const CHUNK = 2 ** 15;

const empty = () =>
  ({ inspectors: [], benched: [], recusals: [], objects: [], excluded: [] }) satisfies Rows2;

/** The lines of a whole proof, without line ends. */
export function* proofLines(proof: Head & Rows2): Generator<string, void, void> {
  const { plan, inspectors, benched, recusals, objects, excluded, ...rest } = proof;
  yield JSON.stringify({ plan });
  yield JSON.stringify(rest);
  yield* pair({ name: 'inspector', rows: inspectors }, { name: 'benched', rows: benched });
  for (const recusal of recusals) yield JSON.stringify({ recusal });
  yield* pair({ name: 'object', rows: objects }, { name: 'excluded', rows: excluded });
}

/** A proof's lines gathered into one object, which is not checked. Throws SyntaxError for a line that is no JSON. */
export function gatherLines(lines: Iterable<string>): unknown {
  const whole: Record<string, unknown> = {};
  const rows: Record<List, unknown[]> = empty();
  for (const line of lines) {
    const value: unknown = JSON.parse(line);
    const [[name, row] = ['', undefined]] = Object.entries(plain(value));
    if (Object.hasOwn(KINDS, name)) rows[KINDS[name]!.list].push(row);
    else Object.assign(whole, value);
  }
  return { ...whole, ...rows };
}

/** The rows of two lists as lines, in the order of ids. */
function* pair(...lists: readonly [Named, Named]): Generator<string, void, void> {
  const places = [0, 0];
  const [left, right] = lists.map(({ name, rows }) => {
    const { list, id } = KINDS[name]!;
    return { list, rows, id: (row: object) => (row as Readonly<Record<string, string>>)[id]! };
  });
  for (const isLeft of merged(left!, right!)) {
    const side = isLeft ? 0 : 1;
    const { name, rows } = lists[side];
    yield JSON.stringify({ [name]: rows[places[side]!++] });
  }
}

interface Named {
  readonly name: string;
  readonly rows: readonly object[];
}

/**
 * Verifies a whole proof of the second specification from its lines, as `verifyProof` does, without keeping it: rows that
 * cannot win leave their ids and salts behind, and `chunk` rows are worked up at once. `onStep` gets each step that came
 * out right. Throws SyntaxError for a line that is no JSON.
 */
export async function verifyLines(
  lines: AsyncIterable<string>,
  tools: Tools,
  onStep?: (step: Step) => void,
  chunk = CHUNK,
): Promise<Verdict> {
  const reader = lines[Symbol.asyncIterator]();
  const steps: Step[] = [];
  const run = (runs: Iterable<StepRun>): Verdict =>
    drain(runSteps(runs), (step) => {
      steps.push(step);
      onStep?.(step);
    });
  const texts = [await nextLine(reader), await nextLine(reader)];
  let head: Head | undefined;
  const shape = () => {
    const [plan, rest] = texts.map((text) => plain(text === undefined ? undefined : parseStrictly(text)));
    if (Object.keys(plan!).some((field) => field !== 'plan')) fail('out-of-order');
    head = checkHead({ ...rest, ...plan });
    return '方案、种子和结果字段齐全';
  };
  const opening = run([{ step: 'shape', run: shape }]);
  if (!opening.ok || !head) return opening;
  const found: Found = {};
  const seeded = run(headSteps(head, tools, found));
  if (!seeded.ok) return seeded;

  const recount = new Recount(head, tools.hash);
  const checked = { objects: true, inspectors: true };
  try {
    for await (const rows of chunksOf(reader, chunk)) recount.add(rows);
    const detail = compareRoots(head.plan, recount, checked);
    run([{ step: 'frame', run: () => detail }]);
  } catch (error) {
    return refusalOf('frame', error);
  }
  const closing = run(closingSteps(head, recount, tools, checked));
  const whole: Pick<Proof2, 'plan' | 'excluded' | 'benched' | 'attestations'> = { ...head, ...empty() };
  return closing.ok ? { ok: true, steps, notShown: notShownBy(whole, found.order) } : closing;
}

async function nextLine(reader: AsyncIterator<string>): Promise<string | undefined> {
  const next = await reader.next();
  return next.done ? undefined : next.value;
}

/** The rows of the lines that are left, checked one by one. Throws a DrawError that names the first wrong place. */
async function* chunksOf(reader: AsyncIterator<string>, most: number): AsyncGenerator<Rows2, void, void> {
  let chunk: Record<List, object[]> = empty();
  let held = 0;
  const counts = { inspectors: 0, benched: 0, recusals: 0, objects: 0, excluded: 0 };
  let before = { stage: 0, id: '', list: 'inspectors' as List };
  for (;;) {
    const line = await nextLine(reader);
    if (line === undefined) break;
    const { list, row, stage, id } = rowOf(parseStrictly(line), counts);
    const path = `/${list}/${counts[list]}`;
    if (stage < before.stage) fail('out-of-order', path);
    if (stage === before.stage && stage !== 1 && id <= before.id) {
      if (id < before.id) fail(list === before.list ? 'unsorted' : 'out-of-order', path);
      fail(list === before.list ? 'duplicate' : 'in-both-lists', path);
    }
    before = { stage, id, list };
    counts[list]++;
    chunk[list].push(row);
    if (++held < most) continue;
    yield chunk as unknown as Rows2;
    chunk = empty();
    held = 0;
  }
  yield chunk as unknown as Rows2;
}

function rowOf(value: unknown, counts: Readonly<Record<List, number>>) {
  const [[name, row] = ['', undefined], ...more] = Object.entries(plain(value));
  const kind = Object.hasOwn(KINDS, name) ? KINDS[name]! : fail('unknown-field', '');
  const { list, stage, id } = kind;
  if (more.length > 0) fail('unknown-field', `/${list}/${counts[list]}`);
  within(list, (all) => within(String(counts[list]), rowChecks[list], all), row);
  const fields = row as Readonly<Record<string, string>>;
  return { list, row: fields, stage, id: fields[id]! };
}
