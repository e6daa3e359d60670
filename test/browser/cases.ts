import type { Locator, Page } from 'playwright-core';
import type { Ask } from './site.ts';
import { pick, see, seeGone } from './steps.ts';

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
