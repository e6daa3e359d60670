import { newReceiptCode } from '@mingcha/kernel/receiptCode';
import type { Values } from './api.ts';

/** What somebody fills in, with the code under which it goes, until the server has said that it has it. */
export type Draft = { code: string; values: Values };

const keyOf = (tenant: string, type: string) => `mingcha-form-${tenant}-${type}`;

const randomBytes = (n: number) => crypto.getRandomValues(new Uint8Array(n));

/**
 * The draft of this tab, or a new one. Its code is made before anything is sent, so that a form whose answer was lost, with
 * the page or without, is sent again as the same.
 */
export function draftOf(tenant: string, type: string): Draft {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(tenant, type)) ?? 'null') as Draft | null;
    if (kept) return kept;
  } catch {
    // A browser that keeps nothing, or kept something else.
  }
  return { code: newReceiptCode(randomBytes), values: {} };
}

export function keepDraft(tenant: string, type: string, draft: Draft): void {
  try {
    sessionStorage.setItem(keyOf(tenant, type), JSON.stringify(draft));
  } catch {
    // Then it lasts as long as the page.
  }
}

export function dropDraft(tenant: string, type: string): void {
  try {
    sessionStorage.removeItem(keyOf(tenant, type));
  } catch {
    // There is none.
  }
}
