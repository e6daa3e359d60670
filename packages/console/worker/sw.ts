import { answerOf } from './answer.ts';

/** The paths of the page's files and their version, put in when the console is built. */
declare const SHELL_FILES: readonly string[];
declare const SHELL_VERSION: string;

/** What of a service worker is used here; the pages' types have no room for it. */
interface Worker {
  location: Location;
  clients: { claim(): Promise<void> };
  addEventListener(
    type: 'install' | 'activate' | 'fetch',
    listener: (event: {
      request: Request;
      waitUntil(done: Promise<unknown>): void;
      respondWith(answer: Promise<Response>): void;
    }) => void,
  ): void;
}
const worker = self as unknown as Worker;

const family = 'mingcha-console-';
const name = family + SHELL_VERSION;
const page = '/console/';
const files = new Set(SHELL_FILES);
/** A line that has not answered by then, in milliseconds, is taken for none. */
const patience = 4_000;

async function install(): Promise<void> {
  const cache = await caches.open(name);
  const fresh = await fetch(page, { cache: 'reload', headers: { accept: 'text/html' } });
  const text = await fresh.clone().text();
  // During a deployment the page may be of the next version already; then the next worker keeps it.
  if (!fresh.ok || !SHELL_FILES.some((file) => text.includes(file))) throw new Error('another version');
  await cache.addAll([...files]);
  await cache.put(page, fresh);
}

async function dropOthers(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((one) => one.startsWith(family) && one !== name).map((one) => caches.delete(one)),
  );
  await worker.clients.claim();
}

async function kept(request: Request | string): Promise<Response | undefined> {
  return (await caches.open(name)).match(request, { ignoreVary: true });
}

async function fromNetwork(request: Request): Promise<Response> {
  const inTime = AbortSignal.timeout(patience);
  try {
    return await fetch(request, { signal: inTime });
  } catch (error) {
    const found = await kept(page);
    if (found) return found;
    throw error;
  }
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(dropOthers()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const answer = answerOf(request, { origin: worker.location.origin, files });
  if (answer === 'kept') event.respondWith(kept(request).then((found) => found ?? fetch(request)));
  else if (answer === 'page') event.respondWith(fromNetwork(request));
});
