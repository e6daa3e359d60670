import { createHash } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';

/** A row as it comes in: the envelope of the exchange, and the elements beside it. */
type Row = { row_guid: string; cd_operation: 'I' | 'U' | 'D'; [element: string]: unknown };
type Batch = { tenant: string; contract: string; table: string; cd_batch: string; rows: Row[] };
type TableError = { table: string; row_guid: string; err_type: string; remark: string };

/** Where the demo's partner takes batches, and how contracts name it. */
export const partnerPath = '/demo/partner';
export const partnerHost = 'partner.localhost';

/** Of so many new rows one is refused: 5 of 100. */
const refusesOneOf = 20;

/** Elements that the partner finds too short. */
const disliked = ['XK_NR', 'CF_SY', 'insRes_CN', 'RESULT'];

/** Answers that are kept, so that a batch that comes again gets the same. */
const mostKept = 1_000;

const hashOf = (row: Row): string => {
  const { cd_batch: _, cd_time: __, cd_operation: ___, ...said } = row;
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
};

/**
 * A made-up receiving side of exchanges: takes batches, keeps rows, and refuses every twentieth new row until it says something
 * else. The same batch again gets the same answer and changes nothing. It forgets everything when it ends.
 */
export function createPartner() {
  const answers = new Map<string, { errors: TableError[] }>();
  const kept = new Map<string, Row>();
  const refused = new Map<string, string>();
  const seen = new Map<string, number>();

  function take({ tenant, contract, table, cd_batch, rows }: Batch) {
    const channel = `${tenant}/${contract}`;
    const known = answers.get(`${channel}/${cd_batch}`);
    if (known) return known;
    const errors: TableError[] = [];
    for (const row of rows) {
      const id = `${channel}/${row.row_guid}`;
      const error = judge(channel, id, row);
      if (error === undefined) {
        refused.delete(id);
        if (row.cd_operation === 'D') kept.delete(id);
        else kept.set(id, row);
      } else errors.push({ table, row_guid: row.row_guid, ...error });
    }
    const answer = { errors };
    answers.set(`${channel}/${cd_batch}`, answer);
    if (answers.size > mostKept) answers.delete(answers.keys().next().value!);
    return answer;
  }

  function judge(channel: string, id: string, row: Row) {
    const isNew = !kept.has(id) && !refused.has(id);
    const count = (seen.get(channel) ?? 0) + (isNew ? 1 : 0);
    seen.set(channel, count);
    const before = refused.get(id);
    const isRefused = isNew ? count % refusesOneOf === 0 : before === hashOf(row);
    if (!isRefused || row.cd_operation === 'D') return undefined;
    refused.set(id, hashOf(row));
    const element = disliked.find((name) => name in row) ?? '内容';
    return { err_type: '内容不规范', remark: `${element} 过于简略，请补充具体情况后重报` };
  }

  const answer: RequestListener = (request, response) => {
    bodyOf(request)
      .then((text) => {
        response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
        response.end(JSON.stringify(take(JSON.parse(text) as Batch)));
      })
      .catch(() => {
        response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' });
        response.end('no batch');
      });
  };
  return { answer, take, kept: () => [...kept.values()] };
}
export type Partner = ReturnType<typeof createPartner>;

/** Bytes of a body that are taken. */
const mostBytes = 2_000_000;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > mostBytes) throw new Error('too large');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString();
}
