import type { CompiledCaseType } from '../compiled.ts';
import type { Action } from '../format/acts.ts';
import type { CaseRecord, ChildRecord, Facts, TaskRecord } from './record.ts';

export type Opened = { tasks: TaskRecord[]; children: ChildRecord[]; nobody: Nobody[] };

/** A kind that is opened for nobody: its title, and where somebody could be named. */
export type Nobody = { title: string; pointer: string };

/**
 * The tasks and children that an action opens, given the values that it has written. `nobody` are kinds for which nothing is
 * named. An amendment opens children only for what is new.
 */
export function openedBy(
  compiled: CompiledCaseType,
  record: CaseRecord,
  { opens: kinds = [], amends }: Pick<Action, 'opens' | 'amends'>,
  asked: ReadonlyMap<string, readonly string[]>,
  facts: Facts,
): Opened {
  const opened: Opened = { tasks: [], children: [], nobody: [] };
  for (const kind of kinds) {
    const task = compiled.tasks.get(kind);
    const child = compiled.children.get(kind);
    if (task !== undefined) {
      const to = typeof task.to === 'string' ? [task.to] : targets(record, task.to, facts);
      if (to.length === 0 && typeof task.to === 'object')
        opened.nobody.push(...unnamed(compiled, task.title, task.to));
      const round = roundOf(record.tasks, kind, opened.tasks);
      for (const one of to) {
        const id = `t${record.tasks.length + opened.tasks.length + 1}`;
        opened.tasks.push({
          id,
          kind,
          round,
          to: one,
          status: 'open',
          ...said(task.to, one, facts, ['name', 'dept']),
        });
      }
    } else if (child !== undefined) {
      const { one: from, title } = child;
      const about = from === 'asked' ? [...new Set(asked.get(kind))] : targets(record, from, facts);
      if (about.length === 0 && from === 'asked') opened.nobody.push({ title, pointer: `/asked/${kind}` });
      if (about.length === 0 && typeof from === 'object' && amends === undefined)
        opened.nobody.push(...unnamed(compiled, title, from));
      const round = roundOf(record.children, kind, opened.children);
      for (const one of about) {
        if (amends !== undefined && isFollowed(record.children, kind, one)) continue;
        const id = `c${record.children.length + opened.children.length + 1}`;
        opened.children.push({ id, kind, round, one, status: 'open', ...said(from, one, facts, ['name']) });
      }
    }
  }
  return opened;
}

/** Whether a child about this is open or has come to a result; what was given up or taken back is opened anew. */
const isFollowed = (children: readonly ChildRecord[], kind: string, about: string): boolean =>
  children.some(
    (one) => one.kind === kind && one.one === about && (one.status === 'open' || one.result !== undefined),
  );

/** Of a field that the system fills nobody has to say anything: where it is empty, there is none. */
function unnamed(compiled: CompiledCaseType, title: string, from: object): Nobody[] {
  if (!('each' in from)) return [];
  const field = String(from.each);
  const isFilled = compiled.fields.get(field)?.computed !== undefined;
  return isFilled ? [] : [{ title, pointer: `/values/${field}` }];
}

/** What a row of a register says of itself in these columns; nothing where no row is asked. */
function said(
  from: string | { each: string } | { register: string },
  id: string,
  facts: Facts,
  columns: readonly string[],
): Record<string, string> {
  if (typeof from === 'string' || !('register' in from)) return {};
  const row = facts.rows?.get(from.register)?.get(id);
  return Object.fromEntries(
    columns.flatMap((column) => {
      const value = row?.get(column);
      return typeof value === 'string' && value !== '' ? [[column, value]] : [];
    }),
  );
}

function targets(
  record: CaseRecord,
  from: { each: string } | { register: string; where?: Readonly<Record<string, string>> },
  facts: Facts,
): string[] {
  if ('each' in from) {
    const value = record.fields[from.each];
    return [...new Set((Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String))];
  }
  const rows = facts.rows?.get(from.register) ?? new Map<string, ReadonlyMap<string, unknown>>();
  return [...rows].flatMap(([id, row]) => (matches(row, from.where) ? [id] : []));
}

/** Whether a row has these values in its columns. */
export const matches = (
  row: ReadonlyMap<string, unknown>,
  where: Readonly<Record<string, string>> = {},
): boolean => Object.entries(where).every(([column, wanted]) => String(row.get(column)) === wanted);

/** A kind of which some are open goes on with their round; else a new one begins. */
function roundOf(
  before: readonly { kind: string; round: number; status: string }[],
  kind: string,
  now: readonly { kind: string; round: number }[],
): number {
  const own = before.filter((one) => one.kind === kind);
  const last = Math.max(
    0,
    ...own.map((one) => one.round),
    ...now.filter((one) => one.kind === kind).map((one) => one.round),
  );
  return own.some((one) => one.status === 'open') || now.some((one) => one.kind === kind) ? last : last + 1;
}
