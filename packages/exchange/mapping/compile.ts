import { canonicalJson } from '@mingcha/kernel';
import { byCode } from '@mingcha/kernel/arrange';
import { compilerFor, type Expression, type Values, valueCompilerFor } from '@mingcha/rules';
import { sha256Hex } from '@mingcha/store';
import type { Contract, Element } from '../contract/format.ts';
import { readable, type Source, type SourceRow } from '../source/source.ts';

/** What is sent of a row, by the partner's names. */
export type Payload = Readonly<Record<string, string | number | boolean>>;

/** What a receiving side says against a row, as in its error table. */
export type RowError = {
  type: string;
  remark: string;
  /** The partner's name of the element, where it is known. */
  element?: string;
};

/** A row of the source by the partner's names. */
export type Mapped = {
  /** From contract and natural key: the same row is the same wherever it goes. */
  guid: string;
  /** Elements of the natural key alone. */
  keys: Payload;
  payload: Payload;
  /** Names the payload. */
  hash: string;
  /** The day, `YYYY-MM-DD`, from which its term is counted. */
  since?: string;
};

export type Mapping = {
  contract: Contract;
  /** Names of elements whose source is personal. */
  personal: ReadonlySet<string>;
  /** The row by the partner's names. */
  map(row: SourceRow): Mapped;
  /** Its guid alone. */
  guidOf(row: SourceRow): string;
  /** The hash of what it says by the partner's names alone: for who only looks whether it is as it was. */
  hashOf(row: SourceRow): string;
  /** Whether it goes to the partner: the contract's condition holds. */
  goes(row: SourceRow): boolean;
  /** Fields of the source that the natural key is, where it is nothing else. */
  keyFields: readonly string[];
  /** What the partner's schema says against a payload, in Chinese. */
  faultsOf(payload: Payload): RowError[];
};

const hashOfText = (canonical: string): string => sha256Hex(canonical).slice(0, 32);
export const hashOf = (payload: Payload): string => hashOfText(canonicalJson(payload));

const scalar = (value: unknown): string | number | boolean | undefined => {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(String).join('、');
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
};

type Reader = { name: string; read: (row: SourceRow, values: Values) => unknown };

const readBy = ({ read }: Reader, row: SourceRow, values: Values) => scalar(read(row, values));

const valuesOf = (row: SourceRow): Values => ({
  get: (field) => (Object.hasOwn(row, field) ? row[field] : undefined),
});

/** Reads a contract's mapping. Throws where the contract has faults: `contractFaults` says which. */
export function compileMapping(contract: Contract, source: Source): Mapping {
  const fields = readable(source);
  const compileValue = valueCompilerFor(fields);
  const ready = (compiled: ReturnType<typeof compileValue>): Expression => {
    if (!compiled.ok) throw new Error(`${contract.id}: ${compiled.problem.message}`);
    return compiled.expression;
  };
  const readers = contract.elements.map(({ name, field, value, expression }): Reader => {
    if (field !== undefined) return { name, read: (row) => row[field] };
    if (value !== undefined) return { name, read: () => value };
    const compiled = ready(compileValue(expression ?? ''));
    return {
      name,
      read: (_, values) => {
        const outcome = compiled.evaluate(values);
        return outcome.is === 'value' ? outcome.value : undefined;
      },
    };
  });
  const keys = contract.elements.flatMap(({ key }, i) => (key ? [readers[i]!] : []));
  const inOrder = readers
    .map((reader) => ({ reader, head: `${canonicalJson(reader.name)}:` }))
    .sort((a, b) => byCode(a.reader.name, b.reader.name));
  const guidOf = (row: SourceRow): string => {
    const values = valuesOf(row);
    const key = keys.map((one) => readBy(one, row, values) ?? null);
    return sha256Hex(JSON.stringify([contract.id, ...key])).slice(0, 32);
  };
  const when = contract.when === undefined ? undefined : ready(compilerFor(fields)(contract.when));
  const personal = contract.elements.filter(
    ({ field }) => field !== undefined && source.fields.get(field)?.personal,
  );
  return {
    contract,
    personal: new Set(personal.map(({ name }) => name)),
    goes: (row) => !when || when.holds(valuesOf(row)),
    keyFields: contract.elements.flatMap(({ key, field }) => (key && field !== undefined ? [field] : [])),
    map(row) {
      const values = valuesOf(row);
      const payload: Record<string, string | number | boolean> = {};
      for (const reader of readers) {
        const value = readBy(reader, row, values);
        if (value !== undefined) payload[reader.name] = value;
      }
      const named = Object.fromEntries(
        keys.flatMap(({ name }) => (name in payload ? [[name, payload[name]!]] : [])),
      );
      const since = contract.countedFrom === undefined ? undefined : row[contract.countedFrom];
      return {
        guid: guidOf(row),
        keys: named,
        payload,
        hash: hashOf(payload),
        ...(typeof since === 'string' && { since }),
      };
    },
    guidOf,
    // The canonical form of the payload, without making the payload.
    hashOf(row) {
      const values = valuesOf(row);
      let text = '';
      for (const { reader, head } of inOrder) {
        const value = readBy(reader, row, values);
        if (value !== undefined) text += `${text === '' ? '' : ','}${head}${canonicalJson(value)}`;
      }
      return hashOfText(`{${text}}`);
    },
    faultsOf: (payload) =>
      contract.elements.flatMap((element) => {
        const fault = elementFault(element, payload[element.name]);
        return fault ? [{ ...fault, element: element.name }] : [];
      }),
  };
}

/** What the contract's schema says against a value of an element, in either direction. */
export function elementFault(
  { name, title, key, required, most, values }: Element,
  value: unknown,
): { type: string; remark: string } | undefined {
  const fault = (type: string, remark: string) => ({ type, remark: `${title}（${name}）${remark}` });
  if (value === undefined || value === null || value === '')
    return key || required ? fault('必填项为空', '没有填写') : undefined;
  const text = String(value);
  if (most !== undefined && text.length > most)
    return fault('超过长度', `有 ${text.length} 字，最多 ${most} 字`);
  if (values && !values.includes(text))
    return fault('取值不符', `为“${text.slice(0, 40)}”，应为：${values.join('、')}`);
  return undefined;
}
