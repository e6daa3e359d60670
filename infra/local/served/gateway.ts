import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { getRequestListener, RequestError } from '@hono/node-server';
import { gzipJson, securityHeaders } from '@mingcha/http';
import { Problem, problems } from '@mingcha/kernel';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { sendProblem } from './sendProblem.ts';

type NodeHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type App = { fetch(request: Request, environment?: unknown): Response | Promise<Response> };

export type GatewayInit = {
  api: App;
  portal: App;
  oidc: NodeHandler;
  files: NodeHandler;
  /** The origin that people use, such as `http://localhost:8787`. */
  publicUrl: string;
  report: (error: unknown, about: Record<string, unknown>) => void;
  /** Largest body of an API request in bytes; larger files go through the signed addresses. */
  maxBody?: number;
};

/** One port for all: sign-in, files, the API, and the portal for the rest. What API Gateway is on AWS. */
export function createGateway(init: GatewayInit): RequestListener {
  const { oidc, files, publicUrl, report } = init;
  const all = createApps(init);
  const apps = getRequestListener((request, environment) => all.fetch(genuine(request), environment), {
    overrideGlobalObjects: false,
    errorHandler: (error) => {
      if (error instanceof RequestError) return lastResponse(malformed());
      report(error, {});
      return lastResponse(broken());
    },
  });
  const site = new URL(publicUrl);
  const headers = securityHeaders();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    // The apps' kind of request knows no such method.
    if (request.method === 'TRACE') return sendProblem(response, notAllowed());
    const { host = '', accept = '' } = request.headers;
    // Sign-in is bound to one origin, so that the other name of this machine must not be used for pages.
    if (site.hostname === 'localhost' && host === `127.0.0.1:${site.port}` && accept.includes('text/html')) {
      response.writeHead(307, { location: publicUrl + request.url }).end();
      return;
    }
    const path = request.url ?? '/';
    if (path.startsWith('/oidc/')) await oidc(request, response);
    else if (path.startsWith('/files/')) await files(request, response);
    else await apps(request, response);
  }

  return (request, response) => {
    answer(request, response).catch((error) => {
      report(error, { method: request.method, path: request.url?.split('?')[0] });
      sendProblem(response, broken());
    });
  };
}

/** The listener's own kind of request cannot be copied with another body, which limits on bodies do. */
const genuine = ({ url, method, headers, body, signal }: Request): Request =>
  new Request(url, { method, headers, signal, ...(body && { body, duplex: 'half' }) });

function createApps({ api, portal, maxBody = 64_000_000 }: GatewayInit): Hono {
  const app = new Hono();
  app.onError((error) => {
    throw error;
  });
  const tooLarge = () => problemResponse(bodyTooLarge(maxBody));
  app.use(bodyLimit({ maxSize: maxBody, onError: tooLarge }));
  app.use(gzipJson);
  app.all('/v1/*', (c) => api.fetch(c.req.raw, c.env));
  app.post('/public/:tenant/log/cosignatures', (c) => api.fetch(c.req.raw));
  app.all('/healthz', (c) => api.fetch(c.req.raw));
  app.all('*', (c) => portal.fetch(c.req.raw, c.env));
  return app;
}

const problemResponse = (problem: Problem) =>
  new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8' },
  });

/** Ends the connection, of which nobody knows what is left on it. */
function lastResponse(problem: Problem): Response {
  const response = problemResponse(problem);
  response.headers.set('connection', 'close');
  return response;
}

const bodyTooLarge = (max: number) =>
  new Problem({
    status: 413,
    code: 'body-too-large',
    title: '请求内容过大',
    detail: `单次请求不能超过 ${Math.floor(max / 1_000_000)} MB；更大的文件请先取得上传地址再导入。`,
  });

const notAllowed = () =>
  new Problem({
    status: 405,
    code: 'method-not-allowed',
    title: '请求方法不支持',
    detail: '本系统不接受 TRACE 请求，请按接口文档使用请求方法。',
    headers: { allow: 'GET, HEAD, POST, PUT, PATCH, DELETE' },
  });

const malformed = () =>
  problems.badRequest('malformed-request', '请求的地址或 Host 请求头无法解析，请核对后重试。');

const broken = () =>
  new Problem({
    status: 500,
    code: 'internal',
    title: '系统内部错误',
    detail: '系统出现意外错误，已记录。请稍后重试。',
  });
