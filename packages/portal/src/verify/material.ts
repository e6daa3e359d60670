import { gatherLines, SPEC_2 } from '@mingcha/draw';
import type { Drawn, Plan } from '../api/types.ts';
import type { PublicPart } from '../draw/publicPart.ts';
import { isBlind } from '../words/draw.ts';

/** A whole proof of either specification, as far as it is looked at before the verifier reads it strictly. */
export type WholeProof = {
  plan: Plan;
  objects: unknown[];
  inspectors: unknown[];
  recusals: unknown[];
  reveal: unknown;
  log?: string;
  result: {
    commitment: string;
    seed: string;
    selected: { id: string; ticket: string; pool?: number[] }[];
  };
};

/**
 * What there is to verify: the public part, the whole proof, or both. `policy` is the file of cosigners (C2SP tlog-policy) by
 * which a place in the log is judged.
 */
export type Material = { part: PublicPart; proof?: WholeProof; policy?: string | undefined };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isPlan = (value: unknown): value is Plan =>
  isObject(value) && isObject(value.seed) && isObject(value.strata) && isObject(value.objects);

const isWholeProof = (value: Record<string, unknown>): boolean =>
  isPlan(value.plan) &&
  ['objects', 'inspectors', 'recusals'].every((list) => Array.isArray(value[list])) &&
  isObject(value.result) &&
  Array.isArray(value.result.selected);

/** The drawn as a sealed draw of the second specification is published: in the order of ids, without tickets. */
const byId = (selected: WholeProof['result']['selected']): Drawn[] =>
  selected.map(({ id }) => ({ id })).sort((left, right) => (left.id < right.id ? -1 : 1));

/** The public part that a whole proof holds; a proof does not say when it was published. */
export function partOfProof(proof: WholeProof): PublicPart {
  const { plan, result, reveal, log } = proof;
  return {
    kind: plan.spec === SPEC_2 ? 'mingcha-public/2' : 'mingcha-public/1',
    number: '',
    title: plan.title,
    state: 'published',
    commitment: result.commitment,
    committedAt: '',
    plan,
    reveal,
    seed: result.seed,
    ...(typeof log === 'string' && { log }),
    selected: isBlind(plan)
      ? byId(result.selected)
      : result.selected.map(({ id, ticket }) => ({ id, ticket })),
  };
}

/** One JSON object, or a proof in lines with the plan first. */
function parsed(text: string): unknown {
  try {
    return text.startsWith('{"plan":') && text.includes('\n{')
      ? gatherLines(linesOf(text))
      : JSON.parse(text);
  } catch {
    throw new Error('这个文件不是完整的 JSON，可能下载时中断了，请重新下载。');
  }
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');

/** Reads a file that was downloaded here. Throws an `Error` whose message says in Chinese what the file is not. */
export function readMaterial(text: string): Material {
  const value = parsed(text);
  if (isObject(value) && isWholeProof(value)) {
    const proof = value as unknown as WholeProof;
    return { part: partOfProof(proof), proof };
  }
  if (
    isObject(value) &&
    (value.kind === 'mingcha-public/1' || value.kind === 'mingcha-public/2') &&
    isPlan(value.plan) &&
    Array.isArray(value.selected)
  ) {
    return { part: value as unknown as PublicPart };
  }
  throw new Error('这个文件不是抽查的公开材料或完整证明，请选择从公示页面下载的文件。');
}
