/** The whole of a code is a 统一社会信用代码. */
export const usccCode = (of: string) =>
  ({ of, title: '统一社会信用代码', form: 'X(18)', check: 'uscc' }) as const;
