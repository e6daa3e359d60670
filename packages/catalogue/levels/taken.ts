import { type FieldError, problems } from '@mingcha/kernel';
import { inheritedFields, originField, originText } from '../kinds/origin.ts';
import type { LevelChange } from './changes.ts';
import { type ComparedElement, keyField, type Values } from './compared.ts';
import type { Standing } from './standing.ts';

/** What is decided of an item: these elements, or all that differ; `own` is what the city says besides. */
export type Taken = { item: string; fields?: readonly string[] | undefined; own?: Values | undefined };

/** The elements that wait for a decision, or else all that differ, or those of them that are named. Throws `invalid` (422) for one that does not. */
export function elementsTaken(
  { elements }: Pick<LevelChange, 'elements'>,
  compared: readonly ComparedElement[],
  fields: readonly string[] | undefined,
  pointer: string,
): ComparedElement[] {
  const open = elements.map(({ at }) => compared[at]!);
  if (!fields) {
    const waiting = open.filter((_, i) => elements[i]!.state === 'pending');
    return waiting.length > 0 ? waiting : open;
  }
  const errors = fields.flatMap((field, i): FieldError[] =>
    open.some((one) => one.field === field)
      ? []
      : [{ pointer: `${pointer}/fields/${i}`, message: '这个要素与上级相同，或者不由上级提供' }],
  );
  if (errors.length > 0) throw problems.invalid(errors);
  return open.filter(({ field }) => fields.includes(field));
}

type Sides = {
  stored: Values | undefined;
  /** The open part of the item above. */
  offered: Values;
  /** The fields that are taken over. */
  taken: readonly string[];
  /** Fields that the city refused, and does not take. */
  refused: ReadonlySet<string>;
  own: Values;
};

/**
 * The row that an item becomes in the city's list. What is decided above is as it is there. Of a new item all else begins with
 * what it says there, but for departments, divisions and what is left to cities; `own` stands over it. Once nothing is left to
 * decide, the row is of this edition.
 */
export function rowTaken(
  { list, elements, above }: Pick<Standing, 'list' | 'elements' | 'above'>,
  change: LevelChange,
  { stored, offered, taken, refused, own }: Sides,
): Values {
  const row: Record<string, unknown> = { ...stored };
  if (!stored)
    for (const { of, field, type, owner } of list.elements) {
      const isLocal = type === 'department' || type === 'division' || owner === '市' || owner === '县';
      const isOwnId = field === 'id' && keyField(list) !== 'id';
      if (of === undefined && !isLocal && !isOwnId && offered[field] !== undefined)
        row[field] = offered[field];
    }
  const isJoined = change.kind !== 'changed';
  for (const field of [...(isJoined ? Object.keys(inheritedFields(list)) : []), ...taken])
    set(row, field, offered[field]);
  for (const [field, value] of Object.entries(own)) set(row, field, value);
  const isLeft = change.elements.some(({ at, state }) => {
    const { field } = elements[at]!;
    return state === 'pending' && !taken.includes(field) && !refused.has(field);
  });
  const { number, id: version } = above.version;
  if (isJoined || !isLeft)
    row[originField] = originText({ tenant: above.tenant, number, version, item: change.item });
  return row;
}

function set(row: Record<string, unknown>, field: string, value: unknown): void {
  if (value === undefined || value === null) delete row[field];
  else row[field] = value;
}

/** What a city may not say itself of what it says besides. */
export function ownFaults(
  { list, kind }: Pick<Standing, 'list' | 'kind'>,
  own: Values,
  pointer: string,
): FieldError[] {
  const decided = inheritedFields(list);
  const key = keyField(list);
  return Object.keys(own).flatMap((field): FieldError[] => {
    const header = kind.columns.find((column) => column.field === field)?.header;
    if (header === undefined) return [{ pointer: `${pointer}/${field}`, message: '没有这个要素' }];
    const by = decided[field] ?? (field === key ? '上级' : field === originField ? '系统' : undefined);
    if (by === undefined) return [];
    return [{ pointer: `${pointer}/${field}`, message: `“${header}”由${by}确定，本级不能填写` }];
  });
}
