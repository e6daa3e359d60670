import { timingSafeEqual } from 'node:crypto';
import { nonceCommitment } from '@mingcha/draw';
import { type Actor, audit } from '@mingcha/http';
import { Problem, problems } from '@mingcha/kernel';
import type { Stored, TenantStore } from '@mingcha/store';
import type { DrawDeps } from '../deps.ts';
import { auditedDraw, type Draw, loadDraw, type Party } from '../draw.ts';
import { saltsOf } from '../frame/salts.ts';
import { writeLogged } from '../logged.ts';
import { sha256 } from '../sha256.ts';

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

const actorOfParty = ({ id, name }: Party): Actor => ({ sub: `party:${id}`, name });

const withParty = (draw: Draw, party: Party): Draw => ({
  ...draw,
  parties: draw.parties.map((other) => (other.id === party.id ? party : other)),
});

/**
 * Takes a party's commitment to its nonce, once, before the plan is committed. Saying the same again is no fault. Throws
 * `already-committed` and `draw-state` (409), and `WriteConflict` where the draw changed since it was read.
 */
export async function commitNonce(
  store: TenantStore,
  draw: Stored<Draw>,
  party: Party,
  commitment: string,
  deps: DrawDeps,
): Promise<Stored<Draw>> {
  if (party.commitment === commitment) return draw;
  if (draw.state !== 'planned') {
    throw problems.conflict('draw-state', '该任务已提交承诺，见证方不能再提交或更改承诺。', {
      state: draw.state,
    });
  }
  if (party.commitment !== undefined) {
    throw problems.conflict(
      'already-committed',
      '您已提交过承诺，不能更改。如随机数遗失，请联系组织单位重新设置见证方。',
    );
  }
  const step = {
    entry: { type: 'witness.committed', draw: draw.id, party: party.id, commitment } as const,
    alongside: audit(deps.clock, actorOfParty(party), 'draw.nonce-commit', auditedDraw(draw), {
      detail: { commitment },
    }),
  };
  return writeLogged(store, draw, withParty(draw, { ...party, commitment }), step, deps);
}

/**
 * Takes a party's nonce after the plan is committed. Throws `nonce-does-not-open` (422) for one that is not its,
 * `draw-state` (409), and `WriteConflict` where the draw changed since it was read.
 */
export async function revealNonce(
  store: TenantStore,
  draw: Stored<Draw>,
  party: Party,
  nonce: string,
  deps: DrawDeps,
): Promise<Stored<Draw>> {
  if (party.nonce === nonce) return draw;
  if (draw.state !== 'committed') {
    const detail =
      draw.state === 'planned'
        ? '抽取承诺尚未公布，现在公开随机数会使抽取可被操纵，请等待。'
        : '该任务已不再等待随机数。';
    throw problems.conflict('draw-state', detail, { state: draw.state });
  }
  if (nonceCommitment(party.id, nonce, sha256) !== party.commitment) {
    throw new Problem({
      status: 422,
      code: 'nonce-does-not-open',
      title: '随机数与承诺不符',
      detail: '该随机数不是您当初承诺的那一个，请使用当时保存的文件。',
    });
  }
  const step = {
    entry: { type: 'witness.revealed', draw: draw.id, party: party.id } as const,
    alongside: audit(deps.clock, actorOfParty(party), 'draw.nonce-reveal', auditedDraw(draw)),
  };
  return writeLogged(store, draw, withParty(draw, { ...party, nonce }), step, deps);
}
