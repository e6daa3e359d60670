import { byDemoBeacon } from '../base/chain.ts';
import type { Order } from './place.ts';
import type { Plan2, Proof2 } from './types.ts';

/** What a verified proof does not show by itself, and where that can be seen. */
export interface NotShown {
  readonly code:
    | 'frame'
    | 'accounting'
    | 'order'
    | 'record'
    | 'batch'
    | 'attestations'
    | 'rehearsal'
    | 'demo-beacon';
  readonly detail: string;
}

const WORDS: Readonly<Record<NotShown['code'], string>> = {
  frame:
    '没有名单：抽中的是否正是随机值最小的、人员的选派是否正确，须由有权查阅完整证明的审计人员核验，或从公示页下载完整证明',
  accounting:
    '没有核对全部编号（accounting not checked）：材料中没有被排除的对象或不参加的人员，不能说明没有人被漏掉',
  order: '先后次序没有证明：材料中没有外部联署的日志证明，不能说明承诺发布在种子产生之前',
  record:
    '名单各行的内容（分组、权重、区域、专业）、排除原因、已有负荷和以往的抽取要与所用版本和公开日志对照，本材料只能说明编号一个不多、一个不少',
  batch: '只核对了同批抽取中的这一次，其余各次要分别核对',
  attestations: '没有见证方为结果作证',
  rehearsal: '使用服务器本地种子，仅供演练，外界无法核验其随机性',
  'demo-beacon': '使用演示信标，其密钥公开，任何人都能预先算出种子，仅供演示',
};

type Said = NotShown['code'] | NotShown | false;

const said = (codes: readonly Said[]): NotShown[] =>
  codes.flatMap((code) => {
    if (typeof code !== 'string') return code ? [code] : [];
    return [{ code, detail: WORDS[code] }];
  });

/** What is not shown of the order of commitment and seed; without a place in the log, nothing is shown of it. */
function orderNotShown({ seed }: Plan2, order: Order | undefined): Said {
  if (seed.source === 'local' || order?.shown) return false;
  return order ? { code: 'order', detail: `先后次序没有证明：${order.why}` } : 'order';
}

/** What depends on the plan, the attestations and the place in the log alone. */
const always = (
  plan: Plan2,
  attestations: Proof2['attestations'],
  order: Order | undefined,
): readonly Said[] => [
  plan.seed.source === 'local' && 'rehearsal',
  byDemoBeacon(plan) && 'demo-beacon',
  orderNotShown(plan, order),
  'record',
  plan.batch !== undefined && 'batch',
  plan.seed.source === 'witness' && !attestations?.length && 'attestations',
];

/** What a proof that was found right does not show, in the order in which a reader should know it. */
export const notShownBy = (
  { plan, excluded, benched, attestations }: Partial<Proof2> & Pick<Proof2, 'plan'>,
  order: Order | undefined,
): NotShown[] => said([(!excluded || !benched) && 'accounting', ...always(plan, attestations, order)]);

/** The same of a public part. */
export const notShownByPart = (
  { plan, attestations }: Pick<Proof2, 'plan' | 'attestations'>,
  order: Order | undefined,
): NotShown[] => said(['frame', ...always(plan, attestations, order)]);
