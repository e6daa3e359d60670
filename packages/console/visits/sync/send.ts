import type { Case } from '../../api/cases/caseTypes.ts';
import { type ApiProblem, asProblem, problemText } from '../../api/problem.ts';
import type { Download, LocalFile, Request, Work } from '../work/model.ts';
import { attachValues, partValues, recordValues } from '../work/values.ts';
import {
  canRecord,
  hasOurPart,
  hasOurs,
  isSameVisit,
  isServed,
  nextStep,
  onVersion,
  type Step,
  takesPart,
  verdictOf,
  whyConflict,
  withAttached,
  withServed,
} from './steps.ts';

type Seen = { data: Case; etag: string };

/** What sending needs of the world around it. Calls throw an ApiProblem. */
export interface SendDeps {
  /** Sends the bytes of a file; resolves to the id by which it is handed in. */
  sendFile: (file: LocalFile) => Promise<string>;
  act: (action: string, request: Request) => Promise<Seen>;
  /** Answers a task, of which nothing but its being open decides. */
  answer: (task: string, answer: string, values: Record<string, unknown>) => Promise<unknown>;
  look: () => Promise<Seen>;
  /** Keeps the work before anything goes on, so that a phone that is switched off goes on from there. */
  keep: (work: Work) => Promise<void>;
  /** The phone's time in milliseconds. */
  now: () => number;
  newKey: () => string;
}

/** How a try to send ended; `later` and `signIn` leave the visit in the queue. */
export type Sent = 'synced' | 'refused' | 'conflict' | 'later' | 'signIn';

/** Sends what is queued of a visit, file by file, as far as it goes. Whatever happens is kept in the work. */
export async function sendVisit(first: Work, download: Download, deps: SendDeps): Promise<Sent> {
  let work = first;
  const keep = async (next: Work) => {
    work = next;
    await deps.keep(next);
  };
  const end = async (progress: Work['progress']) => {
    await keep({ ...work, progress });
  };
  let wentAgain = false;
  for (;;) {
    if (work.progress.is !== 'queued') return 'refused';
    const step = nextStep(work, deps.now());
    try {
      if (step.do === 'file') {
        const id = await deps.sendFile(step.file);
        await keep(withSent(work, step.file, { id, at: deps.now() }));
      } else if (step.do === 'part') {
        await deps.answer(step.task, work.draft.part ?? '', partValues(download, work));
        await end({ is: 'synced', at: deps.now(), task: step.task });
        return 'synced';
      } else {
        const request = work.progress[step.do] ?? requestOf(step, work, download, deps.newKey());
        await keep({ ...work, progress: { ...work.progress, [step.do]: request } });
        const { etag } = await deps.act(step.do, request);
        if (step.do === 'record') {
          await end({ is: 'synced', at: deps.now() });
          return 'synced';
        }
        await keep(step.do === 'attach' ? withAttached(work, etag) : withServed(work, etag));
      }
    } catch (error) {
      const problem = asProblem(error);
      const verdict = verdictOf(step.do, problem);
      if (verdict === 'sendFilesAgain' && !wentAgain) {
        wentAgain = true;
        await keep(withoutSent(work));
        continue;
      }
      if (verdict === 'refused' || verdict === 'sendFilesAgain') {
        await end(refusedBy(problem));
        return 'refused';
      }
      if (verdict !== 'look') {
        await end({ ...work.progress, failed: problem.detail || problem.title });
        return verdict;
      }
      const found = await lookAgain(deps);
      if (found instanceof Error) return 'later';
      if (step.do === 'part') {
        const isOurs = found !== undefined && hasOurPart(found.data, step.task, work);
        if (isOurs) await end({ is: 'synced', at: deps.now(), task: step.task });
        else await end({ is: 'conflict', why: partTaken, ...nowOf(found) });
        return isOurs ? 'synced' : 'conflict';
      }
      if (found && hasOurs(found.data, work)) {
        await end({ is: 'synced', at: deps.now() });
        return 'synced';
      }
      if (found && step.do === 'serve' && isServed(found.data, work) && canRecord(found.data)) {
        await keep(withServed(work, found.etag));
        continue;
      }
      const { task } = work.progress;
      if (found && task !== undefined && found.etag !== work.progress.basis && takesPart(found.data, task)) {
        await keep(onVersion(work, found));
        continue;
      }
      if (found && canRecord(found.data) && found.etag === work.progress.basis) {
        await end(refusedBy(problem));
        return 'refused';
      }
      if (
        found &&
        task === undefined &&
        canRecord(found.data) &&
        isSameVisit(found.data, download.case, work)
      ) {
        await keep(onVersion(work, found));
        continue;
      }
      const why = task === undefined ? whyConflict(found?.data) : partTaken;
      await end({ is: 'conflict', why, ...nowOf(found) });
      return 'conflict';
    }
  }
}

const partTaken = '本部门的检查情况已由他人登记，或者这次检查已不再等待登记。';

const nowOf = (found: Seen | undefined) => (found ? { now: { case: found.data, etag: found.etag } } : {});

const refusedBy = (problem: ApiProblem): Work['progress'] => ({
  is: 'filling',
  refused: { detail: problemText(problem) || problem.title },
});

/** The case as it is now; undefined where it is not the person's to see any more, an error where that cannot be found out. */
async function lookAgain({ look }: SendDeps): Promise<Seen | undefined | ApiProblem> {
  try {
    return await look();
  } catch (error) {
    const problem = asProblem(error);
    return problem.status === 403 || problem.status === 404 ? undefined : problem;
  }
}

function requestOf(
  step: Exclude<Step, { do: 'file' | 'part' }>,
  work: Work,
  { points }: Download,
  key: string,
): Request {
  const etag = work.progress.is === 'queued' ? work.progress.basis : '';
  switch (step.do) {
    case 'attach':
      return { etag, key, values: attachValues(work, step.photos) };
    case 'serve':
      return { etag, key, values: { servedOn: work.draft.servedOn } };
    case 'record':
      return { etag, key, values: recordValues(points, work) };
  }
}

const withSent = (work: Work, { id }: LocalFile, sent: NonNullable<LocalFile['sent']>): Work => ({
  ...work,
  files: work.files.map((file) => (file.id === id ? { ...file, sent } : file)),
});

/** The work before its files were sent: they have gone, but for those that the case has, and with them the request that named them. */
function withoutSent(work: Work): Work {
  const files = work.files.map(({ sent, ...file }) => (file.handedIn && sent ? { ...file, sent } : file));
  if (work.progress.is !== 'queued') return { ...work, files };
  const { attach: _, record: __, ...progress } = work.progress;
  return { ...work, files, progress };
}
