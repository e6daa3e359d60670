import { type Actor, audit } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { nextState, requireState } from '@mingcha/lifecycle';
import { type Stored, sha256Hex, type TenantStore } from '@mingcha/store';
import { loadTenant, needsSecond } from '@mingcha/tenancy';
import { visitsFollow } from '../../visits/follow.ts';
import { barWitness } from '../../witnesses/bar.ts';
import { markVoided } from '../committing/unpublished.ts';
import type { DrawDeps } from '../deps.ts';
import { takenAway } from '../frame/loads.ts';
import { auditedDraw, type Draw, type Voiding } from '../kept/draw.ts';
import { type Change, isLogged, ofDraw, saveLogged } from '../kept/logged.ts';
import { saveDraw } from '../kept/save.ts';
import { drawLife } from '../kept/states.ts';
import { withheldBy } from '../seed/reveals.ts';

type Input = Omit<Voiding, 'at'>;

const withoutVoiding = ({ voiding: _voiding, ...draw }: Draw): Draw => draw;

/**
 * Voids a rehearsal at once. That of an official draw waits for a second person, unless the tenant wants none, and the draw
 * goes on meanwhile.
 */
export async function voidDraw(
  store: TenantStore,
  draw: Stored<Draw>,
  input: Input,
  deps: DrawDeps,
): Promise<Stored<Draw>> {
  const voiding = { at: deps.clock().toISOString(), ...input };
  if (!isLogged(draw) || !needsSecond(await loadTenant(store), 'void'))
    return endDraw(store, draw, voiding, undefined, deps);
  requireState(drawLife, draw.state, 'void');
  requireNoVoiding(draw);
  return saveDraw(store, draw, { ...draw, voiding }, 'void', [
    ...audit(deps.clock, input.by, 'draw.propose-void', auditedDraw(draw), {
      detail: { reason: input.reason },
    }),
  ]);
}

/** Throws `voiding-proposed` (409) where somebody wants to void it already. */
export function requireNoVoiding({ voiding }: Pick<Draw, 'voiding'>): void {
  if (!voiding) return;
  throw problems.conflict(
    'voiding-proposed',
    `${voiding.by.name}已提出作废，正等待另一人复核，请刷新后查看。`,
  );
}

/** Throws `no-voiding` (409) where nobody wants to void the draw, or the batch. */
export function wanted({ voiding }: Pick<Draw, 'voiding'>): Voiding {
  if (voiding) return voiding;
  throw problems.conflict('no-voiding', '没有待复核的作废申请，可能已撤回，请刷新后查看。');
}

/** Voids a draw as somebody proposed; `second` is another person than the proposer. */
export const confirmVoiding = (
  store: TenantStore,
  draw: Stored<Draw>,
  second: Actor,
  deps: DrawDeps,
): Promise<Stored<Draw>> => endDraw(store, draw, wanted(draw), second, deps);

/** Takes the proposal back, or gives it back with a reason. */
export function rejectVoiding(
  store: TenantStore,
  draw: Stored<Draw>,
  { by, reason }: { by: Actor; reason: string },
  deps: DrawDeps,
): Promise<Stored<Draw>> {
  requireState(drawLife, draw.state, 'rejectVoid');
  wanted(draw);
  return saveDraw(store, draw, { ...withoutVoiding(draw), id: draw.id }, 'rejectVoid', [
    ...audit(deps.clock, by, 'draw.reject-void', auditedDraw(draw), { detail: { reason } }),
  ]);
}

/** Throws `awaits-execution` (409) where the seed is there and the outcome is not: what could be seen must be shown first. */
function requireOutcome(draw: Draw): void {
  if (!isLogged(draw) || !draw.reveal || draw.outcome) return;
  throw problems.conflict(
    'awaits-execution',
    '随机种子已到，系统正在自动抽取，抽取完成后才能作废，请稍候刷新再试。',
  );
}

/**
 * Throws `awaits-last-nonce` (409) where one party alone has not revealed: from the nonces of the others, which are public, it
 * can tell the outcome before anybody else, and a void by then would spare it the bar of who withholds.
 */
function requireLastNonce(draw: Draw, withheld: readonly string[]): void {
  if (!isLogged(draw) || draw.reveal || draw.committed?.plan.seed.source !== 'witness') return;
  const [party, ...more] = draw.parties.filter(({ nonce }) => nonce === undefined);
  if (!party || more.length > 0 || withheld.includes(party.id)) return;
  throw problems.conflict(
    'awaits-last-nonce',
    `只有${party.name}还没有公开随机数，它已能先行算出结果，现在不能作废。请等它公开并自动抽取之后再作废；逾期后 24 小时仍不公开的，届时可以作废，并公开其扣留随机数。`,
    { party: party.id },
  );
}

/** How a draw is ended without an outcome that counts; its number and its reason stay public. */
export async function voidedAs(
  store: TenantStore,
  draw: Stored<Draw>,
  {
    voiding,
    second,
    withheld,
    now,
  }: { voiding: Voiding; second?: Actor | undefined; withheld: string[]; now: Date },
) {
  const state = nextState(drawLife, draw.state, 'void');
  requireOutcome(draw);
  requireLastNonce(draw, withheld);
  const named = withheld.length > 0 && { withheld };
  const agreed = second && { second, proposedAt: voiding.at };
  const voided = { ...voiding, at: now.toISOString(), ...agreed, ...named };
  const entry = {
    type: 'draw.voided',
    ...ofDraw(draw),
    reason: sha256Hex(voiding.reason),
    ...named,
  } as const;
  return {
    change: { before: draw, after: { ...withoutVoiding(draw), state, voided }, entry } satisfies Change,
    ...(draw.outcome && { assignments: takenAway(draw.outcome.assignments) }),
    marks: [...(isLogged(draw) ? [markVoided(draw)] : []), ...(await visitsFollow(store, draw, 'void'))],
  };
}

async function endDraw(
  store: TenantStore,
  draw: Stored<Draw>,
  voiding: Voiding,
  second: Actor | undefined,
  deps: DrawDeps,
): Promise<Stored<Draw>> {
  const now = deps.clock();
  const withheld = withheldBy(draw, now);
  const { change, marks, ...loads } = await voidedAs(store, draw, { voiding, second, withheld, now });
  const step = {
    entry: change.entry,
    ...loads,
    alongside: [
      ...marks,
      ...withheld.map((witness) => barWitness(witness, draw.id, now)),
      ...audit(deps.clock, second ?? voiding.by, 'draw.void', auditedDraw(draw), {
        detail: { reason: voiding.reason, ...(second && { proposedBy: voiding.by.name }) },
      }),
    ],
  };
  return saveLogged(store, draw, change.after, 'void', step, deps);
}
