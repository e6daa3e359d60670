const numbers = new Intl.NumberFormat('zh-CN');

const instants = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** 12345 → "12,345". */
export function count(value: number): string {
  return numbers.format(value);
}

/** An instant (ISO 8601, UTC) as `YYYY-MM-DD HH:mm` of Beijing time; "—" for none. */
export function instant(iso: string | undefined | null): string {
  const time = iso ? Date.parse(iso) : Number.NaN;
  return Number.isNaN(time) ? '—' : instants.format(time);
}

/** The day of an instant in Beijing time, `YYYY-MM-DD`. */
export function day(time: number): string {
  return instants.format(time).slice(0, 10);
}

/** Whole days from today (Beijing) to a `YYYY-MM-DD` date; negative when it is past. */
export function daysUntil(date: string, now: number): number {
  return Math.round((Date.parse(date) - Date.parse(day(now))) / 86_400_000);
}

/** How long ago in words, up to a week; the plain time after that. */
export function ago(iso: string, now: number): string {
  const seconds = Math.round((now - Date.parse(iso)) / 1000);
  if (seconds < 60) return '刚刚';
  if (seconds < 3600) return `${Math.floor(seconds / 60)} 分钟前`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} 小时前`;
  if (seconds < 7 * 86_400) return `${Math.floor(seconds / 86_400)} 天前`;
  return instant(iso);
}

/** Milliseconds as `mm:ss` or `h:mm:ss`, never below zero. */
export function clockText(milliseconds: number): string {
  const total = Math.max(0, Math.ceil(milliseconds / 1000));
  const pad = (part: number) => String(part).padStart(2, '0');
  const hours = Math.floor(total / 3600);
  const rest = `${pad(Math.floor(total / 60) % 60)}:${pad(total % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** Seconds as words: 90 → "1 分 30 秒". */
export function spanText(seconds: number): string {
  const units: [number, string][] = [
    [86_400, '天'],
    [3600, '小时'],
    [60, '分'],
    [1, '秒'],
  ];
  const parts: string[] = [];
  let left = Math.round(seconds);
  for (const [size, name] of units) {
    const amount = Math.floor(left / size);
    if (amount > 0) parts.push(`${amount} ${name}`);
    left -= amount * size;
  }
  return parts.join(' ') || '0 秒';
}

/** Bytes as KB or MB. */
export function fileSize(bytes: number): string {
  return bytes < 1_048_576
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1_048_576).toFixed(1)} MB`;
}

/** Hex in groups of eight, for reading aloud. */
export function hexGroups(hex: string): string[] {
  return hex.match(/.{1,8}/g) ?? [];
}

/** Per mille as percent: 35 → "3.5%". */
export function permilleText(permille: number): string {
  return `${Number((permille / 10).toFixed(1))}%`;
}
