import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../api/cases/caseTypes.ts';
import { ApiProblem } from '../../api/problem.ts';
import { clean, download as one, phoneCase } from '../testing.ts';
import { fieldValue, type LocalFile, type Request, type Work } from '../work/model.ts';
import { mostPhotos, roomFor } from '../work/photos.ts';
import { queued, reopened } from '../work/submit.ts';
import { type SendDeps, sendVisit } from './send.ts';

const can = [{ name: 'serve' }, { name: 'record' }, { name: 'attach' }] as Case['can'];
const visit = phoneCase({}, { can });
const download = { ...one, case: visit };
const lost = new ApiProblem(0, { code: 'network', title: '没有网络' });
const problem = (status: number, code: string) => new ApiProblem(status, { code, title: code });

const photo = (at: number): LocalFile => ({
  id: `p${at}`,
  kind: 'photo',
  name: `照片${String(at).padStart(2, '0')}.jpg`,
  type: 'image/jpeg',
  size: 9,
  at: '2026-03-12T02:15:00.000Z',
});
const signatures = clean.files.slice(1).map(({ sent: _, ...file }) => file);
const workOf = (photos: number): Work => ({
  ...clean,
  files: [...Array.from({ length: photos }, (_, at) => photo(at + 1)), ...signatures],
});

type Loss = 'none' | 'before' | 'after';

/** A system with one visit, by the rules of the real one, over a line that loses requests or answers. */
function system(losses: Loss[] = []) {
  let found: Case = visit;
  let version = 7;
  const done = new Map<string, string>();
  const files = new Map<string, string>();
  const handedIn = new Set<string>();
  const acts: { action: string; count: number }[] = [];
  let recorded: Record<string, unknown> | undefined;
  let kept: Work | undefined;
  let keys = 0;
  const over = async <T>(does: () => T): Promise<T> => {
    const loss = losses.shift() ?? 'none';
    if (loss === 'before') throw lost;
    const answer = does();
    if (loss === 'after') throw lost;
    return answer;
  };
  const etag = () => `"${version}"`;
  const set = (values: Record<string, unknown>, more: Partial<Case> = {}) => {
    const before = Object.fromEntries(found.fields.map(({ name, value }) => [name, value]));
    found = phoneCase({ ...before, ...values }, { can, ...more });
    version += 1;
  };
  const act = (action: string, request: Request) => {
    const earlier = done.get(request.key);
    if (earlier !== undefined) return { data: found, etag: earlier };
    if (request.etag !== etag()) throw problem(412, 'stale');
    const named = [request.values.photos ?? [], request.values.signatures ?? []].flat().map(String);
    const fresh = named.filter((id) => !handedIn.has(id));
    if (fresh.length > 10) throw problem(422, 'invalid');
    for (const id of fresh) handedIn.add(id);
    acts.push({ action, count: fresh.length });
    if (action === 'record') {
      recorded = request.values;
      set({}, { can: [], pending: [{ action, values: request.values }] as never });
    } else set(request.values);
    done.set(request.key, etag());
    return { data: found, etag: etag() };
  };
  const deps: SendDeps = {
    sendFile: ({ id }) =>
      over(() => {
        const given = `${id}@${files.size}`;
        files.set(given, id);
        return given;
      }),
    act: (action, request) => over(() => act(action, request)),
    answer: async () => undefined,
    look: () => over(() => ({ data: found, etag: etag() })),
    keep: async (work) => {
      kept = structuredClone(work);
    },
    now: () => 1_000,
    newKey: () => `key${++keys}`,
  };
  /** The photos of the record by the phone's ids. */
  const photos = () => [recorded?.photos ?? []].flat().map((id) => files.get(String(id)) ?? String(id));
  return { deps, acts, photos, set, kept: () => kept!, recorded: () => recorded, look: () => found };
}

/** Tries again as long as the line is bad. */
async function sendOn(work: Work, of: ReturnType<typeof system>) {
  let ended = await sendVisit(work, download, of.deps);
  for (let again = 0; ended === 'later' && again < 60; again++)
    ended = await sendVisit(of.kept(), download, of.deps);
  return ended;
}

const names = (count: number) => Array.from({ length: count }, (_, at) => `p${at + 1}`);

describe('more photos than one request takes', () => {
  it('go ahead of the record, ten at a time, in their order', async () => {
    const of = system();
    expect(await sendOn(queued(workOf(23), download, 0), of)).toBe('synced');
    expect(of.acts).toEqual([
      { action: 'attach', count: 10 },
      { action: 'attach', count: 5 },
      { action: 'record', count: 10 },
    ]);
    expect(of.photos()).toEqual(names(23));
    expect(of.recorded()).toMatchObject({ photoNotes: { length: 23 }, signatures: { length: 2 } });
  });

  it('come once each and in their order, whatever requests and answers are lost', async () => {
    const loss = fc.constantFrom<Loss>('none', 'none', 'before', 'after');
    await fc.assert(
      fc.asyncProperty(fc.nat(mostPhotos), fc.array(loss, { maxLength: 40 }), async (count, losses) => {
        const of = system([...losses]);
        expect(await sendOn(queued(workOf(count), download, 0), of)).toBe('synced');
        expect(of.photos()).toEqual(names(count));
        expect(of.acts.every(({ count: fresh }) => fresh <= 10)).toBe(true);
        expect(of.acts.filter(({ action }) => action === 'record')).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });

  it('stay beside those that a colleague has added meanwhile, which is no conflict', async () => {
    const of = system();
    of.set({ photos: ['theirs'], photoNotes: [{ file: '照片01.jpg', at: '2026-03-12 09:00' }] });
    expect(await sendOn(queued(workOf(12), download, 0), of)).toBe('synced');
    expect(of.photos()).toEqual(['theirs', ...names(12)]);
    expect(of.recorded()).toMatchObject({ photoNotes: { length: 13 } });
  });

  it('are a conflict where a colleague changed what inspectors go by, and are not sent twice after it', async () => {
    const of = system(['none']);
    const first = { ...of.deps };
    let acts = 0;
    // Between the first photos and the next ones.
    of.deps.act = async (action, request) => {
      const answer = await first.act(action, request);
      acts += 1;
      if (acts === 1) of.set({ plannedOn: '2026-03-15' });
      return answer;
    };
    expect(await sendOn(queued(workOf(23), download, 0), of)).toBe('conflict');
    const { progress } = of.kept();
    const now = progress.is === 'conflict' ? progress.now! : undefined;
    const fresh = { ...download, case: now!.case, etag: now!.etag };
    expect(await sendVisit(queued(of.kept(), fresh, 0), fresh, of.deps)).toBe('synced');
    expect(of.photos()).toEqual(names(23));
  });

  it('one that went ahead and was removed afterwards is not in the record', async () => {
    const of = system(['none', 'none']);
    const { act } = of.deps;
    let acts = 0;
    of.deps.act = (action, request) => {
      acts += 1;
      return acts === 2 ? Promise.reject(problem(422, 'needs')) : act(action, request);
    };
    expect(await sendVisit(queued(workOf(15), download, 0), download, of.deps)).toBe('refused');
    const work = reopened(of.kept());
    const [gone, ...rest] = work.files;
    expect(gone).toMatchObject({ id: 'p1', handedIn: true });
    const fresh = { ...download, case: of.look(), etag: '"8"' };
    const again = queued({ ...work, files: rest, removed: [gone!] }, fresh, 0);
    expect(await sendVisit(again, fresh, of.deps)).toBe('synced');
    expect(of.photos()).toEqual(names(15).slice(1));
    expect([fieldValue(of.look(), 'photos')].flat()).toContain('p1@0');
  });

  it('fit up to fifty beside ten signatures; ten of all where a city lets none go ahead', () => {
    const { files } = workOf(12);
    expect([roomFor('photo', files, visit), roomFor('signature', files, visit)]).toEqual([38, 8]);
    expect(roomFor('photo', files.slice(0, 4), phoneCase())).toBe(6);
    expect(roomFor('photo', workOf(60).files, visit)).toBe(0);
  });
});
