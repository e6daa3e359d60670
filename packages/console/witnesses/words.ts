import type { ListedWitness } from '../api/types.ts';

export const heldWords: Record<ListedWitness['held'], string> = {
  program: '密钥在自有程序中',
  page: '密钥在网页中，防不住运营者',
};

export const outsideText = ({ outside }: Pick<ListedWitness, 'outside'>): string =>
  outside ? '本市政府以外' : '本市政府内';

/** From when on a witness takes part in draws. */
export const sinceText = ({ from }: Pick<ListedWitness, 'from'>): string => `自 ${from} 起`;

/** The beginning of a key, by which people compare it. */
export const keyStart = ({ key }: Pick<ListedWitness, 'key'>): string => `${key.slice(0, 16)}…`;

const confirmationWords = { confirmed: '省级已确认', refused: '省级未确认', waiting: '待省级确认' } as const;

/** What a province has decided about a witness, in a word; undefined where nobody waits for it to decide. */
export function confirmationText(
  { confirmation, withdrawn }: Pick<ListedWitness, 'confirmation' | 'withdrawn'>,
  required: boolean,
): string | undefined {
  if (confirmation) return confirmationWords[confirmation.state];
  return required && !withdrawn ? confirmationWords.waiting : undefined;
}

const members = ['id', 'name', 'key', 'held', 'outside', 'signature'] as const;

/** The registration in a line that a witness handed over; undefined where it is none. */
export function readRegistration(text: string): Record<(typeof members)[number], unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text.trim());
    if (typeof value !== 'object' || value === null || !members.every((name) => name in value))
      return undefined;
    return value as Record<(typeof members)[number], unknown>;
  } catch {
    return undefined;
  }
}
