import { type Actor, hasRight, isSecond, type Principal, requireSecond } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { signingStates } from '@mingcha/kernel/labels';
import { actionsIn, defineLife, nextState } from '@mingcha/lifecycle';
import { seesAll } from '../reports/access.ts';

/**
 * The way of a paper to its signature (拟稿、审核、签发), for every kind of paper; its refusals are `<name>-state`.
 * `issued` is what is said where somebody wants to change one that is out.
 */
export const defineSigning = <const N extends string>(name: N, what: string, issued: string) =>
  defineLife({
    name,
    what,
    states: { ...signingStates, issued: { ...signingStates.issued, refusal: issued } },
    actions: {
      edit: { title: '修改', from: ['draft', 'returned'], by: ['office'] },
      submit: { title: '送审', from: ['draft', 'returned'], to: 'reviewing', by: ['office'] },
      review: { title: '审核通过', from: ['reviewing'], to: 'signing', by: ['office'] },
      return: { title: '退回修改', from: ['reviewing', 'signing'], to: 'returned', by: ['office', 'signer'] },
      issue: { title: '签发', from: ['signing'], to: 'issued', by: ['signer'] },
      delete: { title: '删除', from: ['draft', 'returned'], to: 'gone', by: ['office'] },
    },
  });

type SigningLife = ReturnType<typeof defineSigning>;
export type SigningState = keyof SigningLife['states'];
export type SigningAction = keyof SigningLife['actions'];

/** What was done on the way. What is handed in is a version of its own; `version` is the blob of its text. */
export type SigningStep = {
  do: 'submit' | 'review' | 'return' | 'issue';
  at: string;
  by: Actor;
  reason?: string | undefined;
  version?: string | undefined;
};

/** What a paper keeps of it. Papers of before the procedure have neither writers nor steps. */
export type Signing = {
  state: SigningState;
  /** Who drafted it. */
  by: Actor;
  /** Who else has changed its text. */
  writers?: readonly Actor[] | undefined;
  steps?: readonly SigningStep[] | undefined;
};

/** Its steps stay in the paper, which must fit an item of the store. */
const mostVersions = 20;

const writersOf = ({ by, writers = [] }: Signing): readonly Actor[] => [by, ...writers];

/** Whether a caller sees papers that are not issued: the office, who signs, and auditors. */
export const seesPapers = (principal: Principal): boolean =>
  seesAll(principal) || hasRight(principal, 'measures:sign');

/** What a caller may be to a paper. */
export const signingParties = (principal: Principal) => [
  ...(hasRight(principal, 'measures:write') ? (['office'] as const) : []),
  ...(hasRight(principal, 'measures:sign') ? (['signer'] as const) : []),
];

/** What only somebody else than its writers decides. */
const decisions: readonly SigningAction[] = ['review', 'return', 'issue'];

/** What a caller may do with a paper now. */
export function signingActions(life: SigningLife, paper: Signing, principal: Principal): SigningAction[] {
  const second = writersOf(paper).every((by) => isSecond({ by }, principal));
  return actionsIn(life, paper.state, signingParties(principal)).filter(
    (action) => second || !decisions.includes(action),
  );
}

/**
 * Refuses what must not be: a decision by somebody who wrote the text (`second-person`, 403), and one version too many
 * (`too-many-versions`, 409).
 */
export function requireSignable(paper: Signing, action: SigningAction, principal: Principal): void {
  if (decisions.includes(action))
    for (const by of writersOf(paper))
      requireSecond({ by }, principal, (name) => `该文稿由${name}拟写或修改，须由其他人员审核、签发。`);
  if (action === 'submit' && versionsOf(paper).length >= mostVersions)
    throw problems.conflict('too-many-versions', `同一份文稿最多送审 ${mostVersions} 次，请另行拟稿。`);
}

/** Whether a paper was returned to a caller, who drafted it. */
export const isReturnedTo = ({ state, by }: Signing, principal: Principal): boolean =>
  state === 'returned' && by.sub === principal.sub;

/** What was handed in, the first version first. */
export const versionsOf = ({ steps = [] }: Signing): { version: string; at: string; by: Actor }[] =>
  steps.flatMap(({ version, at, by }) => (version === undefined ? [] : [{ version, at, by }]));

/** The paper after a step. Throws `<name>-state` (409) where it may not be done now. Pure. */
export function afterStep<P extends Signing>(life: SigningLife, paper: P, step: SigningStep): P {
  return { ...paper, state: nextState(life, paper.state, step.do), steps: [...(paper.steps ?? []), step] };
}

/** The paper with a text that somebody changed. Pure. */
export function afterEdit<P extends Signing>(paper: P, text: Partial<P>, by: Actor): P {
  const known = writersOf(paper).some(({ sub }) => sub === by.sub);
  return { ...paper, ...text, ...(!known && { writers: [...(paper.writers ?? []), by] }) };
}

/** Who signed it. */
export const signerOf = ({ steps = [] }: Signing): Actor | undefined =>
  steps.findLast(({ do: done }) => done === 'issue')?.by;
