import { putSent } from '@mingcha/attachments';
import {
  cityLists,
  creditCases,
  type DemoActor,
  type DemoCase,
  type DemoCity,
  type DemoFile,
  type DemoStep,
  demoCases,
  demoLists,
  directoryName,
} from '@mingcha/demo';
import { addDays, shanghaiDate } from '@mingcha/kernel';
import type { FileStore } from '@mingcha/store';
import type { Actors, Answer, Caller } from './caller.ts';
import { creditOf, planRecords } from './credit/records.ts';
import { importRows, publishNewest } from './importRows.ts';
import { playInStep } from './inStep.ts';
import { adoptDirectory, draftDiffering } from './levels.ts';
import { type Join, joinReviewers, publishReviewed } from './reviewedLists.ts';
import { createTimeline, type Timeline } from './timeline.ts';
import { evening, morning, type WalkingClock } from './walkingClock.ts';

type City = Parameters<typeof demoCases>[0];
type OfCity = { city: DemoCity; actors: Actors };

/** Puts the rows on the lists that procedures read. */
export async function loadLists(
  office: Caller,
  city: City,
  { join, ...when }: { join: Join; today: string; tick: () => Promise<unknown> },
): Promise<void> {
  for (const { path, title, rows } of demoLists(city))
    await importRows(office, path, rows, `首次建立${title}`);
  await publishNewest(office, '/v1/catalogues/inspection/caps');
  const all = city.code === withAllLists;
  const reviewing = { ...when, reviewers: await joinReviewers(office, join, `${city.latin}-`) };
  const { body } = await office('GET', '/v1/lists');
  const kinds = body.items as { name: string; reviewed: boolean }[];
  const lists = cityLists(city)
    .filter(({ name }) => all || [...behindGuides, ...behindMeasures].includes(name))
    .map((list) => ({ ...list, base: `/v1/lists/${list.name}/rows` }));
  const reviewed = kinds.flatMap(({ name, reviewed }) =>
    reviewed && (name === directoryName || lists.some((list) => list.name === name)) ? [name] : [],
  );
  for (const { name, title, rows, base } of lists) {
    await importRows(office, base, rows, `首次建立${title}`);
    if (!reviewed.includes(name)) await publishNewest(office, base);
  }
  if (city.code === withOwnDirectory) await draftDiffering(office, city.code);
  else await adoptDirectory(office, city.code);
  await publishReviewed(office, reviewed, reviewing);
  if (!all) return;
  // Drafts with faults, which the lint finds.
  for (const { planted, base } of lists)
    if (planted.length > 0) await importRows(office, base, planted, '起草下一版', 'merge');
}

/** One city shows all lists; the others have what 办事指南 are made of, and the rest is there and empty. */
const withAllLists = '620300';
const behindGuides = ['service-items', 'intermediary-items', 'fee-items'];
/** And what measures are taken from. */
const behindMeasures = ['punishment-measures'];
const withOwnDirectory = '620800';

/**
 * Opens the demo's cases and does with them what their people did, each on its day, through the API, the cities side by
 * side. `look` does what time brings in a city.
 */
export async function playCases(
  cities: readonly OfCity[],
  {
    time,
    files,
    look,
    plans,
    reported,
    objects,
  }: {
    time: WalkingClock;
    files: FileStore;
    look: (tenant: string) => Promise<void>;
    /** Whether the annual plans are not there yet. */
    plans: boolean;
    /** The day by which credit records were reported, where they were. */
    reported?: string | undefined;
    /** How many objects a city has at most. */
    objects?: number | undefined;
  },
): Promise<void> {
  const today = shanghaiDate(time.now());
  const yesterday = addDays(today, -1);
  const timelines = cities.map((of) => {
    const timeline = createTimeline();
    const called = new Map<string, string>();
    const about = creditOf(of.city, { today, objects });
    planRecords(timeline, { office: of.actors.office, rows: about.rows, today, reported });
    for (const one of [...demoCases(of.city, { today, plans }), ...creditCases(of.city, { ...about, today })])
      planCase(timeline, { ...of, one, today, files, called });
    return timeline;
  });
  try {
    await playInStep(
      timelines.map((timeline) => (reach) => timeline.run(yesterday, reach)),
      (day) => time.set(day + morning),
    );
    // What ran out on the days behind, and whom all of it concerned.
    time.set(yesterday + evening);
    await Promise.all(cities.map(({ city }) => look(city.code)));
  } finally {
    time.release();
  }
  await Promise.all(timelines.map((timeline) => timeline.run(today, () => {})));
}

/** Each step is asked with the version of its moment: the clock may have let something run out since the one before. */
function planCase(
  timeline: Timeline,
  {
    city,
    actors,
    one,
    today,
    files,
    called,
  }: OfCity & {
    one: DemoCase;
    today: string;
    files: FileStore;
    /** The ids of the cases that others link to, by what they are called. */
    called: Map<string, string>;
  },
): void {
  let last: Answer | undefined;
  const path = `/v1/cases/${one.type}`;
  const who = async (by: DemoActor): Promise<Caller> => {
    if (by === 'office') return actors.office;
    if (by === 'second') return actors.second();
    if (by === 'inspector') return actors.inspector();
    const [letters, head] = by.split('-');
    return (head ? actors.head : actors.unit)(`${city.code}-${letters}`);
  };
  timeline.at(addDays(today, -one.daysAgo), async () => {
    const named = Object.entries(one.people ?? {}).map(([field, logins]) => [field, logins.map(actors.idOf)]);
    const values = { ...one.values, ...Object.fromEntries(named) };
    const call = await who(one.by);
    if (one.opened) {
      const { body } = await call('GET', `${path}?limit=${one.opened.place + 1}`);
      const found = (body.items as { id: string }[])[one.opened.place];
      if (found) last = await call('GET', `${path}/${found.id}`);
      return;
    }
    const handed = await sendAll(one.files, (file) => sendFile(call, files, city.code, file));
    last = await call('POST', path, { json: { values: { ...values, ...handed } } });
    if (one.called) called.set(one.called, String(last.body.id));
  });
  for (const step of one.steps) {
    timeline.at(addDays(today, -step.daysAgo), async () => {
      if (!last && one.opened) return;
      const at = `${path}/${last!.body.id}`;
      const call = await who(step.by);
      const send = (file: DemoFile) => sendFile(call, files, city.code, file);
      const whole = { ...step, ...(await withFiles(step, send)) };
      last = await doStep(call, at, whole, { last: await call('GET', at), called });
    });
  }
}

/** The values of a step with the files that it hands in. */
async function withFiles(step: DemoStep, send: (file: DemoFile) => Promise<string>) {
  if (!('act' in step)) return {};
  return { values: { ...step.values, ...(await sendAll(step.files, send)) } };
}

/** The ids of files by the fields that they are handed in with. */
async function sendAll(
  files: Readonly<Record<string, readonly DemoFile[]>> = {},
  send: (file: DemoFile) => Promise<string>,
) {
  const sent = Object.entries(files).map(
    async ([field, given]) => [field, await Promise.all(given.map(send))] as const,
  );
  return Object.fromEntries(await Promise.all(sent));
}

/** Sends a file as somebody, and gives its id. */
async function sendFile(call: Caller, files: FileStore, tenant: string, { name, text }: DemoFile) {
  const bytes = Buffer.from(text);
  const { body } = await call('POST', '/v1/files', { json: { name, size: bytes.length } });
  const id = String(body.id);
  await putSent(files, tenant, id, bytes);
  await call('POST', `/v1/files/${id}/finish`);
  return id;
}

function doStep(
  call: Caller,
  at: string,
  step: DemoStep,
  { last, called }: { last: Answer; called: ReadonlyMap<string, string> },
): Promise<Answer> {
  if ('approve' in step) return call('POST', `${at}/approvals/${step.approve}`);
  if ('act' in step) {
    const json = {
      values: step.values ?? {},
      ...(step.asked && { asked: step.asked }),
      ...(step.linksTo && { linkTo: called.get(step.linksTo) }),
    };
    const headers = { 'if-match': last.headers.get('etag') ?? '' };
    return call('POST', `${at}/actions/${step.act}`, { json, headers });
  }
  const tasks = last.body.tasks as { id: string; title: string; status: string }[];
  const task = tasks.find(({ title, status }) => title === step.answer && status === 'open');
  if (!task) throw new Error(`no open task ${step.answer}`);
  const json = { answer: step.with, ...(step.values && { values: step.values }) };
  return call('POST', `${at}/tasks/${task.id}`, { json });
}
