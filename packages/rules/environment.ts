import { type ASTNode, Environment } from '@marcbachmann/cel-js';
import { CEL_TYPES, type RuleFields } from './fields.ts';

/** The most nodes and nested levels of an expression. */
export const MAX_NODES = 60;
const MAX_DEPTH = 16;

type Macro = { args: ASTNode[] };
type Context = { getValue(name: string): unknown };

/**
 * Numbers are doubles here, and CEL would refuse `days == 3` since 3 is an integer. These overloads take it.
 * Comparisons of order across the two types are CEL's own.
 */
const mixed: [string, (a: number | bigint, b: number | bigint) => unknown][] = [
  ['double == int', (a, b) => Number(a) === Number(b)],
  ...(['double', 'int'] as const).flatMap(
    (left): [string, (a: number | bigint, b: number | bigint) => number][] => {
      const right = left === 'double' ? 'int' : 'double';
      return [
        [`${left} + ${right}`, (a, b) => Number(a) + Number(b)],
        [`${left} - ${right}`, (a, b) => Number(a) - Number(b)],
        [`${left} * ${right}`, (a, b) => Number(a) * Number(b)],
        [`${left} / ${right}`, (a, b) => Number(a) / Number(b)],
      ];
    },
  ),
];

/** An environment that knows these fields and nothing else. */
export function environmentOf(fields: RuleFields): Environment {
  const environment = new Environment({
    unlistedVariablesAreDyn: false,
    limits: {
      maxAstNodes: MAX_NODES,
      maxDepth: MAX_DEPTH,
      maxListElements: MAX_NODES,
      maxCallArguments: 4,
      maxMapEntries: 0,
    },
  });
  for (const [signature, handler] of mixed) environment.registerOperator(signature, handler);
  environment.registerOperator('double in list<int>', (a: number, list: bigint[]) =>
    list.some((one) => Number(one) === a),
  );
  environment.registerFunction('filled(ast): bool', ({ args }: Macro) => ({
    args,
    typeCheck: (checker: { getType(name: string): unknown }) => checker.getType('bool'),
    evaluate: (_: unknown, macro: Macro, context: Context) => isFilled(context, macro.args[0]),
  }));
  for (const [name, { type }] of fields) environment.registerVariable(name, CEL_TYPES[type]);
  return environment;
}

function isFilled(context: Context, node: ASTNode | undefined): boolean {
  return node?.op === 'id' && context.getValue(node.args) !== undefined;
}
