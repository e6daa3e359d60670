import {
  type ApiRouter,
  apiHeaders,
  createBuckets,
  idempotency,
  type RateLimit,
  type ReportError,
  rateLimit,
} from '@mingcha/http';
import type { DrawRouteDeps } from '@mingcha/inspection';
import { cosignatureRoute } from '@mingcha/log/serving';
import type { RegisterRouteDeps } from '@mingcha/register';
import {
  authenticate,
  type CalendarUse,
  createCallers,
  type FindDepartmentUses,
  type FindInspector,
  findTenant,
  type PersonWork,
  type TenancyDeps,
  type TokenVerifier,
} from '@mingcha/tenancy';
import type { WebhookDeps } from '@mingcha/webhooks';
import { createHealth } from './health.ts';
import { jsonBodies } from './jsonBodies.ts';
import { type Guards, loadedLater, newPart } from './part.ts';

export type ApiDeps = Omit<TenancyDeps, 'callers' | 'isInspector'> &
  WebhookDeps &
  DrawRouteDeps &
  RegisterRouteDeps & {
    tokens: TokenVerifier;
    report: ReportError;
    /** Whether notifications leave this system by other channels than the bell. */
    notifiesOutside?: boolean;
    /** Calls a second; generous for people, and a ceiling for a script that runs away. */
    limits?: { caller: RateLimit; tenant: RateLimit };
    /** Whose a request without a token is, by what the server knows of it; without it none are counted by address. */
    addressOf?: (environment: unknown) => string | undefined;
  };

const defaultLimits = { caller: { perSecond: 50, burst: 200 }, tenant: { perSecond: 200, burst: 800 } };
/** Posts of cosigners to one city; a cosigner signs each head once. */
const cosignatureLimit = { perSecond: 10, burst: 60 };
const loadInspection = () => import('./inspectionPart.ts');
const inspectionPaths =
  /^\/v1\/(rosters|catalogues|lists|divisions|jobs|draws|draw-batches|inspections\/(?:plans|tasks)|witness|witnesses|province\/(?:cities|witnesses|witness-rule))(?![\w-])/;

const loadMeasures = () => import('./measuresPart.ts');
const measuresPaths =
  /^\/v1\/(notices|measures|measure-rules|indicator-sources|reports|chases|chase-letters|overdue|score-rules|excellence|boards|briefings|province\/notices)(?![\w-])/;

const loadCases = () => import('./casesPart.ts');
const casesPaths =
  /^\/v1\/(citizen|cases|case-types|case-type-definitions|case-type-offers|case-groups|inbox|files|inspections\/results|province\/case-types)(?![\w-])/;

const loadLooks = () => import('./looksPart.ts');
const looksPaths =
  /^\/v1\/(inspections\/(?:dashboard|visits|publicity)|objects|credit\/policy|province\/inspections)(?![\w-])/;

const loadCreditModels = () => import('./creditModelsPart.ts');
const creditModelsPaths =
  /^\/v1\/credit\/(models|combinations|warning-rules|warnings|warning-outcomes|evaluations|example-model|example-warning-rules|model-words)(?![\w-])/;

const loadCreditRecords = () => import('./creditRecordsPart.ts');
const creditRecordsPaths = /^\/v1\/credit\/(records|checks)(?![\w-])/;

const loadExchange = () => import('./exchangePart.ts');
const exchangePaths = /^\/v1\/exchange(?![\w-])/;

const loadLevels = () => import('./levelsPart.ts');
const levelsPaths = /^\/v1\/(levels|province\/levels)(?![\w-])/;

const loadAudit = () => import('./auditPart.ts');
const auditPaths = /^\/v1\/(audit|log\/audit-days)(?![\w-])/;

const loadNotify = () => import('./notifyPart.ts');
const notifyPaths =
  /^\/v1\/(me\/notifications|me\/notification-preferences|notification-settings|outgoing)(?![\w-])/;

const loadTenancy = () => import('./tenancyPart.ts');
/** All that no other part has. */
const tenancyPaths = /^\/v1\//;

const departmentUses: readonly FindDepartmentUses[] = [
  async (store, dept) => (await loadInspection()).departmentUses(store, dept),
  async (store, dept) => (await loadMeasures()).departmentUses(store, dept),
  async (store, dept) => (await loadCases()).departmentUses(store, dept),
];

const isInspector: FindInspector = async (store, row) => (await loadInspection()).isInspector(store, row);

/** Cases alone can be bound to one person; they are loaded only when it is asked. */
const personWorks = (deps: Pick<ApiDeps, 'clock' | 'files'>): readonly PersonWork[] => [
  {
    find: async (...of) => (await loadCases()).personWork(deps).find(...of),
    handOver: async (...of) => (await loadCases()).personWork(deps).handOver(...of),
  },
];

/** Measures alone keep days that depend on the calendar; they are loaded only when it is used. */
const calendarUses: readonly CalendarUse[] = [
  {
    moves: async (...of) => (await loadMeasures()).calendarUse.moves(...of),
    apply: async (...of) => (await loadMeasures()).calendarUse.apply(...of),
  },
];

/** The API: every route below `/v1` but the description, the witnesses' and the citizens' needs a token of the tenant. */
export function createApi(deps: ApiDeps): ApiRouter {
  const app = newPart(deps.report);
  const callers = createCallers(deps);
  const authenticated = authenticate({ ...deps, callers });
  // One for all parts, so that it counts what a caller asks of any of them.
  const limited = rateLimit(deps.limits ?? defaultLimits, deps.clock);
  const once = idempotency(deps.clock, (c, path) =>
    app.request(new URL(path, c.req.url), {
      headers: { authorization: c.req.header('authorization') ?? '' },
    }),
  );
  const guards: Guards = (files) => [authenticated, limited, jsonBodies(files), once];
  const inspection = loadedLater(inspectionPaths, async () =>
    (await loadInspection()).inspectionPart(deps, guards),
  );
  const measures = loadedLater(measuresPaths, async () => (await loadMeasures()).measuresPart(deps, guards));
  const auditLog = loadedLater(auditPaths, async () => (await loadAudit()).auditPart(deps, guards));
  const cases = loadedLater(casesPaths, async () => (await loadCases()).casesPart(deps, guards));
  const looks = loadedLater(looksPaths, async () => (await loadLooks()).looksPart(deps, guards));
  const notify = loadedLater(notifyPaths, async () => (await loadNotify()).notifyPart(deps, guards));
  const creditModels = loadedLater(creditModelsPaths, async () =>
    (await loadCreditModels()).creditModelsPart(deps, guards),
  );
  const creditRecords = loadedLater(creditRecordsPaths, async () =>
    (await loadCreditRecords()).creditRecordsPart(deps, guards),
  );
  const exchange = loadedLater(exchangePaths, async () => (await loadExchange()).exchangePart(deps, guards));
  const levels = loadedLater(levelsPaths, async () => (await loadLevels()).levelsPart(deps, guards));
  const tenancy = loadedLater(tenancyPaths, async () =>
    (await loadTenancy()).tenancyPart(
      { ...deps, callers, departmentUses, isInspector, calendarUses, personWorks: personWorks(deps) },
      guards,
    ),
  );
  const parts = [
    inspection,
    measures,
    cases,
    looks,
    levels,
    creditRecords,
    exchange,
    auditLog,
    notify,
    creditModels,
    tenancy,
  ];

  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(apiHeaders)) c.res.headers.set(name, value);
    // The next person at this browser, or a proxy on the way, must not find it.
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
  });
  app.get('/healthz', createHealth(deps));
  const isTenant = async (code: string) => (await findTenant(deps.store, code)) !== undefined;
  const throttle = createBuckets(cosignatureLimit, deps.clock);
  app.route('/', cosignatureRoute({ ...deps, isTenant, throttle }));
  let description: object | undefined;
  app.get('/v1/openapi.json', async (c) => {
    const { describe } = await import('./describe.ts');
    description ??= describe([app, ...(await Promise.all(parts.map(({ load }) => load())))]);
    return c.json(description);
  });

  app.use('/v1/*', ...parts.map(({ handOver }) => handOver));
  return app;
}
