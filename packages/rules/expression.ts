import { type ASTNode, EvaluationError, type ParseError } from '@marcbachmann/cel-js';
import { forbiddenPart, nodesOf } from './bounds.ts';
import { environmentOf, MAX_NODES } from './environment.ts';
import { isReadableName, type RuleFields } from './fields.ts';
import { inWords } from './words.ts';

/** The most characters of an expression. */
const MAX_LENGTH = 300;

/** What an expression reads its fields from. */
export type Values = { get(field: string): unknown };

/** Why a text is no expression: a Chinese text, and the character (from 0) where it went wrong. */
export type ExpressionProblem = { message: string; at: number };

/**
 * What an evaluation gives. `missing` names the field without a value that decided it: a case has not got that far.
 * `fault` is anything else that has no result, such as a division by zero or a value of another type.
 */
export type Outcome =
  | { is: 'value'; value: unknown }
  | { is: 'missing'; field: string }
  | { is: 'fault'; reason: string };

export type Expression = {
  source: string;
  /** The fields it reads, each once. */
  reads: readonly string[];
  /** The Chinese phrase that people read. */
  words: string;
  /** Evaluates; never throws. A value that is undefined, null or not there is missing. */
  evaluate(values: Values): Outcome;
  /** Whether it holds. Missing values and faults do not hold. */
  holds(values: Values): boolean;
};

export type Compiled = { ok: true; expression: Expression } | { ok: false; problem: ExpressionProblem };

/** Compiles one expression that must be true or false. */
export const compileExpression = (source: string, fields: RuleFields): Compiled =>
  compilerFor(fields)(source);

/** What the value of an expression may be, as CEL names its type, and how that is told. */
type Wanted = { types: readonly string[]; message: string };
const condition: Wanted = { types: ['bool'], message: '条件的结果须是“是”或“否”。' };
const value: Wanted = {
  types: ['bool', 'string', 'double', 'int'],
  message: '结果须是文字、数字或“是”“否”。',
};

/** A compiler for many conditions over the same fields; a text is compiled once. Names that no expression can read are left out. */
export const compilerFor = (fields: RuleFields): ((source: string) => Compiled) =>
  compilerOf(fields, condition);

/** The same for expressions that give a text, a number or a boolean. */
export const valueCompilerFor = (fields: RuleFields): ((source: string) => Compiled) =>
  compilerOf(fields, value);

function compilerOf(fields: RuleFields, wanted: Wanted): (source: string) => Compiled {
  const usable = new Map([...fields].filter(([name]) => isReadableName(name)));
  const environment = environmentOf(usable);
  const known = new Map<string, Compiled>();
  return (source) => {
    const seen = known.get(source);
    if (seen !== undefined) return seen;
    const compiled = compile(source, usable, environment, wanted);
    if (known.size < 1_000) known.set(source, compiled);
    return compiled;
  };
}

const refused = (message: string, at = 0): Compiled => ({ ok: false, problem: { message, at } });

function compile(
  source: string,
  fields: RuleFields,
  environment: ReturnType<typeof environmentOf>,
  { types, message }: Wanted,
): Compiled {
  if (source.trim() === '') return refused('条件不能为空。');
  if (source.length > MAX_LENGTH) return refused(`条件不能超过 ${MAX_LENGTH} 个字符。`, MAX_LENGTH);
  try {
    const parsed = environment.parse(source);
    const part = forbiddenPart(parsed.ast);
    if (part !== undefined) return { ok: false, problem: part };
    const checked = parsed.check();
    if (!checked.valid) return refusedBy(checked.error, fields);
    if (!types.includes(String(checked.type))) return refused(message);
    return { ok: true, expression: expressionOf(source, parsed, fields) };
  } catch (error) {
    return refusedBy(error, fields);
  }
}

function expressionOf(
  source: string,
  parsed: { ast: ASTNode; (context: Map<string, unknown>): unknown },
  fields: RuleFields,
): Expression {
  const ids = nodesOf(parsed.ast).flatMap((node) => (node.op === 'id' ? [node.args] : []));
  const reads = [...new Set(ids)];
  const all = readsAll(parsed.ast);
  const evaluate = (values: Values): Outcome => {
    const context = new Map<string, unknown>();
    for (const name of reads) {
      const value = values.get(name);
      if (value !== undefined && value !== null) context.set(name, value);
      // Said at once: a thrown error costs more than all else that an expression does.
      else if (all) return { is: 'missing', field: name };
    }
    // Nobody reads where a fault was thrown, and to find that out costs more than all else that an expression does.
    const depth = traced.stackTraceLimit;
    traced.stackTraceLimit = 0;
    try {
      return { is: 'value', value: parsed(context) };
    } catch (error) {
      return outcomeOf(error, context);
    } finally {
      traced.stackTraceLimit = depth;
    }
  };
  return {
    source,
    reads,
    words: inWords(parsed.ast, fields),
    evaluate,
    holds: (values) => {
      const outcome = evaluate(values);
      return outcome.is === 'value' && outcome.value === true;
    },
  };
}

/** Only some engines have it. */
const traced = Error as { stackTraceLimit?: number | undefined };

/** Whether an expression has no value where any of its fields has none: no part of it can be left out. */
const readsAll = (ast: ASTNode): boolean =>
  nodesOf(ast).every(
    ({ op, args }) => !['||', '&&', '?:'].includes(op) && !(op === 'call' && args[0] === 'filled'),
  );

function outcomeOf(error: unknown, context: ReadonlyMap<string, unknown>): Outcome {
  if (!(error instanceof EvaluationError)) return { is: 'fault', reason: 'unknown' };
  const name: unknown = error.node?.args;
  if (error.code === 'unknown_variable' && typeof name === 'string' && !context.has(name)) {
    return { is: 'missing', field: name };
  }
  return { is: 'fault', reason: error.code };
}

const REASONS: Readonly<Record<string, string>> = {
  no_such_overload: '比较或运算的两边类型不同。文字须加引号，数字不加引号。',
  limit_exceeded: `条件过于复杂，最多 ${MAX_NODES} 个成分。`,
  invalid_number: '数字写法有误，或数字过大。',
};

function refusedBy(error: unknown, fields: RuleFields): Compiled {
  if (!(error instanceof Error) || !('code' in error)) return refused('条件无法读取。');
  const { code, range, node } = error as ParseError;
  const at = range?.start ?? node?.start ?? 0;
  const name: unknown = node !== undefined && 'args' in node ? node.args : undefined;
  if (code === 'unknown_variable' && typeof name === 'string') {
    return refused(
      `没有字段“${name}”。可用的字段：${[...fields.keys()].slice(0, 20).join('、') || '无'}。`,
      at,
    );
  }
  return refused(REASONS[code] ?? `第 ${at + 1} 个字符附近的写法有误。`, at);
}
