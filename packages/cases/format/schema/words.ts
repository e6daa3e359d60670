import type * as z from 'zod';

type Told = { path: readonly PropertyKey[]; message: string };

const TYPES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  object: '对象',
  record: '对象',
  array: '列表',
};

/** An issue of zod as problems in Chinese: what is expected, at the place of the wrong value. Needs `reportInput`. */
export function problemText(issue: z.core.$ZodIssue): Told[] {
  const { path } = issue;
  // Ours end with a full stop; zod's own do not.
  if (issue.message.endsWith('。')) return [{ path, message: issue.message }];
  switch (issue.code) {
    case 'invalid_type':
      return [
        {
          path,
          message:
            issue.input === undefined ? '没有填写。' : `须是${TYPES[issue.expected] ?? issue.expected}。`,
        },
      ];
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key], message: `不认识“${key}”，请删除或改正。` }));
    case 'invalid_value':
      return [{ path, message: `只能是：${issue.values.map(String).join('、')}。` }];
    case 'invalid_key':
      return issue.issues.flatMap((inner) => problemText(inner)).map(({ message }) => ({ path, message }));
    default:
      return [{ path, message: '写法有误。' }];
  }
}
