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
  'duplicate-key': '同一个字段在文件中出现了两次',
  'not-in-batch': '本次抽取不在它所属的同批抽取之中',
  'batch-differs': '同批各次抽取的承诺中没有本次的承诺，或位置不对',
  'siblings-differ': '同批各次抽取的城市、种子、公开方式或公开的随机数不一致',
  'sibling-salt-differs': '同一对象在同批各次抽取中的盐值不同，或与被排除者的相同',
  'signature-check-missing': '没有提供核验见证方签名的方法，不能使用该种子',
  'signature-missing': '有见证方没有在公开随机数时签名',
  'party-signature-invalid': '见证方的签名无效：不是这一方对这次抽取签的',
  'attestation-unknown': '为结果作证的不是本次抽取的见证方',
  'stratum-unknown': '对象所属的分组不在方案之中，永远不会被抽中',
  'strata-differ': '公开的分组与方案承诺的不一致',
  'salt-reused': '同一个盐值用了两次',
  'in-both-lists': '同一编号既在名单之中，又被排除或不参加',
  'ids-differ': '名单与排除（或不参加）的编号合起来，不是所用库的全部编号',
  'reasons-differ': '排除或不参加的各种原因的数量与方案承诺的不一致',
  'adjusted-differs': '调整过负荷的人数与方案承诺的不一致',
  'too-many-adjusted': '同一部门调整过负荷的人员超过四分之一',
  'recusal-outside': '回避的一方不在名单之中',
  'out-of-order': '各行没有按规定的次序排列',
  'not-on-object': '该人员不在这个对象的检查人员之中',
  'lookup-of-another': '这是另一个编号的查询结果',
  'log-malformed': '日志证明的格式有误',
  'log-not-included': '日志证明不能把这条记录连到树头',
  'log-of-another': '这是另一个城市的日志',
  'log-entry-differs': '日志中的记录不是这次抽取的承诺',
  'log-unknown': '核对所用的政策文件里没有这个日志',
  'log-signature-invalid': '树头上没有日志的有效签名',
  'cosignature-invalid': '树头上有联署方的签名无效',
  'substitution-differs': '递补或接替的不是按规则的下一个',
  'no-candidate-left': '该部门已没有可以替换的检查人员',
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
