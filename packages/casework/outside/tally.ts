import { Problem } from '@mingcha/kernel';
import { defineEntity, type Operation, put, retryOnConflict, type TenantStore } from '@mingcha/store';

/** How often something may be done within so many minutes, counted from the first time. */
export type Limit = { what: string; most: number; minutes: number; title: string };

export const limits = {
  openings: { what: 'opening', most: 20, minutes: 60, title: '登记过于频繁' },
  wrongCodes: { what: 'wrong-code', most: 5, minutes: 15, title: '回执码多次有误' },
  files: { what: 'file', most: 60, minutes: 60, title: '上传过于频繁' },
  notes: { what: 'note', most: 10, minutes: 60, title: '补充过于频繁' },
} as const satisfies Record<string, Limit>;

type Tally = { what: string; of: string; since: string; count: number; until: string };

/** Of whom something was counted: hashes of addresses and of codes, and never for longer than its time. */
const tallyEntity = defineEntity<Tally>()({
  name: 'OUTSIDETALLY',
  key: (of: Pick<Tally, 'what' | 'of'>) => ({ partition: [of.what, of.of], sort: ['count'] }),
  expires: ({ until }) => Math.ceil(Date.parse(until) / 1_000),
});

/** Too often; `until` is when it goes on. */
export function tooOften({ title }: Limit, until: string, now: Date): Problem {
  const seconds = Math.max(1, Math.ceil((Date.parse(until) - now.getTime()) / 1_000));
  const wait = seconds < 60 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`;
  return new Problem({
    status: 429,
    code: 'too-many-requests',
    title,
    detail: `请在 ${wait}后重试；已填写的内容不会丢失。`,
    headers: { 'retry-after': String(seconds) },
  });
}

/**
 * Counts one more, by the operation that goes into the write of what is counted: what is not written is not counted, and
 * two at the same moment are counted one after the other. Throws `too-many-requests` (429) where it is too often.
 */
export async function counted(store: TenantStore, limit: Limit, of: string, now: Date): Promise<Operation> {
  const { what, most, minutes } = limit;
  const found = await store.get(tallyEntity, { what, of });
  const at = now.toISOString();
  const live = found && found.until > at ? found : undefined;
  if (live && live.count >= most) throw tooOften(limit, live.until, now);
  const until = new Date(now.getTime() + minutes * 60_000).toISOString();
  const tally = live ? { ...live, count: live.count + 1 } : { what, of, since: at, count: 1, until };
  return put(tallyEntity, tally, found);
}

/** Counts one more of something that writes nothing itself. */
export const count = (store: TenantStore, limit: Limit, of: string, now: () => Date): Promise<void> =>
  retryOnConflict(async () => store.write(await counted(store, limit, of, now())), {
    busy: '同一网络同时提交的人太多，请稍候几秒重试。',
  });
