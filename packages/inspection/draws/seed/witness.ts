import { timingSafeEqual } from 'node:crypto';
import { hashOf, nonceCommitment, revealMessage, witnessMessage } from '@mingcha/draw';
import { type Actor, audit } from '@mingcha/http';
import { Problem, problems } from '@mingcha/kernel';
import type { Stored, TenantStore } from '@mingcha/store';
import type { DrawDeps } from '../deps.ts';
import { saltsOf } from '../frame/salts.ts';
import { auditedDraw, type Draw, isFollower, loadDraw, type Party } from '../kept/draw.ts';
import { writeLogged } from '../kept/logged.ts';
import { sha256 } from '../sha256.ts';
import { awaitedBefore } from './reveals.ts';

/** What opens a party's page: known to the person who composed the draw, and to the party it is handed to. */
export const partyToken = (draw: Draw, party: string): string => saltsOf(draw.secret, 'party', [party])[0]!;

/** The same for every fault of a link, so that nothing can be probed. */
export const linkRefused = () =>
  problems.unauthorized('见证链接无效或已失效，请向组织抽取的单位索取新的链接。');

/** The draw and party that a token opens. Throws `unauthorized` for every fault. */
export async function openAsParty(
  store: TenantStore,
  { drawId, party, token }: { drawId: string; party: string; token: string },
): Promise<{ draw: Stored<Draw>; party: Party }> {
  const draw = await loadDraw(store, drawId).catch((error) => {
    throw error instanceof Problem && error.code === 'not-found' ? linkRefused() : error;
  });
  const found = draw.parties.find(({ id }) => id === party);
  const expected = Buffer.from(partyToken(draw, party));
  const given = Buffer.from(token);
  if (!found || given.length !== expected.length || !timingSafeEqual(given, expected)) throw linkRefused();
  return { draw, party: found };
}

export const actorOfParty = ({ id, name }: Party): Actor => ({ sub: `party:${id}`, name });

const withParty = (draw: Draw, party: Party): Draw => ({
  ...draw,
  parties: draw.parties.map((other) => (other.id === party.id ? party : other)),
});

/** What a party says, with the signature of its key; one without a key, of a draw by the first specification, signs nothing. */
type Signed<T> = T & { signature?: string | undefined };

/** Throws `witness-signature-invalid` (422) unless the party's key has signed this message. */
export async function requireSignature(
  { key }: Party,
  message: Uint8Array,
  { signature = '', detail }: { signature: string | undefined; detail: string },
): Promise<void> {
  if (key === undefined) return;
  // The curves are loaded when they are first needed.
  const { verifySignature } = await import('@mingcha/draw/ed25519');
  if (verifySignature(key, message, signature)) return;
  throw new Problem({
    status: 422,
    code: 'witness-signature-invalid',
    title: '见证签名无效',
    detail,
    errors: [{ pointer: '/signature', message: detail }],
  });
}

/** Throws `batch-follower` (409): the witnesses of a batch speak once, with its first draw. */
function requireFirst(draw: Draw): void {
  if (!isFollower(draw)) return;
  throw problems.conflict(
    'batch-follower',
    '该任务与其他任务共用一个种子，见证方只须在牵头任务的见证页面提交承诺和随机数，请使用牵头任务的见证链接。',
    { first: draw.batch!.first },
  );
}

/**
 * Takes a party's commitment to its nonce, once, before the plan is committed. Saying the same again is no fault. Throws
 * `already-committed`, `witness-barred` and `draw-state` (409), `witness-signature-invalid` (422), and `WriteConflict` where the draw changed
 * since it was read.
 */
export async function commitNonce(
  store: TenantStore,
  draw: Stored<Draw>,
  party: Party,
  { commitment, signature }: Signed<{ commitment: string }>,
  deps: DrawDeps,
): Promise<Stored<Draw>> {
  if (party.commitment === commitment) return draw;
  requireFirst(draw);
  if (draw.state !== 'planned') {
    throw problems.conflict('draw-state', '该任务已提交承诺，见证方不能再提交或更改承诺。', {
      state: draw.state,
    });
  }
  if (party.commitment !== undefined) {
    throw problems.conflict(
      'already-committed',
      '您已提交过承诺，不能更改。如随机数遗失，请联系组织单位删除该计划后重新编制。',
    );
  }
  const { key } = party;
  if (key === undefined) {
    const detail =
      '这份抽查计划中的见证方没有登记密钥，不能提交承诺。请组织单位从登记的见证方中另选，重新编制。';
    throw problems.conflict('witness-barred', detail, { parties: [party.id] });
  }
  await requireSignature(party, witnessMessage(store.tenant, draw.id, party.id, commitment), {
    signature,
    detail: '签名不是用您登记的密钥对本次抽查的密封承诺所作，请使用登记时的密钥。',
  });
  const step = {
    entry: {
      type: 'witness.committed',
      draw: draw.id,
      party: party.id,
      commitment,
      key,
    } as const,
    alongside: audit(deps.clock, actorOfParty(party), 'draw.nonce-commit', auditedDraw(draw), {
      detail: { commitment },
    }),
  };
  const next = { ...party, commitment, signature: signature! };
  return writeLogged(store, draw, withParty(draw, next), step, deps);
}

/**
 * Takes a party's nonce after the plan is committed; that of the last party when all others have revealed. Throws
 * `nonce-does-not-open` and `witness-signature-invalid` (422), `draw-state` and `witness-order` (409), and `WriteConflict`
 * where the draw changed since it was read.
 */
export async function revealNonce(
  store: TenantStore,
  draw: Stored<Draw>,
  party: Party,
  { nonce, signature }: Signed<{ nonce: string }>,
  deps: DrawDeps,
): Promise<Stored<Draw>> {
  if (party.nonce === nonce) return draw;
  requireFirst(draw);
  if (draw.state !== 'committed') {
    const detail =
      draw.state === 'planned'
        ? '抽取承诺尚未公布，现在公开随机数会使抽取可被操纵，请等待。'
        : '该任务已不再等待随机数。';
    throw problems.conflict('draw-state', detail, { state: draw.state });
  }
  requireTurn(draw, party);
  if (nonceCommitment(party.id, nonce, sha256) !== party.commitment) {
    throw new Problem({
      status: 422,
      code: 'nonce-does-not-open',
      title: '随机数与承诺不符',
      detail: '该随机数不是您当初承诺的那一个，请使用当时保存的文件。',
    });
  }
  const anchor = anchorOfDraw(draw);
  await requireSignature(party, revealMessage(store.tenant, draw.id, { party: party.id, anchor, nonce }), {
    signature,
    detail: '签名不是用您登记的密钥对本次抽查的承诺和随机数所作，请使用登记时的密钥。',
  });
  const step = {
    entry: { type: 'witness.revealed', draw: draw.id, party: party.id } as const,
    alongside: audit(deps.clock, actorOfParty(party), 'draw.nonce-reveal', auditedDraw(draw)),
  };
  const revealedAt = deps.clock().toISOString();
  const next = { ...party, nonce, revealedAt, ...(party.key !== undefined && { revealed: signature! }) };
  return writeLogged(store, draw, withParty(draw, next), step, deps);
}

/** What the seed and the parties' second signatures are tied to, as hex. */
export function anchorOfDraw({ committed }: Draw): string {
  const { commitment, commitments } = committed!;
  return commitments ? hashOf(commitments, sha256) : commitment;
}

function requireTurn(draw: Draw, party: Party): void {
  const awaited = awaitedBefore(draw, party.id);
  if (awaited.length === 0) return;
  throw problems.conflict(
    'witness-order',
    `您是最后公开的见证方，须等其他各方都公开之后再公开：${awaited.map(({ name }) => name).join('、')}尚未公开。`,
    { awaited: awaited.map(({ id }) => id) },
  );
}
