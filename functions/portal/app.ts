import {
  createOnError,
  type newPublicRouter,
  problemResponse,
  type ReportError,
  securityHeaders,
} from '@mingcha/http';
import { type PublicDeps, publicRoutes, registerKinds } from '@mingcha/inspection';
import { problems } from '@mingcha/kernel';
import { type PublicLogDeps, publicLogRoutes } from '@mingcha/log/serving';
import { publicMeasuresRoutes } from '@mingcha/measures/public';
import { openListRoutes } from '@mingcha/register';
import { tenantLists } from '@mingcha/systems/tenant-lists';
import { findTenant, openTenant } from '@mingcha/tenancy';
import { publicInfoRoutes } from '@mingcha/tenancy/portal';
import { Hono } from 'hono';
import { describe } from './describe.ts';
import { createSite, type SiteFiles } from './site.ts';

export type PortalDeps = PublicDeps &
  Omit<PublicLogDeps, 'isTenant'> & {
    report: ReportError;
    site: SiteFiles;
    /** Origins besides our own that pages may fetch from. */
    connect?: readonly string[];
    /** What the console must know before anyone has signed in. */
    consoleConfig: () => Promise<Record<string, unknown>>;
  };

/** What lies below a log is a file for everyone, browsers too. */
const logFile = /^\/public\/\d{6}\/log\/./;

/** What is public of inspections. */
const looksPaths = ['draws/:id/results', 'visits/:token', 'inspections'];
const creditPaths = ['credit', 'credit/:subject'];

/** Everything that needs no token: pages, and what is published as JSON at the same addresses. */
export function createPortal(deps: PortalDeps): Hono {
  const app = new Hono();
  const site = createSite(deps.site);
  const headers = Object.entries(securityHeaders(deps.connect));
  app.onError(createOnError(deps.report));
  // Answered, not thrown: what is thrown from here passes by the middleware that sets the headers.
  app.notFound((c) => problemResponse(problems.notFound('该页面'), c.req.path));

  app.use(async (c, next) => {
    await next();
    for (const [name, value] of headers) c.res.headers.set(name, value);
  });

  app.get('/config.json', async (c) =>
    c.json(await deps.consoleConfig(), 200, { 'cache-control': 'no-cache' }),
  );
  app.get('/', site.page('portal'));
  app.get('/witness/*', site.page('portal'));
  app.get('/console', (c) => c.redirect('/console/'));
  app.get('/console/assets/*', site.asset('console', '/console/'));
  app.get('/console/sw.js', site.worker());
  app.get('/console/*', site.page('console'));
  app.get('/assets/portal/*', site.asset('portal', '/'));
  app.get('/download/:name', site.download());
  app.get('/help', (c) => c.redirect('/help/'));
  app.get('/help/*', site.help());
  app.get('/docs', (c) => c.redirect('/docs/'));
  app.get('/docs/*', site.docs());
  const isTenant = async (code: string) => (await findTenant(deps.store, code)) !== undefined;
  const parts = [
    publicRoutes(deps),
    publicInfoRoutes(deps),
    publicMeasuresRoutes(deps),
    publicLogRoutes({ ...deps, isTenant }),
    openListRoutes(
      {
        clock: deps.clock,
        open: async (code) => (await openTenant(deps.store, code)).store,
        further: async (store) =>
          (await tenantLists.all(store)).map(({ list, kind }) => ({ name: list.id, kind })),
      },
      registerKinds.map(({ kind }) => kind),
    ),
  ];
  let looks: Promise<ReturnType<typeof newPublicRouter>> | undefined;
  const loadLooks = () => {
    looks ??= import('./looks.ts').then(({ publicLooks }) => publicLooks(deps));
    return looks;
  };
  let credit: Promise<ReturnType<typeof newPublicRouter>> | undefined;
  const loadCredit = () => {
    credit ??= import('./credit.ts').then(({ publicCredit }) => publicCredit(deps));
    return credit;
  };
  let description: ReturnType<typeof describe> | undefined;
  app.get('/public/openapi.json', async (c) => {
    description ??= describe([...parts, await loadLooks(), await loadCredit()]);
    return c.json(description);
  });
  // A browser asks for the page; a client that asks for data at the same address gets the data.
  for (const path of ['/public', '/public/*']) {
    app.get(path, async (c, next) => {
      if (!logFile.test(c.req.path) && c.req.header('accept')?.includes('text/html'))
        return site.page('portal')(c, next);
      await next();
      if (c.res.status === 200 && !c.res.headers.has('cache-control'))
        c.res.headers.set('cache-control', 'public, max-age=60');
      c.res.headers.append('vary', 'accept');
    });
  }
  for (const part of parts) app.route('/', part);
  for (const path of looksPaths)
    app.get(`/public/:tenant/${path}`, async (c) => (await loadLooks()).fetch(c.req.raw, c.env as object));
  for (const path of creditPaths)
    app.get(`/public/:tenant/${path}`, async (c) => (await loadCredit()).fetch(c.req.raw, c.env as object));
  return app;
}
