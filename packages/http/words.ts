import type * as z from 'zod';

const typeNames: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表',
  object: '对象',
  record: '对象',
};

const units: Record<string, string> = { string: '个字', array: '项' };

const bound = (origin: string, word: string, limit: unknown) =>
  units[origin] ? `${word}于 ${limit} ${units[origin]}` : `${word}于 ${limit}`;

type RawIssue = z.core.$ZodRawIssue;

/** What a schema says where it has no words of its own; its reader need not know what a string is. */
export function wordsOf(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? '必填，请补充'
        : `应为${typeNames[String(issue.expected)] ?? String(issue.expected)}`;
    case 'too_small':
      return bound(String(issue.origin), units[String(issue.origin)] ? '不能少' : '不能小', issue.minimum);
    case 'too_big':
      return bound(String(issue.origin), units[String(issue.origin)] ? '不能多' : '不能大', issue.maximum);
    case 'invalid_value':
      return `应为以下之一：${(issue.values as unknown[]).map(String).join('、')}`;
    case 'unrecognized_keys':
      return `没有这样的项：${(issue.keys as string[]).map((key) => key.slice(0, 40)).join('、')}`;
    default:
      return '格式不正确';
  }
}
