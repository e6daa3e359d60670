import { describe, expect, it } from 'vitest';
import type { Case } from '../../api/cases/caseTypes.ts';
import { ApiProblem } from '../../api/problem.ts';
import { versionsOf } from '../conflict/versions.ts';
import { clean, download, phoneCase, points } from '../testing.ts';
import { missingPart } from '../work/missing.ts';
import type { Request, Work } from '../work/model.ts';
import { ownPart } from '../work/part.ts';
import { cameBack, queued } from '../work/submit.ts';
import { clockMoved, offsetFrom } from './clock.ts';
import { type SendDeps, sendVisit } from './send.ts';
import { hasOurs, nextStep, verdictOf, whyConflict } from './steps.ts';

const problem = (
  status: number,
  code = `http-${status}`,
  errors: { pointer: string; message: string }[] = [],
) => new ApiProblem(status, { code, title: '没有成功', detail: '没有成功', errors });

/** A system for one visit that answers as it is told, and does each request once. */
function system(first: { etag?: string; found?: Case } = {}) {
  const sent: string[] = [];
  const parts: object[] = [];
  const done: { action: string; request: Request }[] = [];
  const answers: (() => void)[] = [];
  let { etag = '"7"', found = download.case } = first;
  let kept: Work | undefined;
  let keys = 0;
  const answer = () => answers.shift()?.();
  const deps: SendDeps = {
    sendFile: async ({ id }) => {
      answer();
      sent.push(id);
      return `${id}@${sent.length}`;
    },
    act: async (action, request) => {
      const again = done.find((one) => one.request.key === request.key);
      if (!again) {
        if (request.etag !== etag) throw problem(412);
        answer();
        done.push({ action, request });
        etag = `"${Number(etag.slice(1, -1)) + 1}"`;
      }
      return { data: found, etag };
    },
    answer: async (task, said, values) => {
      answer();
      parts.push({ task, said, values });
    },
    look: async () => {
      answer();
      return { data: found, etag };
    },
    keep: async (work) => {
      kept = structuredClone(work);
    },
    now: () => 1_000,
    newKey: () => `key${++keys}`,
  };
  return {
    deps,
    sent,
    parts,
    done,
    /** The next calls fail so, one after the other. */
    fails: (...with_: ApiProblem[]) =>
      answers.push(
        ...with_.map((one) => () => {
          throw one;
        }),
      ),
    passes: (calls: number) => answers.push(...Array.from({ length: calls }, () => () => undefined)),
    becomes: (next: { etag: string; found: Case }) => {
      ({ etag, found } = next);
    },
    kept: () => kept!,
  };
}

const unsent = { ...clean, files: clean.files.map(({ sent: _, ...file }) => file) };
const waiting = queued({ ...unsent, draft: { ...unsent.draft, servedOn: '2026-03-12' } }, download, 0);

describe('a visit is sent', () => {
  it('files first, then the service, then the record on the version that this made, each once', async () => {
    const { deps, sent, done, kept } = system();
    expect(await sendVisit(waiting, download, deps)).toBe('synced');
    expect(sent).toEqual(['f1', 'f2', 'f3']);
    expect(done.map(({ action, request }) => [action, request.etag, request.key])).toEqual([
      ['serve', '"7"', 'key1'],
      ['record', '"8"', 'key2'],
    ]);
    expect(done[1]!.request.values).toMatchObject({ photos: ['f1@1'], signatures: ['f2@2', 'f3@3'] });
    expect(kept().progress).toEqual({ is: 'synced', at: 1_000 });
  });

  it('goes on where it stopped, however often the line breaks', async () => {
    const { deps, sent, done, fails, passes, kept } = system();
    let work: Work = waiting;
    for (let broken = 0; broken < 5; broken++) {
      passes(broken === 0 ? 0 : 1);
      fails(problem(0));
      expect(await sendVisit(work, download, deps)).toBe('later');
      work = kept();
    }
    expect(await sendVisit(work, download, deps)).toBe('synced');
    expect(sent).toEqual(['f1', 'f2', 'f3']);
    expect(done.map(({ action }) => action)).toEqual(['serve', 'record']);
  });

  it('by the same key and words after a lost answer, so that nothing is done twice', async () => {
    const { deps, done, kept } = system();
    const losing = {
      ...deps,
      act: async (action: string, request: Request) => {
        await deps.act(action, request);
        throw problem(0);
      },
    };
    const ready = queued(clean, download, 0);
    expect(await sendVisit(ready, download, losing)).toBe('later');
    expect(await sendVisit(kept(), download, deps)).toBe('synced');
    expect(done).toHaveLength(1);
  });

  it('waits for a sign-in, and is refused in words that stay with it', async () => {
    const { deps, fails, kept } = system();
    fails(problem(401));
    expect(await sendVisit(waiting, download, deps)).toBe('signIn');
    expect(kept().progress).toMatchObject({ is: 'queued', failed: '没有成功' });
    fails(problem(413, 'file-too-large'));
    expect(await sendVisit(kept(), download, deps)).toBe('refused');
    expect(kept().progress).toEqual({ is: 'filling', refused: { detail: '没有成功' } });
  });

  it('with its files again where they went after a day', async () => {
    const { deps, sent, fails, done } = system();
    fails(problem(422, 'invalid', [{ pointer: '/values/photos/0', message: '没有这个文件' }]));
    expect(
      await sendVisit(
        queued(
          { ...clean, files: clean.files.map((one) => ({ ...one, sent: { id: 'old', at: 999 } })) },
          download,
          0,
        ),
        download,
        deps,
      ),
    ).toBe('synced');
    expect(sent).toEqual(['f1', 'f2', 'f3']);
    expect(done[0]!.request).toMatchObject({ key: 'key2', values: { photos: ['f1@1'] } });
  });
});

/** What a department that joins is asked, and whether its inspector has said it. */
const part = (status: 'open' | 'answered', findings?: string) =>
  ({
    ...{ id: 'T1', title: '联合部门登记本部门事项', status, canAnswer: status === 'open' },
    ...{ answers: [{ name: 'clean', title: '未发现问题' }], form: [{ name: 'findings' }] },
    ...(findings !== undefined && { values: { findings } }),
  }) as unknown as Case['tasks'][number];

describe('the part of a department that joins a visit', () => {
  const joined = { ...download, case: phoneCase({ codepts: ['d2'] }, { tasks: [part('open')] }) };
  const work = { ...clean, files: [], draft: { ...clean.draft, part: 'clean' } };
  const ready = queued(work, joined, 0);

  it('is sent as an answer alone, and never taken for the record', async () => {
    const { deps, parts, done, kept } = system({ found: joined.case });
    expect(await sendVisit(ready, joined, deps)).toBe('synced');
    expect([done, parts]).toMatchObject([[], [{ task: 'T1', said: 'clean' }]]);
    const later = { ...joined, at: 9_999 };
    expect(cameBack(kept(), later, 0)).toBe(false);
  });

  it('is ours where the answer was lost, and a conflict where a colleague was faster', async () => {
    for (const [findings, end] of [
      [clean.draft.findings, 'synced'],
      ['别人写的', 'conflict'],
    ] as const) {
      const { deps, fails, becomes } = system({ found: joined.case });
      fails(problem(409));
      becomes({ etag: '"9"', found: phoneCase({}, { tasks: [part('answered', findings)] }) });
      expect(await sendVisit(ready, joined, deps)).toBe(end);
    }
  });

  it('has the points of its own items, and the lead all others', () => {
    const [first, second] = points.map((point, at) => ({ ...point, dept: at === 0 ? 'd1' : 'd2' }));
    const all = { ...joined, points: [first!, second!] };
    expect([ownPart(all, 'd2').points, ownPart(all, 'd1').points]).toEqual([[second], [first]]);
    const theirs = { case: joined.case, points: [second!] };
    const missing = (draft: object) => missingPart(theirs, { ...work.draft, ...draft }, []);
    expect(missing({})).toEqual([]);
    expect(missing({ answers: {}, part: 'absent' })).toEqual([]);
    expect(missing({ answers: {}, part: 'found', findings: ' ' }).map(({ text }) => text)).toEqual([
      '还有 1 项检查要点没有选择结果',
      '请填写检查情况',
      '请写明发现的问题',
    ]);
  });
});

describe('a visit that others went on with', () => {
  it('is a conflict with what the system has now; nothing is overwritten', async () => {
    const { deps, becomes, done, kept } = system();
    const moved = phoneCase({ plannedOn: '2026-03-15' });
    becomes({ etag: '"9"', found: moved });
    expect(await sendVisit(queued(clean, download, 0), download, deps)).toBe('conflict');
    expect(done).toEqual([]);
    expect(kept().progress).toEqual({
      is: 'conflict',
      now: { case: moved, etag: '"9"' },
      why: '您离线期间，系统中的内容有变化。请核对后再次提交。',
    });
    expect(
      await sendVisit(queued(kept(), { ...download, case: moved, etag: '"9"' }, 0), download, deps),
    ).toBe('synced');
  });

  it('is sent on the version of now where the others have said their part alone', async () => {
    const { deps, becomes, done } = system();
    becomes({ etag: '"9"', found: phoneCase({}, { tasks: [part('answered')] }) });
    expect(await sendVisit(queued(clean, download, 0), download, deps)).toBe('synced');
    expect(done.map(({ request }) => request.etag)).toEqual(['"9"']);
  });

  it('was a conflict where a part came in between the service of this phone and its record', async () => {
    const { deps, becomes, done } = system();
    const found = phoneCase({ servedOn: '2026-03-12' }, { tasks: [part('answered')] });
    const answering: SendDeps = {
      ...deps,
      act: async (action, request) => {
        const seen = await deps.act(action, request);
        if (action === 'serve') becomes({ etag: '"9"', found });
        return seen;
      },
    };
    expect(await sendVisit(waiting, download, answering)).toBe('synced');
    expect(done.map(({ action, request }) => [action, request.etag])).toEqual([
      ['serve', '"7"'],
      ['record', '"9"'],
    ]);
    // Before this phone has served the notice, the day of another is a change like any other.
    const other = system();
    const servedByOther = phoneCase({ servedOn: '2026-03-11' });
    other.becomes({ etag: '"9"', found: servedByOther });
    expect(await sendVisit(waiting, download, other.deps)).toBe('conflict');
  });

  it('was given to somebody else: the phone has only its own version', async () => {
    const { deps, fails, kept } = system();
    fails(problem(403), problem(404));
    expect(await sendVisit(queued(clean, download, 0), download, deps)).toBe('conflict');
    expect(kept().progress).toEqual({ is: 'conflict', why: '这次检查已不由您办理，或者已被撤销。' });
  });

  it('is no conflict where the answer of our own was lost for more than a day', async () => {
    const { deps, becomes, kept } = system();
    const ours = phoneCase(
      {},
      {
        can: [],
        pending: [{ action: 'record', values: { photos: ['F1'], signatures: ['F2', 'F3'] } }] as never,
      },
    );
    becomes({ etag: '"8"', found: ours });
    expect(await sendVisit(queued(clean, download, 0), download, deps)).toBe('synced');
    expect(kept().progress.is).toBe('synced');
    const theirs = phoneCase(
      {},
      {
        pending: [
          { action: 'record', by: '高宇红', waitsFor: '检查人员', values: { photos: ['X'] } },
        ] as never,
      },
    );
    expect(hasOurs(theirs, clean)).toBe(false);
    expect(whyConflict(theirs)).toBe('高宇红已经登记了这次检查的情况，正等检查人员确认。');
  });

  it('is refused, and no conflict, where the case is as it was', async () => {
    const { deps, fails, kept } = system();
    fails(problem(409, 'needs'));
    expect(await sendVisit(queued(clean, download, 0), download, deps)).toBe('refused');
    expect(kept().progress).toMatchObject({ is: 'filling', refused: {} });
  });

  it('shows both versions line by line', () => {
    const now = phoneCase({ inspectors: ['I2', 'I3'], plannedOn: '2026-03-15' });
    const lines = versionsOf(download, clean, now);
    expect(lines).toEqual(
      expect.arrayContaining([
        { title: 'inspectors', mine: '赵宇飞、高宇红', now: '高宇红、钱三' },
        { title: 'plannedOn', mine: '', now: '2026-03-15' },
        { title: 'photos', mine: '1 个', now: '' },
      ]),
    );
    expect(versionsOf(download, clean, undefined)[0]).toMatchObject({ now: '您已看不到' });
  });
});

describe('each step', () => {
  it('a file that was sent long ago is sent again, unless its record is under way', () => {
    const late = 21 * 3_600_000;
    const ready = queued(clean, download, 0);
    expect(nextStep(ready, 1).do).toBe('record');
    expect(nextStep(ready, late).do).toBe('file');
    const request = { etag: '"7"', key: 'k', values: {} };
    expect(nextStep({ ...ready, progress: { is: 'queued', basis: '"7"', record: request } }, late).do).toBe(
      'record',
    );
  });

  it('says what follows from each refusal', () => {
    const of = (status: number, code = '', step: 'file' | 'record' = 'record') =>
      verdictOf(step, { status, code, errors: [] });
    expect([0, 429, 500, 503].map((status) => of(status))).toEqual(['later', 'later', 'later', 'later']);
    expect(of(409, 'request-in-progress')).toBe('later');
    expect([403, 404, 409, 412].map((status) => of(status))).toEqual(['look', 'look', 'look', 'look']);
    expect([of(422), of(413, '', 'file'), of(404, '', 'file')]).toEqual(['refused', 'refused', 'later']);
  });
});

describe('a phone whose clock is a day wrong', () => {
  it('is set right by the answers of the system', () => {
    const phone = Date.parse('2026-03-13T02:00:00Z');
    const offset = offsetFrom('Thu, 12 Mar 2026 02:00:00 GMT', { sent: phone, received: phone + 1_000 })!;
    expect(new Date(phone + 500 + offset).toISOString()).toBe('2026-03-12T02:00:00.500Z');
    expect(offsetFrom(null, { sent: 0, received: 0 })).toBeUndefined();
  });

  it('is noticed where it was set in between', () => {
    expect(clockMoved(0, 60_000)).toBe(false);
    expect(clockMoved(-86_400_000, 0)).toBe(true);
  });
});
