/** What those who went wrote down, but for the days, by how it came out. */
export const found = {
  clean: {
    findings: '逐项检查，证照齐全有效，台账和记录完整，现场管理规范。',
    outcome: '未发现问题',
    results: ['未发现问题'],
    signed: '已签字',
  },
  corrected: {
    findings: '逐项检查，两份记录填写不全，已当场补正，其余各项符合要求。',
    outcome: '发现问题已改正',
    results: ['发现问题经责令已改正'],
    problems: '两份记录填写不全。',
    signed: '已签字',
  },
  pending: {
    findings: '逐项检查，一台设备的检定标识已经过期，责令限期改正。',
    outcome: '发现问题待处理',
    results: ['发现问题待后续处理'],
    problems: '一台设备的检定标识已经过期。',
    signed: '已签字',
  },
  gone: {
    findings: '按登记的住所没有找到该单位，邻近商户称其已搬离，电话无人接听。',
    outcome: '未能检查',
    results: ['通过登记的住所无法联系'],
    signed: '无人签字',
    unsigned: '现场无人。',
    witnessed: '全程录音录像',
  },
} as const;

/** How a row of visits comes out: half find nothing, one in twelve finds what is corrected later, and one nobody. */
export const foundInTurn: readonly (keyof typeof found)[] = [
  'clean',
  'corrected',
  'clean',
  'clean',
  'pending',
  'clean',
  'corrected',
  'clean',
  'clean',
  'gone',
  'clean',
  'corrected',
];
