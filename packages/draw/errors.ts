/** Every way in which a draw's parts can be wrong: a stable code, and a message for the reader. */
const MESSAGES = {
  'unknown-spec': '不是本程序认识的抽取规范',
  'bad-shape': '结构或取值不符合规范',
  'unknown-field': '出现规范之外的字段',
  unsorted: '没有按规范排序',
  duplicate: '出现重复',
  'count-differs': '行数与抽取方案承诺的不一致',
  'root-differs': '名单与抽取方案承诺的默克尔根不一致',
  'commitment-differs': '承诺值与抽取方案不一致',
  'unknown-source': '不认识的种子来源',
  'unknown-chain': '不认识的随机信标链',
  'beacon-check-missing': '没有提供核验信标签名的方法，不能使用该种子',
  'round-mismatch': '信标轮次与方案约定的不一致',
  'bad-signature': '信标签名无效',
  'round-not-after-commitment': '信标轮次不晚于承诺发布的时间，种子可能已被预知',
  'nonce-missing': '有见证方没有公开随机数，本次抽取应作废',
  'nonce-unknown': '公开了方案中没有的见证方的随机数',
  'nonce-does-not-open': '见证方的随机数与其承诺不符，本次抽取应作废',
  'seed-differs': '种子与重新计算的不一致',
  'not-in-frame': '该编号不在名单之中',
  'ticket-differs': '随机值与重新计算的不一致',
  'selection-differs': '抽中名单与重新计算的不一致',
  'inspectors-differ': '检查人员与重新计算的不一致',
  'reserves-differ': '候补名单与重新计算的不一致',
  'more-than-planned': '抽中数量超过方案规定',
  'not-selected': '该对象不在本次抽中（或已递补）的对象之中',
  'already-substituted': '该对象已经被替换过',
  'no-reserve-left': '该组已没有可用的候补对象',
} as const;

export type DrawErrorCode = keyof typeof MESSAGES;

/** Where two values differ: what was recomputed and what was found. */
export interface Difference {
  readonly expected?: string | undefined;
  readonly found?: string | undefined;
}

/** What went wrong, where (a JSON pointer), and, where two values differ, both. The message is for readers. */
export class DrawError extends Error {
  readonly code: DrawErrorCode;
  readonly path: string;
  readonly difference: Difference;

  constructor(code: DrawErrorCode, path: string, difference: Difference = {}) {
    super(MESSAGES[code]);
    this.name = 'DrawError';
    this.code = code;
    this.path = path;
    this.difference = difference;
  }
}
