import { createHash } from 'node:crypto';
import type { AssumeTenant } from '@mingcha/store';
import { type Patience, persevere, requireOk } from './persevere.ts';
import { signer } from './signed.ts';

export type BucketPlace = {
  bucket: string;
  region: string;
  /** `amazonaws.com`, or another partition's. */
  urlSuffix: string;
};

export type Bucket = ReturnType<typeof openBucket>;

/** Objects of tenants in a bucket: of a key `kind/rest` the name is `kind/tenant/rest`. Reached with that tenant's credentials. */
export function openBucket({ bucket, region, urlSuffix }: BucketPlace, credentialsFor: AssumeTenant) {
  const urlOf = (tenant: string, key: string) => {
    const [kind = '', ...rest] = key.split('/').map(encodeURIComponent);
    return new URL(`https://${bucket}.s3.${region}.${urlSuffix}/${[kind, tenant, ...rest].join('/')}`);
  };
  const open = async (tenant: string) => signer(await credentialsFor(tenant), 's3', region);

  /** The first names that begin so, in the order of their bytes, without kind and tenant. Throws where the session may not know. */
  async function names(tenant: string, prefix: string, most: number): Promise<string[]> {
    const { origin, pathname } = urlOf(tenant, prefix);
    const url = new URL(origin);
    const fields = {
      'list-type': '2',
      'max-keys': String(most),
      prefix: decodeURIComponent(pathname.slice(1)),
    };
    for (const [field, value] of Object.entries(fields)) url.searchParams.set(field, value);
    const client = await open(tenant);
    const listed = await persevere(async (signal) =>
      (await requireOk(await client.fetch(url, { signal }), `the file store does not list ${prefix}`)).text(),
    );
    return [...listed.matchAll(/<Contents>.*?<\/Contents>/gs)].map(([found]) =>
      (/<Key>(.*?)<\/Key>/.exec(found)?.[1] ?? '').split('/').slice(2).join('/'),
    );
  }

  /** What is made of the object there; undefined where there is none. Throws where the session may not know. */
  async function get<T>(
    tenant: string,
    key: string,
    make: (response: Response) => T | Promise<T>,
  ): Promise<T | undefined> {
    const client = await open(tenant);
    const answer = await persevere(async (signal) => {
      const given = await client.fetch(urlOf(tenant, key), { signal });
      return given.status === 403 || given.status === 404
        ? { refused: given }
        : { made: await make(await requireOk(given, `the file store did not give ${key}`)) };
    });
    if ('made' in answer) return answer.made;
    // S3 says 403 of what is not there too, for the session may list its own names only, and a read names none.
    const { refused } = answer;
    if (refused.status === 404 || (await names(tenant, key, 1)).length === 0) return undefined;
    throw new Error(`the file store refused to give ${key}: ${(await refused.text()).slice(0, 500)}`);
  }

  const bytes = (tenant: string, key: string) =>
    get(tenant, key, async (response) => new Uint8Array(await response.arrayBuffer()));

  return {
    urlOf,
    open,
    names,
    get,
    bytes,
    /** Puts bytes, whatever is there. */
    async put(tenant: string, key: string, body: Uint8Array, patience?: Patience): Promise<void> {
      const client = await open(tenant);
      const init = { method: 'PUT', body: new Uint8Array(body) };
      await persevere(async (signal) => {
        const response = await client.fetch(urlOf(tenant, key), { ...init, signal });
        await requireOk(response, `the file store refused ${key}`);
      }, patience);
    },
    /**
     * Puts bytes where nothing is; false where something is, which stays. After an attempt that nobody answered, the same
     * bytes there are one's own.
     */
    async create(tenant: string, key: string, body: Uint8Array): Promise<boolean> {
      const client = await open(tenant);
      const headers = {
        'if-none-match': '*',
        // A bucket with Object Lock takes nothing without a checksum.
        'x-amz-checksum-sha256': createHash('sha256').update(body).digest('base64'),
      };
      let unanswered = false;
      return persevere(async (signal) => {
        const before = unanswered;
        unanswered = true;
        const response = await client.fetch(urlOf(tenant, key), {
          method: 'PUT',
          headers,
          body: new Uint8Array(body),
          signal,
        });
        unanswered = before || response.status >= 500;
        if (response.status === 412) {
          const there = unanswered ? await bytes(tenant, key) : undefined;
          return there !== undefined && Buffer.compare(there, body) === 0;
        }
        // Somebody else writes it at this moment: the next attempt finds what became of that.
        if (response.status === 409) throw new Error(`${key} is being written by another`);
        await requireOk(response, `the file store refused ${key}`);
        return true;
      });
    },
    async remove(tenant: string, key: string): Promise<void> {
      const client = await open(tenant);
      await persevere(async (signal) => {
        const response = await client.fetch(urlOf(tenant, key), { method: 'DELETE', signal });
        await requireOk(response, `the file store did not remove ${key}`);
      });
    },
  };
}
