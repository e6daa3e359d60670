import { drawStateNames, seedSourceName } from '@mingcha/kernel/labels';
import type { DrawState, Plan, PublicDraw, SeedSource } from '../api/types.ts';

type Tone = 'wait' | 'work' | 'done' | 'void';

const states: Record<DrawState, { label: string; tone: Tone; meaning: string }> = {
  planned: { label: drawStateNames.planned, tone: 'wait', meaning: '计划还在编制，尚未公开承诺。' },
  committed: {
    label: drawStateNames.committed,
    tone: 'wait',
    meaning: '名单和规则已经冻结，承诺已经公开，正在等待随机种子。',
  },
  executed: {
    label: drawStateNames.executed,
    tone: 'work',
    meaning: '随机种子已经产生，结果已经算出，等待公示。',
  },
  published: { label: drawStateNames.published, tone: 'done', meaning: '结果已经公示，任何人都可以核验。' },
  voided: {
    label: drawStateNames.voided,
    tone: 'void',
    meaning: '这次抽查已经作废，编号保留，不会重复使用。',
  },
};

export const stateWords = (state: DrawState) => states[state];

/** The states the public sees, in the order of a draw's life. */
export const publicStates: DrawState[] = ['committed', 'executed', 'published', 'voided'];

const sources: Record<SeedSource, { explain: string }> = {
  drand: {
    explain:
      '种子取自国际公共随机信标 drand 在约定轮次发布的随机数。它由多家独立机构共同产生，到时才公布，任何一方事先都不知道，也无法左右。',
  },
  witness: {
    explain:
      '种子由几家见证方各自的随机数合成。各方先交出密封的承诺，抽查计划公布后再公开随机数；只要有一家诚实，结果就无法被预知或操纵。',
  },
  local: {
    explain: '种子由服务器自行产生，仅供内部演练。外人无法确认它没有被挑选，因此结果不可公开验证。',
  },
};

const demoBeacon = {
  explain:
    '种子取自本网站自己的演示信标，密钥公开，任何人都能预先算出。它只演示信标的做法，因此结果不可公开验证。',
};

export const sourceWords = (draw: Pick<PublicDraw, 'source' | 'verifiable'>) => ({
  ...(draw.source === 'drand' && !draw.verifiable ? demoBeacon : sources[draw.source]),
  name: seedSourceName(draw),
});

/** Whether a draw's outcome is published and its names wait for the results of the inspections. */
export const awaitsNames = ({ state, names, namedAt }: Pick<PublicDraw, 'state' | 'names' | 'namedAt'>) =>
  state === 'published' && names === 'results' && namedAt === undefined;

/** What the state of a draw means to its reader. */
export const stateMeaning = (draw: Pick<PublicDraw, 'state' | 'names' | 'namedAt'>): string =>
  awaitsNames(draw) ? '抽取数量和结果指纹已经公示，名单随检查结果公示。' : states[draw.state].meaning;

/** Whether a draw keeps tickets and order to itself. */
export const isBlind = ({ spec, disclosure }: Pick<Plan, 'spec' | 'disclosure'>): boolean =>
  spec === 'mingcha-draw/2' && disclosure === 'sealed';

/** How many the plan takes and keeps in reserve, over all strata. */
export function planTotals(plan: Pick<Plan, 'strata'>): { take: number; reserve: number } {
  // A sealed plan of the second specification has the totals alone.
  if (!Array.isArray(plan.strata)) return { take: plan.strata.take, reserve: plan.strata.reserve };
  return plan.strata.reduce(
    (sum, stratum) => ({ take: sum.take + stratum.take, reserve: sum.reserve + stratum.reserve }),
    { take: 0, reserve: 0 },
  );
}

/** The sentence that says how many are taken from how many. */
export function takeSentence(plan: Pick<Plan, 'strata' | 'objects'>): string {
  const { take, reserve } = planTotals(plan);
  const spare = reserve > 0 ? `，另抽 ${formatCount(reserve)} 家候补` : '';
  return `从 ${formatCount(plan.objects.count)} 家检查对象中抽取 ${formatCount(take)} 家${spare}`;
}

/** "12,345" */
export const formatCount = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** A hash short enough for a list: its first and last eight digits. */
export const shortHash = (hash: string) =>
  hash.length > 20 ? `${hash.slice(0, 8)}…${hash.slice(-8)}` : hash;
