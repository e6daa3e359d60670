import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { gzipJson, problemResponse } from '@mingcha/http';
import { unavailable } from '@mingcha/store';
import { Hono } from 'hono';
import { handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda';
import { kept } from './kept.ts';
import { logger, reportError } from './observe.ts';

type App = { fetch(request: Request, env?: unknown): Response | Promise<Response> };

/**
 * What goes to the gateway as text. All else goes as bytes: read as text, a file's byte-order mark is lost, without which
 * Excel takes Chinese for Latin.
 */
const isText = /^(text\/(html|css|javascript)|application\/([\w.-]+\+)?json)(?![\w.+-])/i;
const settings = { isContentTypeBinary: (type: string) => !isText.test(type) };

/** The gateway hands addresses over decoded; what would end or bend an address is encoded again. */
const encoded = (path: string) => path.replaceAll(/[?#]|%(?![0-9a-f]{2})/gi, encodeURIComponent);

/**
 * A function that answers the gateway with an app, compressed where it is JSON. While the app cannot be made, the answer
 * is a problem (503, with `Retry-After`), and the next call tries again.
 */
export function httpHandler(make: () => Promise<App>) {
  const ready = kept(async () => {
    const app = await make();
    return new Hono().use(gzipJson).all('*', (c) => app.fetch(c.req.raw, c.env));
  });
  const failing = new Hono().all('*', (c) => problemResponse(unavailable(undefined, false), c.req.path));

  return middy<LambdaEvent & { rawPath?: string }, unknown>()
    .use(injectLambdaContext(logger))
    .handler(async (event, context) => {
      const app = await ready().catch((error: unknown) => {
        reportError(error, {});
        return failing;
      });
      const asked = event.rawPath === undefined ? event : { ...event, rawPath: encoded(event.rawPath) };
      return handle(app, settings)(asked, context as unknown as LambdaContext);
    });
}
