import { createHash, randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestStore } from '@mingcha/local/testing';
import { runFolderIfAny } from './run/runFolder.ts';

/** An item as the engine writes it down. */
type Item = { pk: { S: string }; sk: { S: string } };

/** A part of what a table is filled with; the same name stands for the same content. Parts share no item. */
export type Part = { name: string; fill(): Promise<void> };

/** How many items one request writes; DynamoDB's own limit. */
const atOnce = 25;

/** What this process has made or read, or is about to: those who start together wait for the first. */
const known = new Map<string, Promise<Item[]>>();

/**
 * Fills the empty table of a test. A part that this run has made before is written as it was stored then: to make lists and
 * their versions takes ten times as long as to write them.
 */
export async function fillTable(test: TestStore, parts: readonly Part[]): Promise<void> {
  const there = new Set<string>();
  for (const { name, fill } of parts) {
    let isThere = false;
    const readOrMake = async (): Promise<Item[]> => {
      const read = await readPart(name);
      if (read) return read;
      await fill();
      isThere = true;
      const made = (await itemsOf(test)).filter((item) => !there.has(textOf(item)));
      await keep(name, made);
      return made;
    };
    const part = known.get(name) ?? readOrMake();
    known.set(name, part);
    const items = await part.catch((error) => {
      known.delete(name);
      throw error;
    });
    if (!isThere) await write(test, items);
    for (const item of items) there.add(textOf(item));
  }
}

const textOf = ({ pk, sk }: Item) => `${pk.S}\0${sk.S}`;

const fileOf = (folder: string, name: string) =>
  join(folder, `filled-${createHash('sha256').update(name).digest('hex')}.json`);

/** What another process of this run has made. */
async function readPart(name: string): Promise<Item[] | undefined> {
  const folder = runFolderIfAny();
  return folder && readFile(fileOf(folder, name), 'utf8').then(JSON.parse, () => undefined);
}

/** For the other processes of this run, whole or not at all. */
async function keep(name: string, items: readonly Item[]): Promise<void> {
  const folder = runFolderIfAny();
  if (!folder) return;
  const fresh = join(folder, randomUUID());
  await writeFile(fresh, JSON.stringify(items));
  await rename(fresh, fileOf(folder, name));
}

async function itemsOf(test: TestStore): Promise<Item[]> {
  const items: Item[] = [];
  let from: object | undefined;
  do {
    const page = { TableName: test.tableName, ...(from && { ExclusiveStartKey: from }) };
    const answer = await ask(test, 'Scan', page);
    items.push(...answer.Items);
    from = answer.LastEvaluatedKey;
  } while (from);
  return items;
}

async function write(test: TestStore, items: readonly Item[]): Promise<void> {
  for (let at = 0; at < items.length; at += atOnce) {
    const puts = items.slice(at, at + atOnce).map((Item) => ({ PutRequest: { Item } }));
    const { UnprocessedItems = {} } = await ask(test, 'BatchWriteItem', {
      RequestItems: { [test.tableName]: puts },
    });
    if (Object.keys(UnprocessedItems).length > 0) throw new Error('the engine left items out');
  }
}

type Answer = { Items: Item[]; LastEvaluatedKey?: object; UnprocessedItems?: object };

/** Asks the engine itself with items as they are, past everything that reads or checks them. */
async function ask({ adminEndpoint }: TestStore, operation: string, body: object): Promise<Answer> {
  const credential = 'Credential=LOCALADMIN/20261120/us-east-1/dynamodb/aws4_request';
  const response = await fetch(adminEndpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-date': '20261120T000000Z',
      'x-amz-target': `DynamoDB_20120810.${operation}`,
      authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${operation} answered ${response.status}: ${text}`);
  return JSON.parse(text);
}
