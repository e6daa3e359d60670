import type { CaseType } from './caseType.ts';
import { expressionProblems } from './expressions.ts';
import { type DefinitionProblem, pointerOf } from './pointers.ts';
import { referenceProblems } from './references.ts';
import { caseTypeSchema } from './schema/caseType.ts';
import { BOUNDS } from './schema/names.ts';
import { problemText } from './schema/words.ts';
import { wiringProblems } from './wiring.ts';

const MAX_BYTES = 256 * 1_024;

export type ReadCaseType = { ok: true; type: CaseType } | { ok: false; problems: DefinitionProblem[] };

const problem = (message: string, pointer = ''): ReadCaseType => ({
  ok: false,
  problems: [{ pointer, message }],
});

/**
 * Reads what somebody wrote as a case type: size and numbers first, then the shape, then names, then whether the parts
 * fit and the expressions. Each stage reports all its problems, and the next one runs only if there are none. Never throws.
 */
export function readCaseType(input: unknown): ReadCaseType {
  const size = sizeOf(input);
  if (size === undefined) return problem('不是 JSON，或嵌套过深。');
  if (size > MAX_BYTES) return problem(`定义不能超过 256 KB，现有 ${Math.ceil(size / 1_024)} KB。`);
  const crowded = tooMany(input);
  if (crowded.length > 0) return { ok: false, problems: crowded };
  const parsed = caseTypeSchema.safeParse(input, { reportInput: true });
  if (!parsed.success) {
    const told = parsed.error.issues.flatMap((issue) => problemText(issue));
    return { ok: false, problems: told.map(({ path, message }) => ({ pointer: pointerOf(path), message })) };
  }
  const type: CaseType = parsed.data;
  for (const stage of [referenceProblems, wiringProblems, expressionProblems]) {
    const problems = stage(type);
    if (problems.length > 0) return { ok: false, problems };
  }
  return { ok: true, type };
}

function sizeOf(input: unknown): number | undefined {
  try {
    return new TextEncoder().encode(JSON.stringify(input) ?? '').length;
  } catch {
    return undefined;
  }
}

/** Kinds of which there are more than a definition may have; counted before anything is explored. */
function tooMany(input: unknown): DefinitionProblem[] {
  if (typeof input !== 'object' || input === null) return [];
  return Object.entries(BOUNDS).flatMap(([key, [most, word]]) => {
    const part: unknown = Object.hasOwn(input, key) ? (input as Record<string, unknown>)[key] : undefined;
    const count = typeof part === 'object' && part !== null ? Object.keys(part).length : 0;
    return count > most
      ? [{ pointer: `/${key}`, message: `${word}最多 ${most} 个，现有 ${count} 个。` }]
      : [];
  });
}
