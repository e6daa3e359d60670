import { limitByAddress, newPublicRouter } from '@mingcha/http';
import { problems, shanghaiYear } from '@mingcha/kernel';
import { pageRows, type Store } from '@mingcha/store';
import { listTenants, openTenant } from '@mingcha/tenancy';
import type * as z from 'zod';
import { loggedProgram, ruleFor } from '../../witnesses/rule.ts';
import { allWitnesses } from '../../witnesses/witness.ts';
import { officialSeries, rehearsalSeries } from '../kept/numbers.ts';
import { publicStates } from '../kept/states.ts';
import { answerProof, type ProofFiles } from '../outcome/answerProof.ts';
import { loadDrawn } from '../outcome/result.ts';
import { publicationFacts } from '../publishing/deadline.ts';
import { requireNamed } from '../publishing/naming.ts';
import { listDraws } from '../reading/list.ts';
import { asKept } from './askedCode.ts';
import { lookUpInYear, lookUpObject } from './lookup.ts';
import { committedDraw } from './publicDraw.ts';
import {
  cities,
  draws,
  getCity,
  getDraw,
  inDraw,
  inYear,
  type ofDraw,
  outcome,
  proof,
  witnesses,
} from './publicReads.ts';
import { publicDetail, publicNames, publicRows, publicSummary, publicWitnessOf } from './publicView.ts';

export type PublicDeps = ProofFiles & {
  store: Store;
  /** SHA-256 (hex) of the witness's program that the site offers. */
  witnessProgram: string;
  clock: () => Date;
  /** Whose a request is, for counting look-ups, by what the server knows of it; without it none are counted. */
  addressOf?: (environment: unknown) => string | undefined;
};

/** 30 a minute: enough for who looks up enterprises, too few for who would collect the roster one by one. */
const lookUps = { perSecond: 0.5, burst: 30 };

/** What anyone may read: no token, no write. */
export function publicRoutes(deps: PublicDeps) {
  const { store: all, clock, witnessProgram: hash, addressOf = () => undefined } = deps;
  const open = (code: string) => openTenant(all, code);
  const openDraw = async ({ tenant, id }: z.infer<typeof ofDraw>) => {
    const { store } = await open(tenant);
    return { store, draw: await committedDraw(store, id) };
  };

  const router = newPublicRouter();
  const limit = limitByAddress(lookUps, addressOf, clock);
  router.use('/public/:tenant/objects/*', limit);
  router.use('/public/:tenant/draws/:id/objects/*', limit);
  return router
    .openapi(cities, async (c) => c.json({ items: await listTenants(all), next: null }, 200))
    .openapi(getCity, async (c) => {
      const { tenant, store } = await open(c.req.valid('param').tenant);
      const { items } = await store.query(officialSeries.entity, [], { limit: 100, newestFirst: true });
      const rehearsals = await store.get(rehearsalSeries.entity, {});
      const { code, name, parent } = tenant;
      const years = items.map(({ year, last }) => ({ year: Number(year), draws: last }));
      return c.json({ code, name, parent, years, rehearsals: rehearsals?.last ?? 0 }, 200);
    })
    .openapi(witnesses, async (c) => {
      const { tenant, store } = await open(c.req.valid('param').tenant);
      const [found, confirmation, logged] = await Promise.all([
        allWitnesses(store),
        ruleFor(all, tenant.code),
        loggedProgram(store),
      ]);
      const program = { hash, ...(logged !== undefined && { logged }) };
      return c.json({ items: found.map(publicWitnessOf), next: null, confirmation, program }, 200);
    })
    .openapi(draws, async (c) => {
      const { store } = await open(c.req.valid('param').tenant);
      const { series, year, state, ...query } = c.req.valid('query');
      // Official numbers begin anew each year; those of rehearsals go on.
      const of = year ?? (series === 'official' ? shanghaiYear(clock()) : undefined);
      const { items, next } = await listDraws(
        store,
        { series, year: of, state, states: publicStates },
        query,
      );
      const [names, factsOf] = await Promise.all([publicNames(store), publicationFacts(store, clock())]);
      const lines = items.map(async (draw) => ({
        ...(await publicSummary(store, draw, names)),
        ...factsOf(draw),
      }));
      return c.json({ items: await Promise.all(lines), next }, 200);
    })
    .openapi(getDraw, async (c) => {
      const { store, draw } = await openDraw(c.req.valid('param'));
      const factsOf = await publicationFacts(store, clock());
      return c.json({ ...(await publicDetail(store, draw, deps)), ...factsOf(draw) }, 200);
    })
    .openapi(outcome, async (c) => {
      const { store, draw } = await openDraw(c.req.valid('param'));
      requireNamed(draw);
      const rows = publicRows(draw, await loadDrawn(store, draw));
      return c.json(pageRows(store, `outcome ${draw.id}`, rows, c.req.valid('query')), 200);
    })
    .openapi(inDraw, async (c) => {
      const { store, draw } = await openDraw(c.req.valid('param'));
      requireNamed(draw);
      if (draw.compose.seed.source === 'local')
        throw problems.conflict('rehearsal', '这是一次内部演练，不据此检查任何企业，因此不提供查询。');
      return c.json(await lookUpObject(store, draw, asKept(c.req.valid('param').object), deps), 200);
    })
    .openapi(inYear, async (c) => {
      const { tenant, object } = c.req.valid('param');
      const { store } = await open(tenant);
      const { year = shanghaiYear(clock()), ...query } = c.req.valid('query');
      return c.json(await lookUpInYear(store, { id: asKept(object), year }, query), 200);
    })
    .openapi(proof, async (c) => {
      const { store, draw } = await openDraw(c.req.valid('param'));
      if (draw.compose.disclosure !== 'full') {
        throw problems.forbidden(
          '该任务的名单已封存，完整证明只向审计人员提供；您仍可在核验页核对公开的部分。',
        );
      }
      requireNamed(draw);
      return answerProof(store, draw, deps);
    });
}
