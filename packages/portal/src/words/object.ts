import { checkUscc } from '@mingcha/kernel/uscc';

/** What a person typed or pasted, as an id: full-width characters narrowed, spaces and hyphens dropped, upper case. */
export function normaliseId(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}

/** A friendly remark on a code that looks mistyped; undefined when there is nothing to say. Never a refusal. */
export function remarkOnId(id: string): string | undefined {
  if (id.length === 0) return undefined;
  if (!/^[0-9A-Z]+$/.test(id)) return '代码只含数字和字母，请检查是否误输入了其他字符。';
  if (id.length !== 18) return `统一社会信用代码是 18 位，您输入了 ${id.length} 位。`;
  const verdict = checkUscc(id);
  if (verdict === 'malformed')
    return '统一社会信用代码中不会出现字母 I、O、S、V、Z，请检查是否与数字 1、0、5、2 混淆。';
  if (verdict === 'check-digit')
    return '最后一位校验码对不上，可能有一位输错了；如与营业执照一致，请忽略本提示。';
  return undefined;
}
