import type { Me } from '../api/types.ts';

/** Where the browser keeps whose it is. */
const marker = 'mingcha-account';

/** Tenant and person, such as `620300/01J…`. */
export const accountOf = ({ tenant, sub }: Me): string => `${tenant.code}/${sub}`;

/** The account that signed in last in this browser and has not signed out. */
export const lastAccount = (): string | null => localStorage.getItem(marker);

/** Notes who signs in: from then on only their visits can be opened without a network. */
export const markAccount = (me: Me): void => localStorage.setItem(marker, accountOf(me));

/** Forgets who signed in last, where it is this account. */
export function unmarkAccount(account: string): void {
  if (lastAccount() === account) localStorage.removeItem(marker);
}
