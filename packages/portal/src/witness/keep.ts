/** The nonce of a party as it is kept on the device and in the file it is offered as. */

const nonceShape = /^[0-9a-f]{64}$/;

const slot = (tenant: string, draw: string, party: string) => `mingcha:witness:${tenant}:${draw}:${party}`;

/** The nonce kept on this device for a party of a draw; undefined when there is none or storage is closed. */
export function keptNonce(tenant: string, draw: string, party: string): string | undefined {
  try {
    const nonce = localStorage.getItem(slot(tenant, draw, party));
    return nonce !== null && nonceShape.test(nonce) ? nonce : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a nonce on this device; false when the browser does not allow it. */
export function keepNonce(tenant: string, draw: string, party: string, nonce: string): boolean {
  try {
    localStorage.setItem(slot(tenant, draw, party), nonce);
    return true;
  } catch {
    return false;
  }
}

export type NonceFile = {
  title: string;
  party: string;
  partyName: string;
  draw: string;
  nonce: string;
  commitment: string;
};

/** The text of the file that a party keeps safe until it reveals. */
export function nonceFileText(file: NonceFile): string {
  return [
    '明察 · 见证随机数（请妥善保管，公开之前不要给任何人看）',
    '',
    `抽查：${file.title}`,
    `抽查标识：${file.draw}`,
    `见证方：${file.partyName}（${file.party}）`,
    `随机数：${file.nonce}`,
    `密封承诺：${file.commitment}`,
    '',
    '抽查承诺公开后，请回到见证页面公开这个随机数。如果丢失或不公开，这次抽查将作废。',
    '',
  ].join('\r\n');
}

/** Finds the nonce in such a file, or in text that is nothing but the nonce. */
export function readNonceFile(text: string): string | undefined {
  const found = /随机数[：:]\s*([0-9a-fA-F]{64})/.exec(text)?.[1] ?? text.trim();
  const nonce = found.toLowerCase();
  return nonceShape.test(nonce) ? nonce : undefined;
}
