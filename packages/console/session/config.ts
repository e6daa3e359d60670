import { networkProblem, readProblem } from '../api/problem.ts';

export interface DemoCity {
  tenant: string;
  name: string;
  accounts: { login: string; password: string; label: string }[];
}

/** Where to sign in, from `/config.json`. `demo` only on a laptop. */
export interface SiteConfig {
  issuer: string;
  clientId: string;
  audience: string;
  scope?: string;
  demo?: DemoCity[];
}

/** Loads the site's configuration. Throws an ApiProblem. */
export async function loadConfig(): Promise<SiteConfig> {
  const response = await fetch('/config.json', { headers: { accept: 'application/json' } }).catch(() => {
    throw networkProblem();
  });
  if (!response.ok) throw await readProblem(response);
  return (await response.json()) as SiteConfig;
}
