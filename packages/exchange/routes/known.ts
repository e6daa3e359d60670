import { loadOffice } from '@mingcha/casework/besides';
import { found, hasRight, type Principal } from '@mingcha/http';
import { shanghaiDate } from '@mingcha/kernel';
import { openRegister } from '@mingcha/register';
import { queryAll, type TenantStore } from '@mingcha/store';
import type { Contract } from '../contract/format.ts';
import type { ExchangeDeps } from '../deps.ts';
import { channelEntity, rowEntity, rowStates, secretEntity } from '../sending/entities.ts';
import { createTerms, type Terms } from '../sending/late.ts';
import { elementViews, type Known, type RowViewing } from './views.ts';

/** All contracts of a tenant, as drafted or published, by title. */
export async function allKnown(store: TenantStore, deps: Pick<ExchangeDeps, 'contracts'>): Promise<Known[]> {
  const register = openRegister(store, deps.contracts);
  const [{ draft, published }, channels, secrets] = await Promise.all([
    register.heads(),
    queryAll(store, channelEntity, []),
    queryAll(store, secretEntity, []),
  ]);
  const rowsOf = async (version: string | undefined) => {
    const rows = new Map<string, Contract>();
    if (version !== undefined) for await (const row of register.rows(version)) rows.set(row.id, row);
    return rows;
  };
  const [drafts, publics] = await Promise.all([rowsOf(draft?.id), rowsOf(published?.id)]);
  return [...new Set([...drafts.keys(), ...publics.keys()])].sort().map((id) => ({
    draft: drafts.get(id),
    published: publics.get(id),
    channel: channels.find(({ contract }) => contract === id),
    hasSecret: secrets.some(({ contract }) => contract === id),
  }));
}

/** One contract; throws `not-found` where there is none of that id. */
export async function knownOf(
  store: TenantStore,
  { contracts }: Pick<ExchangeDeps, 'contracts'>,
  contract: string,
): Promise<Known & { contract: Contract }> {
  const register = openRegister(store, contracts);
  const [heads, channel, secret] = await Promise.all([
    register.heads(),
    store.get(channelEntity, { contract }),
    store.get(secretEntity, { contract }),
  ]);
  const [draft, published] = await Promise.all(
    [heads.draft, heads.published].map((version) => version && register.row(version.id, contract)),
  );
  const known = { draft: draft ?? undefined, published: published ?? undefined };
  return {
    ...{ ...known, channel, hasSecret: secret !== undefined },
    contract: found(known.published ?? known.draft, '该交换合同'),
  };
}

/** How many rows stand how. Those that are accepted are counted as they are written; the others are few. */
export async function figuresOf(
  store: TenantStore,
  { channel }: Known,
  contract: Contract,
  terms: Terms,
  today: string,
) {
  const figures = { sending: 0, refused: 0, mended: 0, overdue: 0 };
  await Promise.all(
    rowStates.map(async (state) => {
      if (state === 'accepted') return;
      const rows = await queryAll(store, rowEntity, [contract.id, state], { index: true });
      figures[state] = rows.length;
      for (const { acceptedOn, since } of rows)
        if (acceptedOn === undefined && terms.isLate(since, today)) figures.overdue++;
    }),
  );
  const { accepted = 0, late = 0, batches = 0 } = channel ?? {};
  return { accepted, late, batches, ...figures };
}

/** What rows of a contract are shown with. */
export async function viewingOf(
  store: TenantStore,
  { sources, clock }: Pick<ExchangeDeps, 'sources' | 'clock'>,
  known: Pick<Known, 'channel'> & { contract: Contract },
  principal: Principal,
): Promise<RowViewing> {
  const { contract } = known;
  const [source, office] = await Promise.all([sources.find(store, contract.source), loadOffice(store)]);
  const terms = createTerms(contract, known.channel?.startedAt, office);
  const personal = elementViews(contract, source).filter((element) => element.personal);
  return {
    ...{ contract, terms, today: shanghaiDate(clock()) },
    personal: new Set(personal.map(({ name }) => name)),
    writes: principal.kind === 'person' && hasRight(principal, 'exchange:write'),
  };
}
