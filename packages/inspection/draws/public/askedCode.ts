import { checkUscc, type Problem, problems } from '@mingcha/kernel';

/** A code as somebody typed it, in the form in which rosters keep it. */
export const asKept = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toUpperCase();

const creditWords: Record<ReturnType<typeof checkUscc>, string | undefined> = {
  ok: undefined,
  'check-digit': '校验位不符，请对照营业执照核对',
  malformed: '统一社会信用代码中没有字母 I、O、S、V、Z，请核对是否应为数字 1、0、5、2',
};

/**
 * Why nothing can be said of a code that no roster has; undefined where it is a right credit code, of which alone one
 * may say that it is not on a list: anything else may be a slip of the pen for one that is.
 */
function faultOf(code: string): string | undefined {
  if (!/^[0-9A-Z-]+$/.test(code)) return '请输入代码；按名称只能查询已公示的结果';
  // Credit codes begin with a digit but for a few kinds; a tenant's own codes have hyphens or begin with letters.
  const own = code.includes('-') || /^[A-Z]/.test(code);
  const verdict = checkUscc(code);
  if (own && verdict === 'malformed') return '未找到该编码';
  return code.length === 18 ? creditWords[verdict] : '统一社会信用代码应为 18 位，请核对';
}

/** The problem for a code that no roster has; undefined where one may say that it is not on the list. */
export function refusalOf(code: string): Problem | undefined {
  const message = faultOf(code);
  return message === undefined
    ? undefined
    : problems.invalid([{ pointer: '/object', message }], `${message}。`);
}
