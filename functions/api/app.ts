import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  type ApiEnv,
  createOnError,
  idempotency,
  newRouter,
  problemResponse,
  type RateLimit,
  type ReportError,
  rateLimit,
} from '@mingcha/http';
import { type DrawRouteDeps, drawsRouter, registerKinds, witnessRoutes } from '@mingcha/inspection';
import { problems } from '@mingcha/kernel';
import { type MeasuresDeps, measuresRouter } from '@mingcha/measures';
import { jobRoutes, type RegisterRouteDeps, registerRoutes } from '@mingcha/register';
import { authenticate, type TenancyDeps, type TokenVerifier, tenancyRoutes } from '@mingcha/tenancy';
import { jsonBodies } from './jsonBodies.ts';

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

/** The API: every route below `/v1` but the description and the witnesses' needs a token of the tenant. */
export function createApi(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const app = newRouter();
  app.onError(createOnError(deps.report));
  // Answered, not thrown: what is thrown from here passes by the middleware that waits for an answer.
  app.notFound((c) => problemResponse(problems.notFound('该地址'), c.req.path));

  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  let description: ReturnType<typeof describe> | undefined;
  app.get('/v1/openapi.json', (c) => {
    description ??= describe(app);
    return c.json(description);
  });

  const bodies = jsonBodies(filePaths, mixedPaths);
  app.use('/v1/witness/*', bodies);
  app.route('/', witnessRoutes(deps));

  app.use(
    '/v1/*',
    authenticate(deps),
    rateLimit(deps.limits ?? defaultLimits, deps.clock),
    bodies,
    idempotency(deps.clock),
  );
  app.route('/', tenancyRoutes(deps));
  for (const { path, kind } of registerKinds) app.route('/', registerRoutes(kind, path, deps));
  app.route('/', measuresRouter({ ...deps, kinds }));
  app.route('/', jobRoutes(deps));
  app.route('/', drawsRouter(deps));
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'witness', {
    type: 'http',
    scheme: 'bearer',
    description: '见证链接中的令牌，只对该抽取任务的该见证方有效',
  });
  return app;
}

function describe(app: OpenAPIHono<ApiEnv>) {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: '明察 Mingcha API',
      version: '1',
      description:
        '城市监管的名录、双随机抽查与办理时限。错误一律为 RFC 9457 问题对象，code 稳定，detail 说明应如何处理。',
    },
    security: [{ bearer: [] }],
    servers: [{ url: '/' }],
  });
}
