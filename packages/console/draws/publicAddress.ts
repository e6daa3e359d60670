/** Where anyone sees this draw. */
export function publicAddress(tenant: string, draw: string): string {
  return `${window.location.origin}/public/${tenant}/draws/${draw}`;
}
