import * as z from 'zod';

/** Who a link speaks for: a party of a draw, by the token in the link's fragment. */
export type Seat = {
  link: string;
  origin: string;
  tenant: string;
  draw: string;
  party: string;
  token: string;
};

const shapes = { tenant: /^\d{6}$/, draw: /^[0-9A-Za-z]{1,40}$/, party: /^[a-z0-9-]{1,40}$/ };

/** Reads a party's link. Throws where it is not whole. */
export function parseLink(link: string): Seat {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  const [, tenant = '', draw = ''] = /^\/witness\/([^/]+)\/([^/]+)$/.exec(url?.pathname ?? '') ?? [];
  const secret = new URLSearchParams(url?.hash.slice(1));
  const [party, token] = [secret.get('party') ?? '', secret.get('token') ?? ''];
  if (!url || !shapes.tenant.test(tenant) || !shapes.draw.test(draw) || !shapes.party.test(party) || !token)
    throw new Stop('见证链接不完整，请粘贴组织单位发给您的完整链接，包括 # 之后的部分');
  return { link, origin: url.origin, tenant, draw, party, token };
}

/** What a person must see to; going on by itself would be wrong. */
export class Stop extends Error {
  override readonly name = 'Stop';
}

/** What may be well in a moment: no network, a server that is busy. */
export class NotNow extends Error {
  override readonly name = 'NotNow';
}

export type Ask = (url: string, init?: RequestInit) => Promise<Response>;

const view = z.object({
  draw: z.object({
    title: z.string(),
    state: z.enum(['planned', 'committed', 'executed', 'published', 'voided']),
    commitment: z.string().optional(),
    first: z.string().optional(),
  }),
  party: z.object({
    name: z.string(),
    key: z.string().optional(),
    commitment: z.string().optional(),
    revealed: z.boolean(),
    attested: z.boolean(),
  }),
  awaited: z.array(z.string()),
});
export type SeatView = z.infer<typeof view>;

/** Asks once. Throws `NotNow` where it may be tried again, `Stop` where the server refuses for good. */
export async function answered(ask: Ask, url: string, init?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await ask(url, init);
  } catch (error) {
    throw new NotNow(
      `连不上 ${new URL(url).host}（${error instanceof Error ? error.message : String(error)}）`,
    );
  }
  if (response.ok) return response;
  const problem = (await response.json().catch(() => ({}))) as { detail?: string; code?: string };
  const said = problem.detail ?? `服务器答 ${response.status}`;
  // A conflict is a matter of the moment: somebody else was faster, or another party comes first.
  if (response.status >= 500 || response.status === 429 || response.status === 409) throw new NotNow(said);
  throw new Stop(said);
}

/** The steps of a party at the API. */
export function openSeat({ origin, tenant, draw, party, token }: Seat, ask: Ask) {
  const base = `${origin}/v1/witness/${tenant}/${draw}/${party}`;
  const headers = { authorization: `Bearer ${token}` };
  const read = async (response: Response): Promise<SeatView> => {
    const found = view.safeParse(await response.json().catch(() => undefined));
    if (!found.success) throw new NotNow('服务器的回答看不懂，可能正在升级');
    return found.data;
  };
  const post = async (step: string, body: object) =>
    read(
      await answered(ask, `${base}/${step}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
  return {
    view: async () => read(await answered(ask, base, { headers })),
    commit: (commitment: string, signature: string) => post('commitment', { commitment, signature }),
    reveal: (nonce: string, signature: string) => post('nonce', { nonce, signature }),
    attest: (signature: string) => post('attestation', { signature }),
    proof: () => answered(ask, `${base}/proof`, { headers }),
    async published(): Promise<{ plan?: unknown; commitment?: unknown }> {
      const url = `${origin}/public/${tenant}/draws/${draw}`;
      const response = await answered(ask, url, { headers: { accept: 'application/json' } });
      return (await response.json()) as object;
    },
  };
}
