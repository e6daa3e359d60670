import { type CaseType, checkSoundness, type Soundness } from '@mingcha/cases';
import { Problem } from '@mingcha/kernel';
import { createReader, readingLimits, startProcess } from '@mingcha/readers';
import { hashOf } from '../definitions.ts';

const tooComplex = () =>
  new Problem({
    status: 422,
    code: 'definition-too-complex',
    title: '定义过于复杂',
    detail: '这一定义的情形太多，无法在限定时间内逐一检查。请减少同时进行的任务，或拆成几类事项。',
  });

const apart = createReader<CaseType, Soundness>({
  start: () => startProcess('prover', new URL('./worker.ts', import.meta.url)),
  tooComplex,
  ...readingLimits,
});

/** Proofs are pure, and the library's are asked for again and again. */
const kept = new Map<string, Soundness>();
const mostKept = 100;

/** Situations that are gone through in less time than a process takes to start. */
const few = 3_000;

/**
 * Proves a definition that was read, a large one in a process with limits of time and memory, so that nobody else waits.
 * Throws `definition-too-complex` (422) and `reader-busy` (503).
 */
export async function prove(type: CaseType): Promise<Soundness> {
  const hash = hashOf(type);
  const known = kept.get(hash);
  if (known) return known;
  const quick = checkSoundness(type, few);
  const isWhole = quick.findings.every(({ code }) => code !== 'too-large');
  const proof = isWhole ? quick : await apart(type);
  if (kept.size >= mostKept) kept.clear();
  kept.set(hash, proof);
  return proof;
}
