import type { ASTNode } from '@marcbachmann/cel-js';
import type { RuleFields } from './fields.ts';

const COMPARISONS: Readonly<Record<string, string>> = {
  '==': '为',
  '!=': '不为',
  '<': '小于',
  '<=': '不大于',
  '>': '大于',
  '>=': '不小于',
};
const METHODS: Readonly<Record<string, string>> = {
  startsWith: '开头为',
  endsWith: '结尾为',
  contains: '包含',
};
const ARITHMETIC: Readonly<Record<string, string>> = {
  '+': '加',
  '-': '减',
  '*': '乘以',
  '/': '除以',
  '%': '除以后的余数，除数',
};

/** An expression as a Chinese phrase, with fields by their titles: “答复类型”为“不予公开”，或者…… */
export function inWords(node: ASTNode, fields: RuleFields): string {
  const say = (one: ASTNode): string => inWords(one, fields);
  const group = (one: ASTNode): string =>
    one.op === '&&' || one.op === '||' || one.op === '?:' ? `（${say(one)}）` : say(one);
  switch (node.op) {
    case 'id':
      return `“${fields.get(node.args)?.title ?? node.args}”`;
    case 'value':
      return literal(node.args);
    case 'list':
      return node.args.map(say).join('、');
    case '&&':
      return joined(node, '&&', group, '，并且');
    case '||':
      return joined(node, '||', group, '，或者');
    case '!_':
      return negated(node.args, fields, say);
    case '-_':
      return `负${say(node.args)}`;
    case '?:':
      return `如果${group(node.args[0])}，则${group(node.args[1])}，否则${group(node.args[2])}`;
    case 'in':
      return membership(node.args[0], node.args[1], say);
    case 'call':
      return node.args[0] === 'size'
        ? `${node.args[1].map(say).join('')}的个数`
        : `${node.args[1].map(say).join('')}已填写`;
    case 'rcall':
      return `${say(node.args[1])}${METHODS[node.args[0]] ?? node.args[0]}${node.args[2].map(say).join('、')}`;
    default:
      return binary(node, say);
  }
}

function joined(node: ASTNode, op: '&&' | '||', group: (one: ASTNode) => string, word: string): string {
  const flat = (one: ASTNode): ASTNode[] => (one.op === op ? one.args.flatMap(flat) : [one]);
  return flat(node).map(group).join(word);
}

function binary(node: ASTNode, say: (one: ASTNode) => string): string {
  const [left, right] = node.args as [ASTNode, ASTNode];
  const compared = COMPARISONS[node.op];
  if (compared !== undefined) return `${say(left)}${compared}${say(right)}`;
  return `${say(left)}${ARITHMETIC[node.op] ?? node.op}${say(right)}`;
}

function membership(one: ASTNode, list: ASTNode, say: (one: ASTNode) => string): string {
  return list.op === 'list' ? `${say(one)}为${say(list)}之一` : `${say(list)}含有${say(one)}`;
}

function negated(inner: ASTNode, fields: RuleFields, say: (one: ASTNode) => string): string {
  if (inner.op === 'id' && fields.get(inner.args)?.type === 'boolean') return `${say(inner)}为否`;
  if (inner.op === 'call' && inner.args[0] === 'filled') return `${inner.args[1].map(say).join('')}未填写`;
  return `不满足：${say(inner)}`;
}

function literal(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'string' ? `“${value}”` : String(value);
}
