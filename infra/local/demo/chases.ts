import type { Actors } from './caller.ts';
import { type Followed, ifMatch, type Measure } from './followedNotice.ts';

type Chase = { id: string; cause: string; measures: string[] };

const chaseOf = ({ id }: Chase) => `/v1/chases/${id}`;

/** Those that are open now. One of them may be closed when its turn comes. */
const openChases = async ({ office }: Actors, { id }: Followed, dept: string): Promise<Chase[]> => {
  const path = `/v1/chases?notice=${id}&dept=${dept}&state=issued&limit=100`;
  return (await office('GET', path)).body.items as Chase[];
};

/** A department answers what it was chased with; the office closes it, where it says why. */
export async function answerChases(
  actors: Actors,
  followed: Followed,
  { dept, text, closed }: { dept: string; text: string; closed?: string },
): Promise<void> {
  const call = await actors.unit(dept);
  for (const chase of await openChases(actors, followed, dept)) {
    const now = await call('GET', chaseOf(chase));
    if (now.body.state === 'closed') continue;
    const answered = await call('POST', `${chaseOf(chase)}/answer`, {
      json: { text },
      headers: ifMatch(now),
    });
    if (closed)
      await actors.office('POST', `${chaseOf(chase)}/close`, {
        json: { reason: closed },
        headers: ifMatch(answered),
      });
  }
}

/** The office closes what a measure's lead unit was chased with, once the measure is finished. */
export async function closeChases(actors: Actors, followed: Followed, measure: Measure): Promise<void> {
  for (const chase of await openChases(actors, followed, measure.leads[0]!)) {
    if (chase.cause !== 'deadline' || chase.measures.some((id) => id !== measure.id)) continue;
    const now = await actors.office('GET', chaseOf(chase));
    if (now.body.state === 'closed') continue;
    const json = { reason: '举措已经完成，予以销号。' };
    await actors.office('POST', `${chaseOf(chase)}/close`, { json, headers: ifMatch(now) });
  }
}
