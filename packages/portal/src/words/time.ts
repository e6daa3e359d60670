/** Instants are shown in the country's one time zone, not in that of the reader's device. */
const shanghaiOffsetMs = 8 * 60 * 60 * 1000;

const two = (value: number) => String(value).padStart(2, '0');

/** "2026年3月5日 09:30", with seconds "2026年3月5日 09:30:15". An unreadable instant is shown as it came. */
export function formatInstant(iso: string, seconds = false): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return iso;
  const at = new Date(time + shanghaiOffsetMs);
  const clock = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}${seconds ? `:${two(at.getUTCSeconds())}` : ''}`;
  return `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月${at.getUTCDate()}日 ${clock}`;
}

/** How long `ms` milliseconds are, in two units at most; "" when the time has come. */
export function formatSpan(ms: number): string {
  const total = Math.ceil(ms / 1000);
  if (total <= 0) return '';
  const days = Math.floor(total / 86_400);
  const hours = Math.floor((total % 86_400) / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  if (days > 0) return hours > 0 ? `${days} 天 ${hours} 小时` : `${days} 天`;
  if (hours > 0) return minutes > 0 ? `${hours} 小时 ${minutes} 分` : `${hours} 小时`;
  return minutes > 0 ? `${minutes} 分 ${two(total % 60)} 秒` : `${total} 秒`;
}
