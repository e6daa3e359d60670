import type { LogEntryOf } from '../entries/entry.ts';
import type { Verdict } from './rules.ts';
import { mostApart } from './shownDraws.ts';

/** A witness of the standing list as it was registered. */
export type Listed = Pick<LogEntryOf<'witness.registered'>, 'key' | 'name' | 'held' | 'outside' | 'from'>;
type Said = Pick<LogEntryOf<'witness.withdrawn'>, 'party' | 'key' | 'name' | 'held' | 'outside'>;
type Seed = Extract<LogEntryOf<'draw.committed'>['seed'], { source: 'witness' }>;

const day = 86_400_000;
/** Days in which who withheld a nonce is no party; some less than the year, since times of the log never go back with a clock. */
const barred = 350;

/** The day (Asia/Shanghai), without the kernel's dates, which bring a schema's library to the page. */
const dayOf = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);

/** What an entry says otherwise of a witness than its registration did, in Chinese; undefined where it says the same. */
export function otherwise(known: Omit<Listed, 'from'>, said: Omit<Said, 'party'>): string | undefined {
  if (known.key !== said.key) return '公钥';
  if (known.name !== said.name) return '名称';
  if (known.outside !== said.outside) return '是否为本市政府以外的单位';
  return known.held === said.held ? undefined : '密钥的保管方式';
}

/** The standing list of witnesses, and whom of it a draw may name. */
export function createListedRules({ fromStart }: { fromStart: boolean }) {
  const listed = new Map<string, Listed>();
  /** When a draw was voided for whom. */
  const withheldAt = new Map<string, number>();

  function fault({ id, key }: Seed['parties'][number], last: string | undefined, at: number): Verdict {
    // By the first specification parties had no keys and were on no list.
    if (key === undefined) return undefined;
    const known = listed.get(id);
    if (!known) return fromStart ? `的见证方 ${id} 没有登记，或已撤销` : undefined;
    if (known.key !== key) return `的见证方 ${id} 的公钥与登记时不同`;
    if (dayOf(at + mostApart) < known.from) return `的见证方 ${id} 自 ${known.from} 起才能参加`;
    if (id === last && !known.outside) return `应最后公开的见证方 ${id} 不是本市政府以外的单位`;
    const since = at - (withheldAt.get(id) ?? Number.NEGATIVE_INFINITY);
    return since > mostApart && since < barred * day
      ? `的见证方 ${id} 曾扣留随机数，一年内不能参加`
      : undefined;
  }

  return {
    all: listed as ReadonlyMap<string, Listed>,

    registered({ party, key, name, held, outside, from }: LogEntryOf<'witness.registered'>): Verdict {
      if (listed.has(party)) return `见证方 ${party} 未撤销就再次登记`;
      listed.set(party, { key, name, held, outside, from });
      return undefined;
    },

    withdrawn(said: Said): Verdict {
      const known = listed.get(said.party);
      if (!known) return fromStart ? `未登记的见证方 ${said.party} 被撤销` : undefined;
      listed.delete(said.party);
      const what = otherwise(known, said);
      return what && `撤销的见证方 ${said.party} 的${what}与登记时不同`;
    },

    /** Why a draw that is committed at this time cannot name one of its parties. */
    named({ parties, last }: Seed, at: string): Verdict {
      for (const party of parties) {
        const found = fault(party, last, Date.parse(at));
        if (found !== undefined) return found;
      }
      return undefined;
    },

    /** Takes who is named in a void for a nonce that did not come. */
    withheld(parties: readonly string[], at: string): void {
      for (const party of parties) withheldAt.set(party, Date.parse(at));
    },
  };
}
