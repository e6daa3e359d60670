/** Demo accounts, offered on the sign-in page with their passwords; only ever on one machine. */
export type DemoCities = {
  tenant: string;
  name: string;
  accounts: { login: string; password: string; label: string }[];
}[];
