/** Lets the browser keep the console's pages and what was downloaded, so that visits open without a network. Safe to call again. */
export function startWorker(): void {
  if (!('serviceWorker' in navigator)) return;
  // Where it is refused, such as in a private window, the pages work with a network.
  navigator.serviceWorker.register('/console/sw.js', { scope: '/console/' }).catch(() => undefined);
  navigator.storage?.persist?.().catch(() => undefined);
}
