/** Runs in a page: this tab has what another one kept of its sign-in. */
export function takeUp(session: Record<string, string>): void {
  if (window.origin === 'null') return;
  for (const [key, value] of Object.entries(session)) {
    if (sessionStorage.getItem(key) === null) sessionStorage.setItem(key, value);
  }
}
