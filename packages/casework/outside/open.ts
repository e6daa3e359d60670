import type { Values } from '@mingcha/cases';
import { canonicalJson, problems } from '@mingcha/kernel';
import { create, sha256Hex, type TenantStore } from '@mingcha/store';
import type { CaseDeps } from '../deps.ts';
import { openCaseOf } from '../engine/opening/open.ts';
import { noticeFor, noticeText } from './notice.ts';
import { type Origin, outsider, type Receipt, receiptEntity } from './receipt.ts';
import { requireAskable, requireService } from './service.ts';
import { counted, limits } from './tally.ts';
import { unseenTexts } from './texts.ts';

export type Sent = {
  type: string;
  values: Values;
  /** Hash of the notice that was agreed to. */
  consent: string;
  /** A field that no person sees: who fills it in is a program. */
  homepage?: string | undefined;
};

/** Breaks off an attempt that finds the case open already. */
class AlreadyOpen extends Error {
  readonly receipt: Receipt;
  constructor(receipt: Receipt) {
    super('opened before');
    this.receipt = receipt;
  }
}

/**
 * Opens a case for somebody from outside, under the hash of the code that they hold. Sent again, because the answer was
 * lost, it opens nothing and resolves to the same receipt. Throws `not-found` (404) for a type that only officials open,
 * `notice-changed` and `receipt-used` (409), `too-many-requests` (429), and what else an opening is refused for.
 */
export async function openFromOutside(
  store: TenantStore,
  deps: CaseDeps,
  sent: Sent,
  { hash, origin }: { hash: string; origin: Origin },
): Promise<Receipt> {
  const { type, values, consent } = sent;
  const request = sha256Hex(canonicalJson({ type, values }));
  const known = await store.get(receiptEntity, { hash });
  if (known) return sameAgain(known, request);
  const service = await requireService(store, deps, type);
  if (sent.homepage)
    throw problems.invalid([
      { pointer: '/homepage', message: '这一项请留空；看不到它的，请换用浏览器提交。' },
    ]);
  const notice = await noticeFor(store, deps, service);
  if (notice.hash !== consent)
    throw problems.conflict('notice-changed', '个人信息处理告知已更新，请重新阅读并同意后提交。');
  requireAskable(service.compiled, deps.kinds, values);
  const unseen = unseenTexts(values, '/values');
  if (unseen.length > 0) throw problems.invalid(unseen);
  const now = deps.clock();
  const name = service.compiled.parties.get(service.party)?.title ?? service.party;
  const caller = outsider(store, { hash, name, outside: 'opens' });
  const receipt = (id: string): Receipt => ({ hash, type, id, at: now.toISOString(), request });
  try {
    const { found } = await openCaseOf(store, deps, {
      type,
      values,
      caller,
      consent: { at: now.toISOString(), notice: noticeText(notice) },
      alongside: async (id) => {
        const before = await store.get(receiptEntity, { hash });
        if (before) throw new AlreadyOpen(before);
        return [
          create(receiptEntity, receipt(id)),
          ...(origin === undefined ? [] : [await counted(store, limits.openings, origin, now)]),
        ];
      },
    });
    return receipt(found.id);
  } catch (error) {
    if (error instanceof AlreadyOpen) return sameAgain(error.receipt, request);
    throw error;
  }
}

function sameAgain(known: Receipt, request: string): Receipt {
  if (known.request === request) return known;
  throw problems.conflict(
    'receipt-used',
    '这份表单已经提交成功。请凭回执码查看；另有事项的，请重新打开登记页面填写。',
  );
}
