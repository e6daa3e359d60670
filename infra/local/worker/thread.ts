import { parentPort, workerData } from 'node:worker_threads';
import { createWorker } from '@mingcha/fn-worker';
import { type AssumeTenant, type TenantCredentials, wakingStore } from '@mingcha/store';
import { createFolderFiles } from '../kept/files.ts';
import { openStore } from '../table/openStore.ts';
import type { Access, FromThread, ThreadInit, ToThread } from './messages.ts';

/** The worker's function in a thread of its own, with its own connections to the table. */
const { endpoint, cursorKey, files } = workerData as ThreadInit;
const send = (message: FromThread) => parentPort!.postMessage(message);

type Asked = { resolve(credentials: TenantCredentials): void; reject(error: unknown): void };
const asked = new Map<number, Asked>();
let askedLast = 0;

const assume =
  (access: Access): AssumeTenant =>
  (tenant) =>
    new Promise((resolve, reject) => {
      asked.set(++askedLast, { resolve, reject });
      send({ assume: askedLast, access, tenant });
    });

let ahead = 0;
const clock = () => new Date(Date.now() + ahead);
const report = (error: unknown, about: Record<string, unknown>) => send({ report: error, about });
const open = (access: Access) => openStore({ endpoint, cursorKey, assume: assume(access) });
const worker = createWorker({
  store: wakingStore(open('data'), { wakes: open('wakes'), clock, report }),
  files: createFolderFiles({ ...files, clock }),
  clock,
});

parentPort!.on('message', async (message: ToThread) => {
  if ('run' in message) {
    ahead = message.now - Date.now();
    try {
      await worker.run(message.message);
      send({ ended: message.run });
    } catch (error) {
      send({ ended: message.run, error });
    }
    return;
  }
  const waiting = asked.get(message.assumed);
  asked.delete(message.assumed);
  if ('error' in message) waiting?.reject(message.error);
  else waiting?.resolve(message.credentials);
});
