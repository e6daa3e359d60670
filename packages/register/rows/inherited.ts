import { sameValue } from '@mingcha/kernel';
import type { RegisterKind } from '../kind.ts';
import type { Row } from '../types.ts';
import type { Refusal } from './ownership.ts';

type Inheriting<R extends Row> = Pick<RegisterKind<R>, 'inherited' | 'columns' | 'noun'>;
type Values = Readonly<Record<string, unknown>>;

const fieldOf = (row: Row, field: string): unknown => (row as unknown as Values)[field];

/** What a row was taken over from; undefined where it is the tenant's own. */
export function originOf<R extends Row>({ inherited }: Pick<Inheriting<R>, 'inherited'>, row: Row) {
  const from = inherited && fieldOf(row, inherited.from);
  return typeof from === 'string' ? from : undefined;
}

/**
 * Lets no row be changed in what it takes over from a list above, and none be given the look of having been taken over.
 * Undefined where nothing is taken over.
 */
export function inheritanceOf<R extends Row>(kind: Inheriting<R>): Refusal<R> | undefined {
  const { inherited, columns, noun } = kind;
  if (!inherited) return undefined;
  const { from, by } = inherited;
  const headerOf = (field: string) => columns.find((column) => column.field === field)!.header;
  const refuse = (field: string, row: R, message: string) =>
    ({
      at: 'after',
      finding: { field, severity: 'error', code: 'inherited', message },
      value: fieldOf(row, field),
    }) as const;
  return (before, after) => {
    // Whether a row may go is not asked here: it is kept, or it is not.
    if (!after) return undefined;
    const origin = before && originOf(kind, before);
    if (!sameValue(origin, fieldOf(after, from)))
      return refuse(
        from,
        after,
        `“${headerOf(from)}”由系统在采用上级目录时填写，不能自行填写或者修改。请在“上级目录”页面办理。`,
      );
    if (origin === undefined) return undefined;
    const changed = Object.keys(by).find(
      (field) => !sameValue(fieldOf(before!, field), fieldOf(after, field)),
    );
    if (changed === undefined) return undefined;
    return refuse(
      changed,
      after,
      `这一${noun}采用自上级目录，“${headerOf(changed)}”由${by[changed]}确定，本级不能修改。对它有意见的，请在“上级目录”页面说明理由，或者向上级反映。`,
    );
  };
}

/** A row that is given, with what the stored one was taken over from where it says nothing of that itself. */
export function keepOrigin<R extends Row>(
  kind: Pick<Inheriting<R>, 'inherited'>,
  given: Values,
  stored: R | undefined,
): Values {
  const origin = stored && originOf(kind, stored);
  return origin === undefined
    ? given
    : { ...given, [kind.inherited!.from]: given[kind.inherited!.from] ?? origin };
}

/**
 * What a row becomes that goes back to how it was: what is decided above stays as it is now. A row that was taken over then
 * and is not now does not come back, and one that is taken over now does not go.
 */
export function backTo<R extends Row>(
  kind: Inheriting<R>,
  now: R | undefined,
  then: R | undefined,
): R | undefined {
  const { inherited } = kind;
  const isTaken = (row: R | undefined) => row !== undefined && originOf(kind, row) !== undefined;
  if (!inherited || !(isTaken(now) || isTaken(then))) return then;
  if (!now || !then || !isTaken(now)) return now;
  const held = [inherited.from, ...Object.keys(inherited.by)];
  if (held.every((field) => sameValue(fieldOf(now, field), fieldOf(then, field)))) return then;
  const own = Object.entries(then).filter(([field]) => !held.includes(field));
  const taken = Object.entries(now).filter(([field]) => held.includes(field));
  return Object.fromEntries([...own, ...taken]) as unknown as R;
}
