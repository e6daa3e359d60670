import type { ASTNode } from '@marcbachmann/cel-js';

const OPERATORS = new Set<string>([
  'value',
  'id',
  'list',
  '?:',
  '||',
  '&&',
  '!_',
  '-_',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'in',
  '+',
  '-',
  '*',
  '/',
  '%',
]);
const CALLS = new Set(['size', 'filled']);
const METHODS = new Set(['startsWith', 'endsWith', 'contains']);

/** The nodes directly below a node. Names of functions and members are no nodes. */
export function childrenOf(node: ASTNode): ASTNode[] {
  const found: ASTNode[] = [];
  const look = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(look);
    else if (typeof part === 'object' && part !== null && 'op' in part) found.push(part as ASTNode);
  };
  look(node.args);
  return found;
}

/** All nodes of an expression, itself first. The parser has bounded them. */
export const nodesOf = (node: ASTNode): ASTNode[] => [node, ...childrenOf(node).flatMap(nodesOf)];

/** What an expression says that is not allowed, in Chinese, with the place; undefined if there is nothing. */
export function forbiddenPart(root: ASTNode): { message: string; at: number } | undefined {
  for (const node of nodesOf(root)) {
    const message = forbidden(node);
    if (message !== undefined) return { message, at: node.start };
  }
  return undefined;
}

function forbidden(node: ASTNode): string | undefined {
  if (node.op === 'call') {
    const [name, args] = node.args;
    if (!CALLS.has(name)) return `不能使用函数“${name}”。可用的函数：size、filled。`;
    if (name === 'filled' && args[0]?.op !== 'id') return 'filled 的括号内须是一个字段名。';
    return undefined;
  }
  if (node.op === 'rcall') {
    const [name] = node.args;
    return METHODS.has(name) ? undefined : `不能使用“.${name}()”。可用的有：startsWith、endsWith、contains。`;
  }
  if (!OPERATORS.has(node.op)) return '不能取字段的成员、下标，也不能写映射。';
  if (node.op === 'value') return forbiddenValue(node.args);
  return undefined;
}

function forbiddenValue(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'boolean') return undefined;
  if (typeof value === 'bigint' || typeof value === 'number') {
    return Math.abs(Number(value)) <= Number.MAX_SAFE_INTEGER ? undefined : '数字过大。';
  }
  return '只能写文字、数字和 true、false。';
}
