import { demoCities, demoProvince } from '@mingcha/demo';
import { roleNames } from '@mingcha/tenancy';
import type { DemoCities } from '../oidc/demo.ts';
import type { FirstPassword } from '../oidc/identities.ts';
import { hashPassword } from '../oidc/password.ts';
import { demoPassword } from './password.ts';

let hash: Promise<string> | undefined;

/** The demo password for people who are added while the demo is loaded, hashed once: for each it would take 50 ms. */
export async function hashedDemoPassword(): Promise<Required<FirstPassword>> {
  hash ??= hashPassword(demoPassword);
  return { password: demoPassword, hash: await hash };
}

/** The demo accounts as the sign-in pages show them. */
export const demoAccounts: DemoCities = [
  ...demoCities.map(({ code, name, people }) => ({ tenant: code, name, accounts: people.map(shown) })),
  {
    tenant: demoProvince.code,
    name: demoProvince.name,
    accounts: demoProvince.people.map(shown),
  },
];

function shown({ login, name, role }: { login: string; name: string; role: string }) {
  return { login, password: demoPassword, label: `${roleNames[role]} ${name}` };
}
