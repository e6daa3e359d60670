import { createHash } from 'node:crypto';

/** What a request meets instead of its answer: none at all (`lost` after it was carried out), or a status. */
export type Fault = 'lost' | 'silent' | 409 | 503;

/**
 * S3 as far as the adapters use it, in memory, by `fetch`: objects of several buckets, conditional writes, lists, and
 * Object Lock with the policy of the log's bucket in those whose name ends with `-log`.
 */
export function bucketStub() {
  const objects = new Map<string, Uint8Array>();
  const faults: (Fault | undefined)[] = [];
  const asked: string[] = [];

  async function carryOut(request: Request): Promise<Response> {
    const { hostname, pathname, searchParams } = new URL(request.url);
    const bucket = hostname.split('.')[0]!;
    const name = `${bucket}${decodeURIComponent(pathname)}`;
    const isLocked = bucket.endsWith('-log');
    asked.push(`${request.method} ${name}`);
    if (request.method === 'GET' && searchParams.has('list-type')) {
      const most = Number(searchParams.get('max-keys'));
      const prefix = `${bucket}/${searchParams.get('prefix')}`;
      const found = [...objects.keys()].filter((key) => key.startsWith(prefix)).sort();
      const keys = found.slice(0, most).map((key) => key.slice(bucket.length + 1));
      const contents = keys.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('');
      return new Response(`<ListBucketResult>${contents}</ListBucketResult>`);
    }
    if (request.method === 'GET') {
      const bytes = objects.get(name);
      return bytes ? new Response(new Uint8Array(bytes)) : new Response('AccessDenied', { status: 403 });
    }
    if (request.method === 'DELETE') {
      if (isLocked) return new Response('AccessDenied', { status: 403 });
      objects.delete(name);
      return new Response(null, { status: 204 });
    }
    const bytes = new Uint8Array(await request.arrayBuffer());
    const isConditional = request.headers.get('if-none-match') === '*';
    if (isLocked && !isConditional) return new Response('AccessDenied', { status: 403 });
    const checksum = createHash('sha256').update(bytes).digest('base64');
    if (isLocked && request.headers.get('x-amz-checksum-sha256') !== checksum)
      return new Response('BadDigest', { status: 400 });
    if (isConditional && objects.has(name)) return new Response('PreconditionFailed', { status: 412 });
    objects.set(name, bytes);
    return new Response(null);
  }

  return {
    objects,
    /** What the next requests meet, in order; undefined where nothing is in the way. */
    faults,
    /** `METHOD bucket/name` of each request that was carried out. */
    asked,
    async answer(request: Request): Promise<Response> {
      const fault = faults.shift();
      if (fault === 'silent') throw new TypeError('fetch failed');
      if (typeof fault === 'number') return new Response('fault', { status: fault });
      const response = await carryOut(request);
      if (fault === 'lost') throw new TypeError('fetch failed');
      return response;
    },
  };
}
