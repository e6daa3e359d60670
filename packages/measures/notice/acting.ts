import { type ApiEnv, etagOf } from '@mingcha/http';
import { admit } from '@mingcha/lifecycle';
import type { Stored } from '@mingcha/store';
import type { Context } from 'hono';
import { partiesOf } from '../parties.ts';
import { loadNotice, type Notice } from './notice.ts';
import { type NoticeAction, noticeLife } from './states.ts';
import { detailOf } from './view.ts';

/** The notice a request wants to act on, when its state allows that and the caller has seen its latest form. */
export async function acting(c: Context<ApiEnv>, id: string, action: NoticeAction): Promise<Stored<Notice>> {
  const notice = await loadNotice(c.var.store, id);
  admit(c, noticeLife, { item: notice, action, parties: partiesOf(c.var.principal) });
  return notice;
}

/** Responds with a notice as it is. */
export async function answerNotice(c: Context<ApiEnv>, notice: Stored<Notice>) {
  c.header('etag', etagOf(notice.lock));
  return c.json(await detailOf(c.var.store, notice, c.var.principal), 200);
}
