import type { createLists } from '@mingcha/catalogue';
import { type ApiRouter, newRouter } from '@mingcha/http';
import type { RandomBytes } from '@mingcha/kernel';
import { type RegisterKind, type RegisterRouteDeps, type Row, registerRoutes } from '@mingcha/register';
import { contractKindFor } from './contract/contractKind.ts';
import type { ExchangeDeps } from './deps.ts';
import { batchRoutes } from './routes/batchRoutes.ts';
import { channelRoutes } from './routes/channelRoutes.ts';
import { contractRoutes } from './routes/contractRoutes.ts';
import { previewRoutes } from './routes/previewRoutes.ts';
import { receiveRoutes } from './routes/receiveRoutes.ts';
import { rowRoutes } from './routes/rowRoutes.ts';
import { createSources } from './source/index.ts';

type Lists = ReturnType<typeof createLists>;

/** What exchanging is made of: the sources of a tenant, and the register of its contracts. */
export function createExchange(
  lists: Lists,
  { clock, allowPrivateWebhooks, hosts }: Omit<ExchangeDeps, 'sources' | 'contracts'>,
): ExchangeDeps {
  const sources = createSources(lists);
  const contracts = contractKindFor(sources, { allowPrivate: allowPrivateWebhooks });
  return { clock, sources, contracts, allowPrivateWebhooks, hosts };
}

/** The register of contracts, for who takes the rows of files and for who fills it. */
export const exchangeContracts = (lists: Lists, allowPrivate = false): RegisterKind<Row> =>
  contractKindFor(createSources(lists), { allowPrivate }) as unknown as RegisterKind<Row>;

export const contractsPath = '/v1/exchange/contracts';

/** Contracts, what runs by them, and what partners bring. */
export function exchangeRoutes(
  lists: Lists,
  deps: RegisterRouteDeps & { random: RandomBytes; allowPrivateWebhooks?: boolean | undefined },
): ApiRouter {
  const exchange = createExchange(lists, deps);
  const all = { ...deps, ...exchange };
  const router = newRouter();
  router.route('/', contractRoutes(exchange));
  router.route('/', registerRoutes(exchange.contracts, contractsPath, deps));
  for (const routes of [channelRoutes, previewRoutes, batchRoutes, rowRoutes]) router.route('/', routes(all));
  router.route('/', receiveRoutes(exchange));
  return router;
}
