import type { RowError } from '../mapping/compile.ts';

/** An answer that says nothing of rows that can be trusted: the batch is sent again under its id. */
export class AnswerUnclear extends Error {}

/** The error table of a partner's answer, by row. Throws `AnswerUnclear`, with why in Chinese, where there is none. */
export function readAnswer(text: string, guids: ReadonlySet<string>): Map<string, RowError[]> {
  const found = new Map<string, RowError[]>();
  for (const one of errorsIn(text)) {
    if (!isRecord(one)) throw new AnswerUnclear('对方的错误表中有一行不是对象');
    const guid = String(one.row_guid ?? '');
    if (!guids.has(guid)) throw new AnswerUnclear(`对方的错误表指向不在本批中的行“${guid.slice(0, 40)}”`);
    const error = { type: shortened(one.err_type, '未说明'), remark: shortened(one.remark, '') };
    found.set(guid, [...(found.get(guid) ?? []), error]);
  }
  return found;
}

function errorsIn(text: string): unknown[] {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new AnswerUnclear('对方的应答不是完整的 JSON');
  }
  if (!isRecord(body) || !Array.isArray(body.errors))
    throw new AnswerUnclear('对方的应答中没有错误表 errors，无法判断哪些行被接受');
  return body.errors;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const longest = 300;
/** What a stranger wrote, for people to read. */
const shortened = (value: unknown, usual: string): string =>
  (typeof value === 'string' || typeof value === 'number' ? String(value) : usual)
    .replace(/\p{C}/gu, ' ')
    .trim()
    .slice(0, longest) || usual;
