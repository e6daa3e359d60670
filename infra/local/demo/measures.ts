import { type DemoNotice, demoFinish } from '@mingcha/demo';
import { addDays, shanghaiDate } from '@mingcha/kernel';
import type { Actors } from './caller.ts';
import { answerChases } from './chases.ts';
import { linkUpstream, publishNotice, startNotice, workOf } from './followedNotice.ts';
import { playInStep, type Reach } from './inStep.ts';
import { accept, conclude, handIn, type Playing } from './playedRound.ts';
import { begin, finish, takeSteps, type Working } from './playedWork.ts';
import { createTimeline, type Timeline } from './timeline.ts';
import { morning, type WalkingClock } from './walkingClock.ts';

type Play = {
  timeline: Timeline;
  /** The last day that is played. */
  until: string;
  tick: () => Promise<void>;
};

/**
 * Takes the demo notices through the months behind them as their offices and departments would, through the API, the
 * tenants side by side: the clock is set to each day on which something happens, and to the real time at the end. `look`
 * does what time brings of itself in a tenant.
 */
export async function playMeasures(
  notices: readonly DemoNotice[],
  init: { actors: (tenant: string) => Actors; time: WalkingClock; look: (tenant: string) => Promise<void> },
): Promise<void> {
  const { actors, time, look } = init;
  // Today is the visitor's; and its morning may still be to come.
  const until = addDays(shanghaiDate(time.now()), -1);
  const courses = [...new Set(notices.map(({ tenant }) => tenant))].map((tenant) => (reach: Reach) => {
    const play: Play = { timeline: createTimeline(), until, tick: () => look(tenant) };
    for (const demo of notices.filter((one) => one.tenant === tenant)) {
      const issued = `${demo.year}-${demo.issued}`;
      play.timeline.at(issued, () => issue(play, demo, { actors: actors(tenant), issued }));
    }
    return play.timeline.run(until, reach);
  });
  try {
    await playInStep(courses, (day) => time.set(day + morning));
  } finally {
    time.release();
  }
}

async function issue(
  play: Play,
  demo: DemoNotice,
  { actors, issued }: { actors: Actors; issued: string },
): Promise<void> {
  const { office } = actors;
  const followed = await startNotice(office, demo);
  await publishNotice(office, followed);
  await linkUpstream(office, followed);
  const works = followed.measures.map((measure) => ({ actors, followed, measure }));
  const starts = addDays(issued, 5);
  play.timeline.at(starts, async () => {
    await Promise.all(works.map((of) => begin({ ...of, day: starts })));
  });
  for (const of of works) planMeasure(play, of);
  if (!demo.story) return;
  const rounds = followed.rounds.filter(({ due }) => addDays(due, 7) <= play.until);
  for (const [i, round] of rounds.entries())
    planRound(play, { ...actors, followed, round }, { first: i === 0, last: i === rounds.length - 1 });
}

/** A measure is finished in time, unless something keeps it; then its lead unit is chased and says what. */
function planMeasure({ timeline, until, tick }: Play, of: Omit<Working, 'day'>): void {
  const { measure, actors, followed } = of;
  const { stuck } = workOf(followed, measure);
  const finishes = demoFinish(measure.deadline!);
  if (!stuck && finishes <= until) timeline.at(finishes, () => finish({ ...of, day: finishes }));
  else timeline.at(until, () => takeSteps({ ...of, day: until }));
  if (!stuck) return;
  const answer = { dept: measure.leads[0]!, text: `情况说明：${stuck}` };
  timeline.at(addDays(measure.deadline!, 4), tick);
  timeline.at(addDays(measure.deadline!, 6), () => answerChases(actors, followed, answer));
}

const excuse = {
  text: '因经办人员轮岗交接，报送晚了几天，现已补报，今后由专人负责。',
  closed: '已补报，内容完整，予以销号。',
};

/** Most departments report in time; who does not is chased, and answers or does not. */
function planRound(
  { timeline, tick }: Play,
  playing: Playing,
  { first, last }: { first: boolean; last: boolean },
): void {
  const { followed, round } = playing;
  const { tenant, story } = followed.demo;
  const dept = (letters: string) => `${tenant}-${letters}`;
  const answered = first ? dept(story!.answered) : undefined;
  const late = last ? dept(story!.late) : undefined;
  const missing = last ? dept(story!.missing) : undefined;
  const after = (days: number, happen: (day: string) => Promise<void>) => {
    const day = addDays(round.due, days);
    timeline.at(day, () => happen(day));
  };

  // The clock opens it, and chases those who are late, again after ten working days.
  timeline.at(round.opensAt, tick);
  after(-9, () => handIn(playing, (one) => one !== answered && one !== late && one !== missing));
  after(-6, (day) => accept(playing, day, last ? dept(story!.returned) : undefined));
  after(3, tick);
  after(4, () => handIn(playing, (one) => one === answered || one === late));
  after(5, async (day) => {
    await accept(playing, day);
    for (const one of [answered, late])
      if (one) await answerChases(playing, followed, { dept: one, ...excuse });
  });
  if (last) after(7, () => conclude(playing));
  after(17, tick);
}
