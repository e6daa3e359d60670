import { type ApiRouter, idempotency, type RateLimit, type ReportError, rateLimit } from '@mingcha/http';
import { type DrawRouteDeps, drawsRouter, registerKinds, witnessRoutes } from '@mingcha/inspection';
import type { MeasuresDeps } from '@mingcha/measures';
import { jobRoutes, type RegisterRouteDeps, registerRoutes } from '@mingcha/register';
import {
  authenticate,
  type FindDepartmentUses,
  listUses,
  type TenancyDeps,
  type TokenVerifier,
  tenancyRoutes,
} from '@mingcha/tenancy';
import { describe } from './describe.ts';
import { jsonBodies } from './jsonBodies.ts';
import { loadedLater, newPart } from './part.ts';

export type ApiDeps = TenancyDeps &
  Pick<MeasuresDeps, 'allowPrivateHooks'> &
  DrawRouteDeps &
  RegisterRouteDeps & {
    tokens: TokenVerifier;
    report: ReportError;
    /** Calls a second; generous for people, and a ceiling for a script that runs away. */
    limits?: { caller: RateLimit; tenant: RateLimit };
  };

const defaultLimits = { caller: { perSecond: 50, burst: 200 }, tenant: { perSecond: 200, burst: 800 } };
const kinds = registerKinds.map(({ kind }) => kind);
const filePaths = new Set(
  [...registerKinds.map(({ path }) => path), '/v1/measures', '/v1/reports'].map((path) => `${path}:import`),
);
/** Takes a file or JSON. */
const mixedPaths = new Set(['/v1/notices']);

/** Notices and their measures: followed by few, and as large as all the rest. */
const measuresPaths =
  /^\/v1\/(notices|measures|measure-rules|reports|chases|overdue|score-rules|excellence|boards|briefings|webhooks|province\/notices)(?![\w-])/;

const departmentUses: readonly FindDepartmentUses[] = [
  ...kinds.map(listUses),
  async (store, dept) => (await import('@mingcha/measures')).departmentUses(store, dept),
];

/** The API: every route below `/v1` but the description and the witnesses' needs a token of the tenant. */
export function createApi(deps: ApiDeps): ApiRouter {
  const app = newPart(deps.report);
  const bodies = jsonBodies(filePaths, mixedPaths);
  // One set for all parts, so that limits count what a caller asks of any of them.
  const guards = [
    authenticate(deps),
    rateLimit(deps.limits ?? defaultLimits, deps.clock),
    bodies,
    idempotency(deps.clock),
  ] as const;
  const measures = loadedLater(measuresPaths, async () => {
    const { measuresRouter } = await import('@mingcha/measures');
    const part = newPart(deps.report);
    part.use('/v1/*', ...guards);
    return part.route('/', measuresRouter({ ...deps, kinds })) as ApiRouter;
  });

  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  let description: ReturnType<typeof describe> | undefined;
  app.get('/v1/openapi.json', async (c) => {
    description ??= describe([app, await measures.load()]);
    return c.json(description);
  });
  app.use('/v1/witness/*', bodies);
  app.route('/', witnessRoutes(deps));

  app.use('/v1/*', measures.handOver, ...guards);
  app.route('/', tenancyRoutes({ ...deps, departmentUses }));
  for (const { path, kind } of registerKinds) app.route('/', registerRoutes(kind, path, deps));
  app.route('/', jobRoutes(deps));
  app.route('/', drawsRouter(deps));
  return app;
}
