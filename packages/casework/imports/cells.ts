import type { Field, Values } from '@mingcha/cases';
import { partsOf, type SheetFault, type SheetRow } from '@mingcha/http/sheets';
import { openRegister } from '@mingcha/register';
import { queryAll, type TenantStore } from '@mingcha/store';
import { allDepartments, byName, divisionOf, personEntity } from '@mingcha/tenancy';
import type { CaseDeps } from '../deps.ts';
import type { OpeningColumn } from './columns.ts';

/** What a cell says, or why it cannot be taken. */
type Read = { value: unknown } | { message: string };

/** Of rows that a name finds in a register so many are looked at. */
const mostNamed = 50;
const cutText = (text: string) => text.slice(0, 60);

/** Reads the cells of sheets as values of fields: names of departments, people, divisions and rows become ids. */
export function createCellReader(store: TenantStore, { kinds }: Pick<CaseDeps, 'kinds'>) {
  // Each is read once for all rows of a sheet.
  const departments = once(async () => byName(await allDepartments(store)));
  const people = once(() => queryAll(store, personEntity, []));
  const rows = new Map<string, Promise<readonly { id: string }[]>>();

  return async (
    { row, cells }: SheetRow<string>,
    columns: Readonly<Record<string, OpeningColumn>>,
  ): Promise<{ values: Values; faults: SheetFault[] }> => {
    const values: Record<string, unknown> = {};
    const faults: SheetFault[] = [];
    for (const [name, { field, header }] of Object.entries(columns)) {
      const text = cells[name] ?? '';
      if (text === '') continue;
      const read = await readCell(field, text);
      if ('message' in read) faults.push({ row, column: header, code: 'invalid', message: read.message });
      else values[name] = read.value;
    }
    return { values, faults };
  };

  async function readCell(field: Field, text: string): Promise<Read> {
    if (!field.many) return readOne(field, text);
    const read = await Promise.all(partsOf(text).map((part) => readOne(field, part)));
    const wrong = read.find((one) => 'message' in one);
    return wrong ?? { value: read.map((one) => (one as { value: unknown }).value) };
  }

  async function readOne(field: Field, text: string): Promise<Read> {
    switch (field.type) {
      case 'number':
      case 'money':
        return /^-?\d{1,15}(\.\d{1,9})?$/.test(text.replaceAll(',', ''))
          ? { value: Number(text.replaceAll(',', '')) }
          : { message: '须是数字，不带单位' };
      case 'date':
        return { value: dateOf(text) };
      case 'yesNo': {
        const value = yesNo.get(text.toUpperCase());
        return value === undefined ? { message: '请填“是”或“否”' } : { value };
      }
      case 'department':
        return only((await departments())(text), text, '部门', '请改填部门编号');
      case 'person': {
        const found = (await people()).filter(
          ({ id, login, name, status }) => status === 'active' && [id, login, name].includes(text),
        );
        return only(found, text, '在岗人员', '请改填登录名');
      }
      case 'division': {
        const code = divisionOf(store.tenant, text);
        return /^\d{6}(\d{6})?$/.test(code)
          ? { value: code }
          : { message: `没有名为“${cutText(text)}”的区划，请改填区划代码` };
      }
      case 'row':
        return only(await rowsNamed(field.register ?? '', text), text, '条目', '请改填编号');
      default:
        return { value: text };
    }
  }

  /** The rows of a register with this id, else those of this name; the engine looks whether an id is there. */
  function rowsNamed(register: string, text: string): Promise<readonly { id: string }[]> {
    const key = `${register} ${text}`;
    const known = rows.get(key) ?? findRows(register, text);
    rows.set(key, known);
    return known;
  }

  async function findRows(register: string, text: string): Promise<readonly { id: string }[]> {
    const kind = kinds.find(({ name }) => name === register);
    if (!kind) return [];
    const opened = openRegister(store, kind);
    const heads = await opened.heads();
    const version = heads.published ?? heads.draft;
    if (!version) return [];
    const [byId] = await opened.rowsOf(version.id, [text.slice(0, 100)]);
    if (byId) return [byId];
    const { items } = await opened.list({ q: text, version: version.id, limit: mostNamed });
    return items.filter((one) => 'name' in one && one.name === text);
  }
}

const yesNo = new Map([
  ['是', true],
  ['TRUE', true],
  ['否', false],
  ['FALSE', false],
]);

/** A day as it is kept, of the ways in which sheets write one. */
function dateOf(text: string): string {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00:00)?$/.exec(text) ?? [];
  return year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
}

function only(found: readonly { id: string }[], text: string, noun: string, instead: string): Read {
  const ids = [...new Set(found.map(({ id }) => id))];
  if (ids.length === 1) return { value: ids[0] };
  return {
    message:
      ids.length === 0
        ? `没有名为“${cutText(text)}”的${noun}，请改正`
        : `有 ${ids.length} 个${noun}叫“${cutText(text)}”，${instead}`,
  };
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | undefined;
  return () => {
    found ??= read();
    return found;
  };
}
