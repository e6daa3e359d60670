/** Above this a photo is not even opened: no phone makes such a one, and opening it could end the page. */
const mostBytes = 80 * 2 ** 20;

/** What a photo may be as it is kept and sent. */
export const photoBytes = 1_000_000;
const longEdge = 1_600;

/** Why a file cannot be taken as a photo; undefined where it may be one. */
export function whyNotPhoto({
  name,
  size,
  type,
}: {
  name: string;
  size: number;
  type: string;
}): string | undefined {
  if (size === 0) return `“${name}”是空的，请重新拍摄。`;
  if (type !== '' && !type.startsWith('image/')) return `“${name}”不是照片，请选择照片。`;
  if (size > mostBytes) return `“${name}”超过 ${mostBytes / 2 ** 20} MB，请用较低的分辨率重新拍摄。`;
  return undefined;
}

/** What a picture is drawn to: its long edge is at most `edge`, and it is never made larger. */
export function fitInto(width: number, height: number, edge: number): { width: number; height: number } {
  const share = Math.min(1, edge / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) };
}

/** Edge and quality to try one after the other until a picture is small enough. */
export const tries: readonly { edge: number; quality: number }[] = [
  { edge: longEdge, quality: 0.85 },
  { edge: longEdge, quality: 0.7 },
  { edge: 1_280, quality: 0.7 },
  { edge: 1_024, quality: 0.6 },
  { edge: 800, quality: 0.5 },
];
