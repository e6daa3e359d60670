/** How a request is answered: with the kept page, from what is kept, or by the network alone. */
export type Answer = 'page' | 'kept' | 'network';

const base = '/console/';

/**
 * What answers a request. Only our own pages and their files are kept: no answer of the API, nothing of another origin, and
 * nothing but GET. `files` are the paths that are kept.
 */
export function answerOf(
  { method, mode, url }: { method: string; mode: string; url: string },
  { origin, files }: { origin: string; files: ReadonlySet<string> },
): Answer {
  const { origin: to, pathname } = new URL(url);
  if (method !== 'GET' || to !== origin || !pathname.startsWith(base)) return 'network';
  if (files.has(pathname)) return 'kept';
  return mode === 'navigate' ? 'page' : 'network';
}
