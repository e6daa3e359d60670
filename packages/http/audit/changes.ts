import { canonicalJson } from '@mingcha/kernel';

/** One field's old and new value as text; '' where there was or is none. */
export type AuditChange = { label: string; before: string; after: string };

const mostText = 300;
/** Of one record: the whole must fit an item of the store many times over. */
const mostChanges = 60;

/** A value as the log shows it: 是 and 否, lists with 、, objects as JSON; cut where it is long. */
export function auditText(value: unknown): string {
  const text = plain(value);
  return text.length > mostText ? `${text.slice(0, mostText)}…` : text;
}

function plain(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value) && value.every((part) => typeof part !== 'object')) return value.join('、');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The same for any order of an object's fields, because the store does not keep it. */
const isSame = (one: unknown, other: unknown): boolean =>
  canonicalJson(one ?? null) === canonicalJson(other ?? null);

type Fields = Readonly<Record<string, unknown>>;

/**
 * What differs between two states of an object, by its fields' Chinese labels; fields without a label are left out.
 * `show` gives a value the form it may be shown in, such as masked.
 */
export function auditChanges(
  before: object | undefined,
  after: object | undefined,
  labels: Readonly<Record<string, string>>,
  show: (field: string, value: unknown) => unknown = (_, value) => value,
): AuditChange[] {
  const [old, now] = [before ?? {}, after ?? {}] as [Fields, Fields];
  return Object.entries(labels)
    .filter(([field]) => !isSame(old[field], now[field]))
    .slice(0, mostChanges)
    .map(([field, label]) => ({
      label,
      before: auditText(show(field, old[field])),
      after: auditText(show(field, now[field])),
    }));
}
