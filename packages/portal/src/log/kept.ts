import type { Kept } from './check.ts';

/** Two heads that cannot both be true, as they were served. */
export type Alarm = { reason: string; before: string; after: string; at: string };

const slot = (tenant: string, what: 'head' | 'alarm') => `mingcha:log:${tenant}:${what}`;

function read<T>(tenant: string, what: 'head' | 'alarm'): T | undefined {
  try {
    const text = localStorage.getItem(slot(tenant, what));
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

function write(tenant: string, what: 'head' | 'alarm', value: object): boolean {
  try {
    localStorage.setItem(slot(tenant, what), JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export const keptHead = (tenant: string) => read<Kept>(tenant, 'head');
/** False where the browser does not allow it. */
export const keepHead = (tenant: string, kept: Kept): boolean => write(tenant, 'head', kept);
/** Stays for as long as the browser keeps it: nothing on the page takes it away. */
export const keptAlarm = (tenant: string) => read<Alarm>(tenant, 'alarm');
export const keepAlarm = (tenant: string, alarm: Alarm): boolean => write(tenant, 'alarm', alarm);
