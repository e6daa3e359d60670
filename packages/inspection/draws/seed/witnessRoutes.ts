import { createRoute, instant, jsonBody, jsonResponse, newRouter, problemResponses } from '@mingcha/http';
import { problems, tenantCode } from '@mingcha/kernel';
import { statesOf } from '@mingcha/lifecycle';
import { retryOnConflict, type Store, type Stored, type TenantStore } from '@mingcha/store';
import { findTenant } from '@mingcha/tenancy';
import type { Context } from 'hono';
import * as z from 'zod';
import { type Draw, isFollower, type Party } from '../kept/draw.ts';
import { drawNumber } from '../kept/numbers.ts';
import { drawLife } from '../kept/states.ts';
import { proofResponses } from '../outcome/outcomeRoutes.ts';
import { attestationBody, nonceBody, nonceCommitmentBody, standing, witnessProgram } from '../schemas.ts';
import { attest, type ProofDeps, proofForParty } from './attest.ts';
import { awaitedBefore, revealsDue } from './reveals.ts';
import { keyOf, standingOf } from './standing.ts';
import { commitNonce, linkRefused, openAsParty, revealNonce } from './witness.ts';

const path = '/v1/witness/{tenant}/{drawId}/{party}';
const params = z.object({ tenant: tenantCode, drawId: z.string().max(40), party: z.string().max(40) });
const tags = ['见证方公开随机数'];
const security = [{ witness: [] }];

const view = z
  .object({
    draw: z.object({
      id: z.string(),
      title: z.string(),
      number: z.string().nullable(),
      state: z.enum(statesOf(drawLife)),
      commitment: z.string().optional(),
      committedAt: instant.optional(),
      first: z.string().optional().openapi({
        description: '共同抽取中的牵头任务：承诺和随机数只在那里提交；本任务只须为结果作证',
      }),
      commitments: z
        .array(z.string())
        .optional()
        .openapi({ description: '同批各任务的承诺，随机数的签名针对它们的指纹' }),
    }),
    party: standing.omit({ last: true, committed: true }).extend({ commitment: z.string().optional() }),
    revealBy: instant.optional().openapi({
      description: '轮到您公开时，最迟何时；逾期载入公开日志，再过一天仍不公开的，一年内不得参加见证',
    }),
    awaited: z.array(z.string()).openapi({
      description: '您最后公开时，须先公开而尚未公开的见证方编号；不是最后一方则为空',
    }),
    parties: z.array(standing),
    witnessProgram: witnessProgram.optional(),
  })
  .openapi('WitnessView');
const answer = { 200: jsonResponse('见证方所见', view), ...problemResponses };

const get = createRoute({
  method: 'get',
  path,
  tags,
  security,
  operationId: 'getWitness',
  summary: '见证方查看（用见证链接中的令牌）',
  request: { params },
  responses: answer,
});
const postCommitment = createRoute({
  method: 'post',
  path: `${path}/commitment`,
  tags,
  security,
  operationId: 'commitWitness',
  summary: '见证方提交对随机数的承诺',
  request: { params, ...jsonBody(nonceCommitmentBody) },
  responses: answer,
});
const postNonce = createRoute({
  method: 'post',
  path: `${path}/nonce`,
  tags,
  security,
  operationId: 'revealWitness',
  summary: '见证方公开随机数',
  request: { params, ...jsonBody(nonceBody) },
  responses: answer,
});
const postAttestation = createRoute({
  method: 'post',
  path: `${path}/attestation`,
  tags,
  security,
  operationId: 'attestOutcome',
  summary: '见证方为复算过的抽取结果作证',
  request: { params, ...jsonBody(attestationBody) },
  responses: answer,
});
const getProof = createRoute({
  method: 'get',
  path: `${path}/proof`,
  tags,
  security,
  operationId: 'getWitnessProof',
  summary: '见证方取得完整证明，供复算',
  request: { params },
  responses: proofResponses,
});

const dueOf = (draw: Draw, partyId: string) => {
  const due = revealsDue(draw).find(({ party }) => party === partyId);
  return due && { revealBy: due.at };
};

function viewOf(draw: Draw, partyId: string) {
  const { id, compose, state, committed, parties } = draw;
  const party = parties.find((p) => p.id === partyId)!;
  const attested = draw.attestations?.some((one) => one.id === partyId) ?? false;
  return {
    draw: {
      id,
      title: compose.title,
      number: committed ? drawNumber(committed) : null,
      state,
      ...(committed && { commitment: committed.commitment, committedAt: committed.at }),
      ...(isFollower(draw) && { first: draw.batch!.first }),
      ...(committed?.commitments && { commitments: committed.commitments }),
    },
    party: {
      id: party.id,
      name: party.name,
      ...keyOf(party),
      ...(party.commitment !== undefined && { commitment: party.commitment }),
      revealed: party.nonce !== undefined,
      attested,
    },
    ...dueOf(draw, party.id),
    awaited: awaitedBefore(draw, party.id).map((p) => p.id),
    parties: standingOf(draw),
    ...(committed?.witnessProgram && { witnessProgram: committed.witnessProgram }),
  };
}

type WitnessDeps = ProofDeps & { store: Store };

/** The pages of witness parties. Their token is that of one party in one draw; it opens nothing else. */
export function witnessRoutes(deps: WitnessDeps) {
  const open = async (c: Context, { tenant, drawId, party }: z.infer<typeof params>) => {
    const token = /^Bearer ([^\s]+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    if (!token) throw problems.unauthorized('见证链接不完整，请使用组织单位发给您的完整链接。');
    // Nobody has signed in: credentials are asked for only where there is such a tenant.
    if (!(await findTenant(deps.store, tenant))) throw linkRefused();
    const store = await deps.store.forTenant(tenant);
    return { store, ...(await openAsParty(store, { drawId, party, token })) };
  };

  /** A party's step. Another's at the same moment is no reason to refuse it: it is taken on what that left. */
  const step = (
    c: Context,
    named: z.infer<typeof params>,
    take: (store: TenantStore, draw: Stored<Draw>, party: Party) => Promise<Draw>,
  ) =>
    retryOnConflict(
      async () => {
        const { store, draw, party } = await open(c, named);
        return viewOf(await take(store, draw, party), party.id);
      },
      { busy: '同一时间有多方在提交，请稍候几秒重试。' },
    );

  return newRouter()
    .openapi(get, async (c) => {
      const { draw, party } = await open(c, c.req.valid('param'));
      return c.json(viewOf(draw, party.id), 200);
    })
    .openapi(postCommitment, async (c) => {
      const said = c.req.valid('json');
      const view = await step(c, c.req.valid('param'), (store, draw, party) =>
        commitNonce(store, draw, party, said, deps),
      );
      return c.json(view, 200);
    })
    .openapi(postNonce, async (c) => {
      const said = c.req.valid('json');
      const view = await step(c, c.req.valid('param'), (store, draw, party) =>
        revealNonce(store, draw, party, said, deps),
      );
      return c.json(view, 200);
    })
    .openapi(postAttestation, async (c) => {
      const { signature } = c.req.valid('json');
      const view = await step(c, c.req.valid('param'), (store, draw, party) =>
        attest(store, draw, party, signature, deps),
      );
      return c.json(view, 200);
    })
    .openapi(getProof, async (c) => {
      const { store, draw, party } = await open(c, c.req.valid('param'));
      return proofForParty(store, draw, party, deps);
    });
}
