/** Under which the lists stand. */
export const groups = {
  items: '政务服务事项',
  supervision: '监管执法',
  credit: '信用',
  enterprise: '涉企服务',
  trade: '公共资源交易',
  openness: '政务公开与数据',
} as const;
