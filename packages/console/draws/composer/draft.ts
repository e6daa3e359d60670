import type {
  ClassPolicy,
  Compose,
  ListedWitness,
  SavedCompose,
  Seed,
  Stratum,
  TenantSettings,
} from '../../api/types.ts';
import { witnessIssue } from './witnesses.ts';

export const stepTitles = ['事项与范围', '分组与比例', '部门与人员', '种子与公开', '预览'] as const;

/** Something that still has to be filled in, and on which step. */
export interface Issue {
  step: number;
  message: string;
}

/** A policy's classes in their order: A to D, then what is not classified. */
export function byClass(policy: TenantSettings['drawPolicy']): [keyof typeof policy, ClassPolicy][] {
  return (Object.entries(policy) as [keyof typeof policy, ClassPolicy][]).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
}

type Policed = Pick<Compose, 'stratify' | 'items'>;

/** The city's own shares for each class, or one share for all: what the API takes where none are given. Of several items the highest ratio counts. */
export function defaultStrata(
  { stratify, items }: Policed,
  { drawPolicy, itemPolicies }: TenantSettings,
): Stratum[] {
  const rules = items.map((item) => itemPolicies.find((one) => one.item === item) ?? drawPolicy);
  const shareOf = (of: keyof typeof drawPolicy) =>
    (rules.length > 0 ? rules : [drawPolicy])
      .map((rule) => ({ permille: rule[of].permille, reserve: rule[of].reserve }))
      .reduce((most, one) =>
        one.permille > most.permille || (one.permille === most.permille && one.reserve > most.reserve)
          ? one
          : most,
      );
  if (stratify === 'none') return [{ stratum: 'all', ...shareOf('U') }];
  return byClass(drawPolicy).map(([stratum]) => ({ stratum, ...shareOf(stratum) }));
}

/** A compose with other items: shares that were the city's for the items before are the city's for these. */
export function withItems(
  compose: Policed & Pick<Compose, 'strata'>,
  items: string[],
  settings: TenantSettings,
): Partial<Compose> {
  const follows = JSON.stringify(compose.strata) === JSON.stringify(defaultStrata(compose, settings));
  return { items, ...(follows && { strata: defaultStrata({ ...compose, items }, settings) }) };
}

/** A saved draw as it is changed, with the city's own shares spelt out where it leaves them to the city. */
export const editable = (saved: SavedCompose, settings: TenantSettings): Compose => ({
  ...saved,
  strata: saved.strata ?? defaultStrata(saved, settings),
});

/** A new draw as the city's settings suggest it. */
export function emptyCompose(settings: TenantSettings, dept: string | undefined): Compose {
  const stratify = settings.disclosure === 'full' ? 'none' : 'class';
  return {
    title: '',
    items: [],
    disclosure: settings.disclosure,
    names: 'outcome',
    filter: { statuses: ['在营'] },
    stratify,
    strata: defaultStrata({ stratify, items: [] }, settings),
    teams: dept ? [{ dept, size: settings.teamSize }] : [],
    match: ['region', 'skills'],
    seed: { source: 'witness', parties: [] },
    recusals: [],
  };
}

/** Whether somebody is named twice. */
function isRepeated(lines: readonly { inspector: string }[]): boolean {
  const named = lines.map(({ inspector }) => inspector).filter((id) => id !== '');
  return new Set(named).size < named.length;
}

/** What keeps the draw from being saved, in the order of the steps. */
export function composeIssues(compose: Compose, witnesses?: readonly ListedWitness[]): Issue[] {
  const people = compose.teams.reduce((sum, { size }) => sum + size, 0);
  const { benched = [], adjustments = [] } = compose;
  const { establishedFrom, establishedUntil } = compose.filter;
  const found: [boolean, number, string][] = [
    [compose.title.trim().length < 2, 0, '填写任务名称（至少两个字）'],
    [compose.items.length === 0, 0, '至少选择一个抽查事项'],
    [
      Boolean(establishedFrom && establishedUntil && establishedFrom > establishedUntil),
      0,
      '成立日期的截止不能早于起始',
    ],
    [
      compose.strata.every(({ permille, count }) => (permille ?? count ?? 0) === 0),
      1,
      '至少有一组的比例或数量大于 0',
    ],
    [compose.teams.length === 0, 2, '至少选择一个参与部门'],
    [compose.teams.length > 0 && people < 2, 2, '每次检查的执法人员不得少于 2 人'],
    [
      compose.recusals.some(({ object, inspector }) => !object || !inspector),
      2,
      '补全回避关系中的检查对象与执法人员',
    ],
    [benched.some((one) => !one.inspector), 2, '选择本次不参加的执法人员，或删除空行'],
    [adjustments.some((one) => !one.inspector), 2, '选择调整负荷的执法人员，或删除空行'],
    [isRepeated(benched), 2, '本次不参加的人员中有人重复'],
    [isRepeated(adjustments), 2, '调整负荷的人员中有人重复'],
    [
      adjustments.some(
        (one) => one.inspector && benched.some(({ inspector }) => inspector === one.inspector),
      ),
      2,
      '同一人员不能既不参加又调整负荷',
    ],
    [
      compose.disclosure === 'full' && compose.stratify === 'class',
      3,
      '按风险分组的抽查不能公开全部名单：名单会泄露企业的信用风险分类',
    ],
    [
      compose.disclosure === 'full' && (compose.filter.classes?.length ?? 0) > 0,
      3,
      '按风险分类筛选的抽查不能公开全部名单：名单本身会泄露分类',
    ],
  ];
  const seed = compose.seed.source === 'witness' ? witnessIssue(compose.seed, witnesses) : undefined;
  return [
    ...found.filter(([wrong]) => wrong).map(([, step, message]) => ({ step, message })),
    ...(seed ? [{ step: 3, message: seed }] : []),
  ];
}

/** A draft that the API can compute a preview for: what its figures do not depend on may still be missing. */
export function previewable(compose: Compose): Compose | undefined {
  const named = {
    ...compose,
    title: compose.title.trim().length < 2 ? '（未命名）' : compose.title,
    recusals: compose.recusals.filter(({ object, inspector }) => object && inspector),
    benched: (compose.benched ?? []).filter(({ inspector }) => inspector),
    adjustments: (compose.adjustments ?? []).filter(({ inspector }) => inspector),
  };
  const blocking = composeIssues(named).filter(({ step }) => step < 3);
  if (blocking.length > 0) return undefined;
  // the seed does not change what a preview shows, so a half-filled one must not prevent it
  return { ...cleanCompose(named), disclosure: 'sealed', seed: { source: 'drand', delaySeconds: 300 } };
}

/** Parties are named by their ids alone; drafts kept from before had names in free words too. */
const bareSeed = (seed: Seed): Seed =>
  seed.source === 'witness' ? { ...seed, parties: seed.parties.map(({ id }) => ({ id })) } : seed;

/** Ready to be sent: without a task that was taken back, empty filters, empty lists of what people changed, and stray spaces. */
export function cleanCompose({ task, benched, adjustments, ...compose }: Compose): Compose {
  const filter = Object.fromEntries(
    Object.entries(compose.filter).filter(
      ([, value]) => value !== undefined && value !== '' && value.length > 0,
    ),
  );
  return {
    ...compose,
    ...(task && { task }),
    title: compose.title.trim(),
    filter,
    seed: bareSeed(compose.seed),
    ...(benched?.length && { benched }),
    ...(adjustments?.length && { adjustments }),
  };
}

/** A compose as it is kept while it is being made; `etag` is that of the planned draw it changes. */
export interface KeptCompose {
  compose: Compose;
  etag: string | null;
}

/** The key of a draw's draft; of a new one without an id, for a task where it carries one out. */
export const draftKey = (id: string | undefined, task?: string) =>
  `draw:${id ?? (task === undefined ? 'new' : `new-${task}`)}`;
