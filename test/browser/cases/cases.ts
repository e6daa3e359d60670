import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { still } from '../../support/browser.ts';
import { type Ask, city } from '../site.ts';
import type { Stage } from '../stage.ts';
import { pick, see, seeGone } from '../steps.ts';

/** Where the API has the one case of a type that says this. */
export async function caseOf(ask: Ask, type: string, q: string): Promise<string> {
  const { body } = await ask<{ items: { id: string }[] }>(
    'GET',
    `/v1/cases/${type}?q=${encodeURIComponent(q)}`,
  );
  expect(body.items).toHaveLength(1);
  return `/v1/cases/${type}/${body.items[0]!.id}`;
}

/** The page of a case that the API has at a path, for somebody of the city. */
export async function enterCase(stage: Stage, login: string, at: string) {
  const visitor = await stage.enterAs(login, still);
  await visitor.page.goto(at.replace('/v1', '/console'));
  return visitor;
}

/** Where the portal has what citizens do in the city. */
export const portalPath = `/public/${city.code}`;
/** A button of a page of the portal. */
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
/** Opens the page that a citizen follows a case on, by the code of the receipt. */
export const follow = (page: Page, code: string) => page.goto(`${portalPath}/receipt#${code}`);

/** Agrees to the notice of a public form and hands in what is filled in; gives the receipt code. */
export async function handIn(page: Page): Promise<string> {
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await see(page.getByRole('heading', { name: '提交成功，请保存回执码' }));
  return (await page.locator('[data-code]').getAttribute('data-code'))!;
}

/** The button of an action on the page of a case. */
export const action = (page: Page, name: string): Locator =>
  page.getByRole('group', { name: '可办理的操作' }).getByRole('button', { name, exact: true });

/** Does an action in its drawer: fills in texts and choices by their labels, and submits. */
export async function act(
  page: Page,
  name: string,
  filled: { texts?: Record<string, string>; picks?: Record<string, string>; submit?: string } = {},
): Promise<void> {
  const { texts = {}, picks = {}, submit = name } = filled;
  await action(page, name).click();
  const drawer = page.getByRole('dialog', { name, exact: true });
  for (const [label, option] of Object.entries(picks)) await pick(drawer, new RegExp(`^${label}`), option);
  for (const [label, text] of Object.entries(texts)) await drawer.getByLabel(label).fill(text);
  await drawer.getByRole('button', { name: submit, exact: true }).click();
  await seeGone(drawer);
}

/** Answers a task of a case; the only answer that there is needs no choice. */
export async function answer(page: Page, task: string, choice?: string): Promise<void> {
  await page.getByRole('button', { name: `答复：${task}` }).click();
  const drawer = page.getByRole('dialog', { name: task });
  if (choice !== undefined) await drawer.getByRole('radio', { name: choice }).check();
  await drawer.getByRole('button', { name: '提交答复' }).click();
  await seeGone(drawer);
}

/** Waits until the case on the page is in a state. */
export const isIn = (page: Page, state: string): Promise<void> =>
  see(page.locator('.page-head .state').filter({ hasText: state }));

/** What somebody does with a case by the API, between what a test sees on its pages. */
export const deskOf = (ask: Ask, path: string) => ({
  async act(action: string, values: object = {}, more: object = {}): Promise<void> {
    const { etag } = await ask('GET', path);
    await ask('POST', `${path}/actions/${action}`, { values, ...more }, etag);
  },
  async approve(action: string): Promise<void> {
    await ask('POST', `${path}/approvals/${action}`);
  },
  /** Answers the open task of a title. */
  async answer(task: string, answer: string): Promise<void> {
    const { body } = await ask<{ tasks: { id: string; title: string; status: string }[] }>('GET', path);
    const { id } = body.tasks.find(({ title, status }) => title === task && status === 'open')!;
    await ask('POST', `${path}/tasks/${id}`, { answer });
  },
});

/** A fair-competition review that its draft has passed, by the head of the department; gives its id. */
export async function passedReview(
  stage: Stage,
  drafter: Ask,
  draft: { title: string; dept: string },
): Promise<string> {
  const values = { ...draft, issuer: '部门' };
  const { body } = await drafter<{ id: string }>('POST', '/v1/cases/competition-reviews', { values });
  const at = `/v1/cases/competition-reviews/${body.id}`;
  const desk = deskOf(drafter, at);
  await desk.act('selfReview', {
    listened: '听取了三家企业的意见。',
    basis: '第八条',
    selfReview: ['不涉及'],
  });
  await desk.act('conclude', { outcome: '通过', opinion: '不含排除、限制竞争的内容。' });
  await deskOf(await stage.site.askAs('jinchang-head'), at).approve('conclude');
  return body.id;
}
