import { demoCities } from '@mingcha/demo';
import { roleNames } from '@mingcha/tenancy';
import type { DemoCities } from '../oidc/demo.ts';

/** The one password of all demo accounts, shown on the sign-in page: it protects made-up data on one machine. */
export const demoPassword = 'mingcha-demo';

/** The demo accounts as the sign-in pages show them. */
export const demoAccounts: DemoCities = demoCities.map(({ code, name, people }) => ({
  tenant: code,
  name,
  accounts: people.map((person) => ({
    login: person.login,
    password: demoPassword,
    label: `${roleNames[person.role]} ${person.name}`,
  })),
}));
