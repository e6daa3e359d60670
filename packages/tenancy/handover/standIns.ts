import { audit } from '@mingcha/http';
import { type Clock, shanghaiDate } from '@mingcha/kernel';
import { remove, replace, type TenantStore, WriteConflict } from '@mingcha/store';
import { auditsThemselves } from '../people/apart.ts';
import { personEntity } from '../people/person.ts';
import { loadRoles } from '../roles/role.ts';
import { notApart } from '../standIns/check.ts';
import { loadStandIns, type StandIn, standInEntity } from '../standIns/standIn.ts';
import type { HandOver, PersonalWork, PersonWork } from './work.ts';

const changedMeanwhile = '刚刚有人修改了这一代办安排，没有移交，请再移交一次。';

/** The appointments of stand-ins that name a person and are not over yet: as the one who acts, or as the one who is away. */
export const standInWork = (clock: Clock): PersonWork => ({
  async find(store, person, most) {
    const today = shanghaiDate(clock());
    const all = await loadStandIns(store);
    const theirs = all.filter(
      (one) => one.until >= today && (one.standIn === person || one.person === person),
    );
    return Promise.all(theirs.slice(0, most).map((one) => shown(store, one, person)));
  },

  async handOver(store, { id }, { from, to, by }) {
    const kept = await store.get(standInEntity, { person: id });
    if (kept?.person !== from.id && kept?.standIn !== from.id) return undefined;
    const away = kept.person === from.id ? from : await store.get(personEntity, { id });
    const about = { id, name: away?.name ?? id };
    if (!away || away === from) {
      const end = remove(standInEntity, kept, kept.lock);
      return unlessChanged(store.write(end, ...audit(clock, by, 'stand-in.remove', about)));
    }
    const refused = refusal(away.id, away.dept, to);
    if (refused) return refused;
    if (auditsThemselves(await loadRoles(store), [...away.roles, ...to.roles])) return notApart;
    const { lock, ...before } = kept;
    return unlessChanged(
      store.write(
        replace(standInEntity, { ...before, standIn: to.sub }, lock),
        ...audit(clock, by, 'stand-in.set', about, {
          others: { standIn: { kind: 'person', id: to.sub, name: to.name } },
          detail: { from: kept.from, until: kept.until },
        }),
      ),
    );
  },
});

async function shown(store: TenantStore, one: StandIn, person: string): Promise<PersonalWork> {
  const isAway = one.person === person;
  const other = isAway ? one.standIn : one.person;
  const name = (await store.get(personEntity, { id: other }))?.name ?? other;
  return {
    kind: 'stand-in',
    id: one.person,
    title: isAway ? `由${name}代办` : `代${name}办理`,
    what: [`从 ${one.from} 到 ${one.until}`, ...(isAway ? ['移交时取消'] : [])],
  };
}

function refusal(away: string, dept: string | undefined, to: HandOver['to']): string | undefined {
  if (to.sub === away) return `${to.name}正是外出的人，不能代自己办理，请另选接手人，或请其本人另行指定。`;
  return to.dept === dept && dept !== undefined
    ? undefined
    : `${to.name}与外出的人不在同一部门，请另选接手人，或请外出的人另行指定。`;
}

async function unlessChanged(write: Promise<void>): Promise<string | undefined> {
  try {
    await write;
    return undefined;
  } catch (error) {
    if (error instanceof WriteConflict) return changedMeanwhile;
    throw error;
  }
}
