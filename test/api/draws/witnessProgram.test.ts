import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashOf } from '@mingcha/draw';
import { nodeTools as drawTools } from '@mingcha/draw/node';
import { createClock } from '@mingcha/fn-clock';
import { nodeTools, openSeed } from '@mingcha/log/node';
import { cosign, formatNote, formatVerifierKey, parseNote } from '@mingcha/log/tlog';
import { advance, openFolder, parseLink, registrationLine, type WitnessFolder } from '@mingcha/witness';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBatches, draftOf } from '../../support/batches.ts';
import { createCeremony, type Handled, readProof } from '../../support/ceremony.ts';
import { openCompose } from '../../support/composes.ts';
import { cityA, startSystem, type TestSystem } from '../../support/system.ts';
import { witnessSeed } from '../../support/witnessKeys.ts';

let system: TestSystem;
let ceremony: ReturnType<typeof createCeremony>;
let path: string;
let folder: WitnessFolder;
const said: string[] = [];
/** What the server answers in place of what is there, by the end of the address. */
const served = new Map<string, (response: Response) => Response | Promise<Response>>();
/** Everything that the program sent. */
const sent: string[] = [];

beforeAll(async () => {
  system = await startSystem();
  ceremony = createCeremony(system, cityA);
  path = await mkdtemp(join(tmpdir(), 'mingcha-witness-'));
  folder = await openFolder(path);
  const line = registrationLine(folder, {
    tenant: cityA.code,
    id: 'bar',
    name: '金昌市律师协会',
    outside: true,
  });
  expect((await ceremony.admin('POST', '/v1/witnesses', JSON.parse(line))).status).toBe(201);
  system.time.advance(86_400_000);
});
afterAll(async () => {
  await rm(path, { recursive: true });
  await system.stop();
});

const ask = async (url: string, init?: RequestInit) => {
  const { pathname } = new URL(url);
  if (init?.body) sent.push(`${pathname} ${String(init.body)}`);
  const app = pathname.startsWith('/v1/') ? system.api : system.portal;
  const response = await app.request(pathname, init);
  const own = [...served].find(([end]) => pathname.endsWith(end))?.[1];
  return own ? own(response) : response;
};
const step = async (link: string, at = folder) =>
  advance(parseLink(link), { folder: at, ask, say: (line) => void said.push(line) });
const sequence = () => createClock(system).sequenceDue();
const linkOf = ({ draw }: Handled) => draw.parties.find(({ id }) => id === 'bar')!.link;
const altered = (change: (body: Record<string, unknown>) => object) => async (response: Response) =>
  Response.json(change((await response.json()) as Record<string, unknown>));

const seed = witnessSeed([{ id: 'bar' }, ...cityA.parties.slice(0, 2)], 'bar');
const plan = () => ceremony.plan({ ...openCompose, seed });
const others = ({ draw }: Handled) => draw.parties.filter(({ id }) => id !== 'bar');

/** Commits a draw that the program has committed to, and lets the others reveal. */
async function begin(planned: Handled): Promise<Handled> {
  for (const { id, link } of others(planned))
    await ceremony.party(link, '/commitment', ceremony.sealed(planned.draw.id, id));
  const committed = await ceremony.commit(await ceremony.read(planned.draw.id));
  for (const { id, link } of others(planned))
    await ceremony.party(link, '/nonce', ceremony.opened(committed.draw, id));
  return committed;
}

describe('the program of a witness', () => {
  it('goes from its key to its attestation, killed and begun anew at each step', async () => {
    const planned = await plan();
    const link = linkOf(planned);
    const lost = () => Promise.reject(new Error('no network'));
    served.set('/commitment', lost);
    await expect(step(link)).rejects.toMatchObject({ name: 'NotNow' });
    served.clear();
    const again = async () => step(link, await openFolder(path));
    // What was lost on the way is said again, with the same nonce.
    expect(await again()).toEqual({ phase: 'waiting', for: '组织单位公布抽查承诺' });
    for (const { id, link } of others(planned))
      await ceremony.party(link, '/commitment', ceremony.sealed(planned.draw.id, id));
    const committed = await ceremony.commit(await ceremony.read(planned.draw.id));
    await expect(again()).rejects.toMatchObject({ name: 'NotNow' });
    await sequence();
    expect(await again()).toMatchObject({ phase: 'waiting', for: expect.stringContaining('先公开随机数') });
    for (const { id, link } of others(planned))
      await ceremony.party(link, '/nonce', ceremony.opened(committed.draw, id));
    system.time.advance(-86_400_000);
    expect(await again()).toEqual({ phase: 'moved' });
    system.time.advance(86_400_000);
    expect(await again()).toMatchObject({ phase: 'waiting' });
    const executed = await ceremony.step(await ceremony.read(planned.draw.id), 'execute', {});
    await sequence();
    expect(await again()).toEqual({ phase: 'moved' });
    expect(await again()).toEqual({ phase: 'done' });
    expect(await folder.open()).toEqual([]);
    await ceremony.step(await ceremony.read(executed.draw.id), 'publish');
    const proof = await readProof(
      await system.portal.request(`/public/620300/draws/${planned.draw.id}/proof`),
    );
    expect(proof).toMatchObject({ attestations: [{ id: 'bar' }] });
    const nonces = sent.flatMap((line) => /"nonce":"(\w+)"/.exec(line)?.[1] ?? []);
    expect(new Set(nonces).size).toBe(1);
    expect(said.join('\n')).toContain('没有外部联署方');
  });

  it('speaks for a batch with its first draw, finds all commitments in the log, and attests each draw', async () => {
    const batches = createBatches(system, cityA);
    const of = (dept: string) => draftOf(cityA, dept, seed);
    const at = await batches.gather([of('scjg'), of('yjgl')]);
    const [first, other] = at.batch.members.map(({ id }) => id) as [string, string];
    const [link, second] = [linkOf(await ceremony.read(first)), linkOf(await ceremony.read(other))];
    expect(await step(link)).toEqual({ phase: 'moved' });
    expect(await step(second)).toMatchObject({ phase: 'waiting', for: expect.stringContaining('牵头任务') });
    const parties = others(await ceremony.read(first));
    for (const { id, link } of parties)
      expect((await ceremony.party(link, '/commitment', ceremony.sealed(first, id))).status).toBe(200);
    const { batch } = await batches.commitBatch(await batches.readBatch(at.batch.id));
    const anchor = hashOf(
      batch.members.map(({ commitment }) => commitment),
      drawTools.hash,
    );
    const { draw } = await ceremony.read(first);
    for (const { id, link } of parties)
      await ceremony.party(link, '/nonce', ceremony.opened(draw, id, undefined, anchor));
    await sequence();
    expect(await step(link)).toEqual({ phase: 'moved' });
    await createClock(system).tick();
    await sequence();
    for (const own of [link, second])
      expect([await step(own), await step(own)].at(-1)).toEqual({ phase: 'done' });
    const done = await batches.stepBatch(await batches.readBatch(batch.id), 'publish');
    for (const { id } of done.batch.members)
      expect((await ceremony.proof(id)) as object).toMatchObject({ attestations: [{ id: 'bar' }] });
    expect(await folder.open()).toEqual([]);
  });

  it('keeps key and nonces for its owner alone, and makes none in the place of what is broken', async () => {
    const files = await readdir(join(path, 'draws'));
    for (const file of [join(path, 'key.json'), ...files.map((name) => join(path, 'draws', name))])
      expect((await stat(file)).mode & 0o777).toBe(0o600);
    const key = await readFile(join(path, 'key.json'), 'utf8');
    await writeFile(join(path, 'key.json'), key.slice(0, 20));
    await expect(openFolder(path)).rejects.toThrow('切勿删除');
    await writeFile(join(path, 'key.json'), key);
    expect((await openFolder(path)).key).toBe(folder.key);
  });

  it('makes one nonce for a draw, whoever asks at the same moment', async () => {
    const seat = parseLink(linkOf(await plan()));
    const made = await Promise.all(Array.from({ length: 8 }, () => folder.draw(seat)));
    expect(new Set(made.map(({ nonce }) => nonce)).size).toBe(1);
  });

  it('reveals nothing where plan, commitment, log or key are not right', async () => {
    const planned = await plan();
    const link = linkOf(planned);
    await step(link);
    const committed = await begin(planned);
    await sequence();
    const before = sent.length;
    const end = `/draws/${planned.draw.id}`;
    const planOf = (body: Record<string, unknown>) => body.plan as Record<string, unknown>;
    const refusals: [string, (response: Response) => Promise<Response>, string][] = [
      [end, altered((body) => ({ ...body, plan: { ...planOf(body), sequence: 99 } })), '对不上'],
      [end, altered((body) => ({ ...body, commitment: '0'.repeat(64) })), '对不上'],
      [
        '/bar',
        altered((body) => ({ ...body, party: { ...(body.party as object), key: '0'.repeat(64) } })),
        '公钥',
      ],
      [
        '/bar',
        altered((body) => ({ ...body, party: { ...(body.party as object), commitment: '0'.repeat(64) } })),
        '密封承诺',
      ],
      [
        '/log/checkpoint',
        async (response) => new Response((await response.text()).replace(/\n\d+\n/, '\n1\n')),
        '树头',
      ],
    ];
    for (const [at, change, words] of refusals) {
      served.set(at, change);
      await expect(step(link), words).rejects.toMatchObject({
        name: 'Stop',
        message: expect.stringContaining(words),
      });
      served.clear();
    }
    expect(sent.length).toBe(before);
    expect(await step(link)).toEqual({ phase: 'moved' });
    await ceremony.void(committed);
    expect(await step(link)).toEqual({ phase: 'done' });
  });

  it('attests to no other result than the one that its proof and the log have', async () => {
    const planned = await plan();
    const link = linkOf(planned);
    await step(link);
    await begin(planned);
    await sequence();
    await step(link);
    const executed = await ceremony.step(await ceremony.read(planned.draw.id), 'execute', {});
    await expect(step(link)).rejects.toMatchObject({ name: 'NotNow' });
    await sequence();
    served.set('/proof', async (response) => {
      const [head, rest, ...rows] = (await response.text()).trimEnd().split('\n');
      const changed = JSON.parse(rest!);
      changed.result.selected.pop();
      return new Response([head, JSON.stringify(changed), ...rows].join('\n'));
    });
    await expect(step(link)).rejects.toMatchObject({
      name: 'Stop',
      message: expect.stringContaining('核验不通过'),
    });
    served.clear();
    expect(await step(link)).toEqual({ phase: 'moved' });
    await ceremony.void(executed);
  });

  it('waits until cosigners from outside have signed, where the policy has some', async () => {
    const { key, sign } = openSeed(new Uint8Array(32).fill(7), 'notary.example/log', 'cosignature');
    const notary = {
      name: 'notary',
      title: '某公证处',
      vkey: formatVerifierKey(key, nodeTools),
      place: 'outside',
    };
    const cosigners = { cosigners: [notary], needed: 1 };
    expect((await ceremony.admin('PUT', '/v1/log/cosigners', cosigners, '"0"')).status).toBe(200);
    const planned = await plan();
    const link = linkOf(planned);
    await step(link);
    const committed = await begin(planned);
    await sequence();
    await expect(step(link)).rejects.toMatchObject({
      name: 'NotNow',
      message: expect.stringContaining('联署'),
    });
    const served = await system.portal.request('/public/620300/log/checkpoint');
    const { text } = parseNote(await served.text());
    const line = await cosign(text, { key, time: system.time.now().getTime() / 1000, sign });
    const posted = await system.api.request('/public/620300/log/cosignatures', {
      method: 'POST',
      body: formatNote(text, [line]),
      headers: { 'content-type': 'text/plain' },
    });
    expect(posted.status).toBe(204);
    expect(await step(link)).toEqual({ phase: 'moved' });
    expect(said.join('\n')).toContain('外部联署：notary');
    await ceremony.void(committed);
  });
});
