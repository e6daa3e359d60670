import { rowCheckOf, schemaOf } from '@mingcha/catalogue';
import { type Depts, fieldErrors, includesDept } from '@mingcha/http';
import { checkUscc, isDate } from '@mingcha/kernel';
import { creditKind } from '../kinds/index.ts';
import { type BaseField, baseColumns, baseFields, type CreditKind } from '../kinds/kind.ts';
import { type RecordValue, recordId } from '../record.ts';
import type { Entry, Fault } from './decide.ts';

/** A row of a push as it came. */
export type Given = {
  row: number;
  operation: 'put' | 'withdraw';
  kind: string;
  reason?: string | undefined;
} & { readonly [base in BaseField]?: string | undefined } & {
  values?: Readonly<Record<string, unknown>> | undefined;
};

/** What is known of the tenant and of who pushes. */
export type Judging = {
  departments: (text: string) => readonly { id: string; name: string }[];
  /** The departments in whose name the caller may write. */
  writer: Depts;
  today: string;
};

type Department = { id: string; name: string };

/** Longest of what every record says; an element has its own. */
const most = { subject: 18, name: 200, authority: 100, number: 100, date: 10 } as const;
/** A record is a line of a page. */
const mostLetters = 12_000;
const controls = /[\p{Cc}\p{Cf}\p{Cs}]/u;
/** Texts of several lines may have their ends. */
const controlsInText = /(?![\n\r\t])[\p{Cc}\p{Cf}\p{Cs}]/u;

/** A row that is good by itself, or what is wrong with it: everything at once, so that it is put right once. */
export function judge(given: Given, judging: Judging): Entry | Fault[] {
  const kind = creditKind(given.kind);
  if (!kind) return [{ field: 'kind', code: 'unknown-kind', message: '没有这一类记录，请从类别清单中选填' }];
  const { base, values } = fromExchange(kind, given);
  const faults = baseFaults(base, given.operation, judging.today);
  const found = judging.departments(base.authority);
  const authority = found.length === 1 ? found[0]! : undefined;
  faults.push(...authorityFaults(base.authority, authority, judging.writer));
  if (given.operation === 'withdraw' && !given.reason)
    faults.push({ field: 'reason', code: 'required', message: '撤下须写明原因' });
  if (given.reason !== undefined && (given.reason.length > 300 || controlsInText.test(given.reason)))
    faults.push({ field: 'reason', code: 'invalid', message: '原因不超过 300 字，且不能有不可见的字符' });
  if (given.operation === 'put') faults.push(...valueFaults(kind, values));
  const kept = given.operation === 'put' ? values : ofWithdrawal(kind, values);
  if (!faults.some(({ field }) => field === 'annulled'))
    faults.push(...annulmentFaults(kept.annulled, base.date, judging.today));
  if (faults.length > 0) return faults;
  const natural = { ...base, authority: authority?.name ?? base.authority };
  return {
    row: given.row,
    operation: given.operation,
    ...(given.reason && { reason: given.reason }),
    record: {
      id: recordId(natural),
      kind: kind.id,
      ...natural,
      ...(authority && { department: authority.id }),
      values: kept as Record<string, RecordValue>,
    },
  };
}

/** The row by our own names: a push may use those of the exchange. */
function fromExchange(kind: CreditKind, given: Given) {
  const base = Object.fromEntries(baseFields.map((field) => [field, (given[field] ?? '').trim()])) as Record<
    BaseField,
    string
  >;
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given.values ?? {})) {
    const field = (Object.hasOwn(kind.exchange ?? {}, name) && kind.exchange?.[name]) || name;
    if (!baseFields.includes(field as BaseField)) values[field] = value;
    else if (base[field as BaseField] === '' && typeof value === 'string')
      base[field as BaseField] = value.trim();
  }
  return { base: { ...base, subject: base.subject.toUpperCase() }, values };
}

/** What a withdrawal says of its own: the day on which the decision was changed or annulled. All else stays as it was reported. */
const ofWithdrawal = ({ elements }: CreditKind, { annulled }: Readonly<Record<string, unknown>>) =>
  annulled !== undefined && elements.some(({ field }) => field === 'annulled') ? { annulled } : {};

function annulmentFaults(annulled: unknown, date: string, today: string): Fault[] {
  if (annulled === undefined) return [];
  const fault = (code: string, message: string) => [{ field: 'annulled', code, message }];
  if (typeof annulled !== 'string' || !isDate(annulled))
    return fault('date', '变更或撤销日期应为存在的日期，如 2026-03-16');
  if (annulled > today) return fault('future', '变更或撤销日期晚于今天，请核对');
  return annulled < date ? fault('order', '变更或撤销日期早于决定日期，请核对') : [];
}

/** What names a record, and so all that is needed to withdraw it. */
const naturalKey: readonly BaseField[] = ['subject', 'authority', 'number'];

function baseFaults(
  base: Readonly<Record<BaseField, string>>,
  operation: Given['operation'],
  today: string,
): Fault[] {
  const faults: Fault[] = [];
  for (const field of baseFields) {
    const { header } = baseColumns[field];
    const isNeeded = operation === 'put' || naturalKey.includes(field);
    if (base[field] === '' && !isNeeded) continue;
    if (base[field] === '') faults.push({ field, code: 'required', message: `请填写${header}` });
    else if (base[field].length > most[field] || controls.test(base[field]))
      faults.push({
        field,
        code: 'invalid',
        message: `${header}不超过 ${most[field]} 字，且不能有不可见的字符`,
      });
  }
  const is = (field: BaseField) => base[field] !== '' && !faults.some((fault) => fault.field === field);
  if (is('subject') && checkUscc(base.subject) === 'malformed')
    faults.push({
      field: 'subject',
      code: 'uscc',
      message: '统一社会信用代码应为 18 位，不含 I、O、S、V、Z，请核对',
    });
  if (is('date') && !isDate(base.date))
    faults.push({ field: 'date', code: 'date', message: '决定日期应为存在的日期，如 2026-03-16' });
  else if (is('date') && base.date > today)
    faults.push({ field: 'date', code: 'future', message: '决定日期晚于今天，请核对' });
  return faults;
}

function authorityFaults(text: string, found: Department | undefined, writer: Depts): Fault[] {
  if (text === '' || writer === 'all' || includesDept(writer, found?.id)) return [];
  return [
    {
      field: 'authority',
      code: 'foreign-authority',
      message: '只能报送本部门作出的决定，请由作出机关报送，或核对作出机关的名称',
    },
  ];
}

const checks = new Map<string, ReturnType<typeof checkOf>>();

function checkOf(kind: CreditKind) {
  const { id, title, elements, rules = [] } = kind;
  const schema = schemaOf(elements);
  const isList = (field: string) => Object.hasOwn(kind.lists ?? {}, field);
  const broken = rowCheckOf({
    ...{ id, title, noun: title, rules: [...rules] },
    // An expression asks whether a part is there.
    elements: elements.map((element) => (isList(element.field) ? { ...element, type: 'words' } : element)),
  });
  const partsIn = (values: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      Object.entries(values).map(([field, value]) => [
        field,
        isList(field) ? String(value).split('、') : value,
      ]),
    );
  return (values: Readonly<Record<string, unknown>>): Fault[] => {
    const faults: Fault[] = [];
    for (const name of Object.keys(values))
      if (!elements.some(({ field }) => field === name))
        faults.push({
          field: name.slice(0, 40),
          code: 'unknown-field',
          message: `${title}没有这一项，请删除`,
        });
    if (faults.length > 0) return faults;
    const parsed = schema.safeParse(values);
    if (!parsed.success)
      return fieldErrors(parsed.error).map(({ pointer, message }) => {
        const field = pointer.split('/')[1] ?? '';
        const isMissing = values[field] === undefined || values[field] === '';
        return isMissing
          ? { field, code: 'required', message: `请填写${titleOf(kind, field)}` }
          : { field, code: 'invalid', message };
      });
    for (const { field, title: name, choices } of elements) {
      const value = values[field];
      if (typeof value === 'string' && controlsInText.test(value))
        faults.push({ field, code: 'invalid', message: `${name}不能有不可见的字符` });
      const parts = kind.lists?.[field];
      const wrong = (parts ? String(value ?? '').split('、') : [value]).find(
        (part) => value !== undefined && (parts ?? choices) && !(parts ?? choices)!.includes(part as string),
      );
      if (wrong !== undefined)
        faults.push({
          field,
          code: 'choice',
          message: `${name}应从中选填：${(parts ?? choices)!.join('、')}`,
        });
    }
    if (JSON.stringify(values).length > mostLetters)
      faults.push({ code: 'too-large', message: `一条记录的内容合计不超过 ${mostLetters} 字，请精简` });
    for (const { field, severity, code, message } of broken(partsIn(values)))
      if (severity === 'error') faults.push({ field, code, message });
    return faults;
  };
}

const titleOf = ({ elements }: CreditKind, field: string) =>
  elements.find((element) => element.field === field)?.title ?? field;

function valueFaults(kind: CreditKind, values: Readonly<Record<string, unknown>>): Fault[] {
  const known = checks.get(kind.id) ?? checkOf(kind);
  checks.set(kind.id, known);
  return known(values);
}
