import { expect } from 'vitest';
import { readDocument } from './apiDocument.ts';

type App = {
  request(path: string, init?: RequestInit, environment?: object): Response | Promise<Response>;
};

const descriptions = new Map<string, Promise<string>>();

/** What an app says of itself at `path`: made of its code, and so once for all that run in this process. */
async function descriptionOf(app: App, path: string): Promise<string> {
  if (!descriptions.has(path))
    descriptions.set(
      path,
      Promise.resolve(app.request(path)).then((r) => r.text()),
    );
  return descriptions.get(path)!;
}

/** An app with every answer held against the description that it gives itself at `path`. */
export async function checkedApp<A extends App>(app: A, path: string) {
  const { document, find, check } = readDocument(await descriptionOf(app, path));
  /** Routes that have answered with what was asked for, 2xx or 303, as `METHOD /path/{template}`. */
  const answered = new Set<string>();

  async function request(path: string, init: RequestInit = {}, environment?: object): Promise<Response> {
    const response = await app.request(path, init, environment);
    const method = init.method ?? 'GET';
    const route = find(method, path);
    const fault = route && (await check(route, response.clone()));
    expect(fault, `${method} ${path} does not answer as described`).toBeUndefined();
    if (route && response.status < 400) answered.add(`${route.method} ${route.path}`);
    return response;
  }

  const checked = new Proxy(app, {
    get: (target, key) => (key === 'request' ? request : Reflect.get(target, key)),
  });
  return { app: checked, document, answered, request };
}
