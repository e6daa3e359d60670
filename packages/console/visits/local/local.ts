import { type Download, isSafe, type Work } from '../work/model.ts';
import { type AccountRecord, below, openDatabase } from './db.ts';
import { seal, sealJson, unseal, unsealJson } from './seal.ts';

/** What was synced stays to be looked at for so long, in milliseconds. */
const keptFor = 7 * 86_400_000;

/** What one account keeps in this browser. Nothing of it is readable without the account's key. */
export interface Local {
  account: string;
  downloads(): Promise<Download[]>;
  putDownload(download: Download): Promise<void>;
  /** Removes a visit with all that was filled in. */
  drop(id: string): Promise<void>;
  works(): Promise<Work[]>;
  work(id: string): Promise<Work | undefined>;
  putWork(work: Work): Promise<void>;
  putFile(visit: string, file: string, bytes: Blob): Promise<void>;
  /** The bytes of a file; undefined where they are gone. */
  file(visit: string, file: string, type: string): Promise<Blob | undefined>;
  dropFile(visit: string, file: string): Promise<void>;
  /** Removes what was synced a week ago. */
  sweep(now: number): Promise<void>;
}

/** Opens what an account keeps. `changed` is called with the visit after each change of a work. */
export async function openLocal(
  { account, key }: AccountRecord,
  changed: (visit: string) => void,
): Promise<Local> {
  const db = await openDatabase();
  const about = (what: string, ...parts: string[]) => [what, account, ...parts].join('/');
  async function readAll<T>(name: 'downloads' | 'works'): Promise<T[]> {
    const [keys, all] = await Promise.all([
      db.getAllKeys(name, below(account)),
      db.getAll(name, below(account)),
    ]);
    return Promise.all(all.map((one, at) => unsealJson<T>(key, one, about(name, keys[at]![1]))));
  }
  const local: Local = {
    account,
    downloads: () => readAll<Download>('downloads'),
    async putDownload(download) {
      const { id } = download.case;
      await db.put('downloads', await sealJson(key, download, about('downloads', id)), [account, id]);
    },
    async drop(id) {
      const all = db.transaction(['downloads', 'works', 'files'], 'readwrite');
      await Promise.all([
        all.objectStore('downloads').delete([account, id]),
        all.objectStore('works').delete([account, id]),
        all.objectStore('files').delete(below(account, id)),
        all.done,
      ]);
      changed(id);
    },
    works: () => readAll<Work>('works'),
    async work(id) {
      const found = await db.get('works', [account, id]);
      return found && unsealJson<Work>(key, found, about('works', id));
    },
    async putWork(work) {
      const sealed = await sealJson(key, work, about('works', work.id));
      const until = work.progress.is === 'synced' ? { until: work.progress.at + keptFor } : {};
      await db.put('works', { ...sealed, open: !isSafe(work), ...until }, [account, work.id]);
      changed(work.id);
    },
    async putFile(visit, file, blob) {
      const bytes = new Uint8Array(await blob.arrayBuffer());
      await db.put('files', await seal(key, bytes, about('files', visit, file)), [account, visit, file]);
    },
    async file(visit, file, type) {
      const found = await db.get('files', [account, visit, file]);
      return found && new Blob([await unseal(key, found, about('files', visit, file))], { type });
    },
    dropFile: (visit, file) => db.delete('files', [account, visit, file]),
    async sweep(now) {
      const old: string[] = [];
      const { store } = db.transaction('works');
      for (let at = await store.openCursor(below(account)); at; at = await at.continue())
        if (at.value.until !== undefined && at.value.until < now) old.push(at.key[1]);
      for (const id of old) await local.drop(id);
    },
  };
  return local;
}
