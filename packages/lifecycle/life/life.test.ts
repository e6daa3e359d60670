import { createOnError } from '@mingcha/http';
import { bodyOf } from '@mingcha/http/testing';
import { problems } from '@mingcha/kernel';
import { WriteConflict } from '@mingcha/store';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import {
  actionsIn,
  admit,
  defineLife,
  nextState,
  orOvertaken,
  requireState,
  stateAfter,
  statesOf,
} from '../index.ts';

const letter = defineLife({
  name: 'letter',
  what: '该函件',
  none: '该函件尚未起草。',
  states: {
    draft: { title: '草稿', tone: 'wait' },
    sent: { title: '已发出', tone: 'good', refusal: '该函件已经发出，不能更改。' },
    kept: { title: '留存', tone: 'idle' },
  },
  actions: {
    save: { title: '保存', from: ['none', 'draft'], to: { none: 'draft' }, by: ['writer'] },
    send: { title: '发出', from: ['draft'], to: 'sent', by: ['writer', 'chief'] },
    file: {
      title: '归档',
      from: ['draft', 'sent'],
      to: { sent: 'kept' },
      by: ['chief'],
      only: '只有负责人可以归档。',
    },
    burn: { title: '销毁', from: ['draft'], to: 'gone', by: ['chief'] },
  },
  only: '只有经办人可以操作。',
});

const conflict = (code: string, detail: string, extra: object) =>
  expect.objectContaining({ status: 409, code, detail, extra });

describe('a life as data', () => {
  it('says where an action leads, and what each party may do, in the order of the actions', () => {
    expect(statesOf(letter)).toEqual(['draft', 'sent', 'kept']);
    expect([stateAfter(letter, null, 'save'), stateAfter(letter, 'draft', 'save')]).toEqual([
      'draft',
      'draft',
    ]);
    expect([stateAfter(letter, 'draft', 'file'), stateAfter(letter, 'sent', 'file')]).toEqual([
      'draft',
      'kept',
    ]);
    expect([stateAfter(letter, 'draft', 'burn'), stateAfter(letter, 'sent', 'burn')]).toEqual([
      'gone',
      undefined,
    ]);
    expect(actionsIn(letter, 'draft', ['chief'])).toEqual(['send', 'file', 'burn']);
    expect(actionsIn(letter, 'draft', ['writer', 'chief'])).toEqual(['save', 'send', 'file', 'burn']);
    expect([actionsIn(letter, null, ['writer']), actionsIn(letter, 'kept', ['chief'])]).toEqual([
      ['save'],
      [],
    ]);
  });

  it('refuses with its own words, or the state’s', () => {
    const refusal = (state: 'draft' | 'sent' | 'kept' | null) => () => requireState(letter, state, 'send');
    expect(refusal('sent')).toThrow(
      conflict('letter-state', '该函件已经发出，不能更改。', { state: 'sent' }),
    );
    expect(refusal(null)).toThrow(conflict('letter-state', '该函件尚未起草。', { state: null }));
    const usual = '该函件的状态是“留存”，不能进行此操作。请刷新后查看最新状态。';
    expect(refusal('kept')).toThrow(conflict('letter-state', usual, { state: 'kept' }));
    expect(() => nextState(letter, 'kept', 'send')).toThrow(
      conflict('letter-state', usual, { state: 'kept' }),
    );
  });

  it('knows no state whose name every object has', () => {
    expect(() => stateAfter(letter, 'constructor' as 'draft', 'file')).not.toThrow();
    expect(stateAfter(letter, 'constructor' as 'draft', 'file')).toBeUndefined();
  });
});

type Asked = Parameters<
  typeof admit<'draft' | 'sent' | 'kept', 'save' | 'send' | 'file' | 'burn', 'writer' | 'chief'>
>[2];

/** What a request is told; what is not given would let it through. */
async function answer(given: Partial<Asked>, seen?: string) {
  const app = new Hono();
  app.onError(createOnError(() => undefined));
  app.post('/', (c) => {
    admit(c, letter, { item: { state: 'draft', lock: 7 }, action: 'send', parties: ['writer'], ...given });
    return c.body(null, 204);
  });
  const headers = seen === undefined ? {} : { 'if-match': seen };
  const response = await app.request('/', { method: 'POST', headers });
  const body = response.ok ? {} : await bodyOf(response);
  return [response.status, body.code, body.detail, body.lock, body.state];
}

const refuse = (code: string) => () => {
  throw problems.conflict(code, '不行');
};

describe('an action that is asked for', () => {
  it('is refused in one order: who, what it belongs to, its state, what else must hold, the form that was seen', async () => {
    const sent = { state: 'sent' as const, lock: 7 };
    const all = { parties: [], within: refuse('of-notice'), item: sent, needs: refuse('of-need') };
    const { parties: _, ...admitted } = all;
    const { within: __, ...inPlace } = admitted;
    const { item: ___, ...inState } = inPlace;
    expect((await answer(all)).slice(0, 2)).toEqual([403, 'forbidden']);
    expect((await answer(admitted)).slice(0, 2)).toEqual([409, 'of-notice']);
    expect((await answer(inPlace)).slice(0, 2)).toEqual([409, 'letter-state']);
    expect((await answer(inState)).slice(0, 2)).toEqual([409, 'of-need']);
    expect((await answer({})).slice(0, 2)).toEqual([428, 'precondition-required']);
    expect(await answer({}, '"6"')).toMatchObject([
      412,
      'precondition-failed',
      expect.any(String),
      7,
      'draft',
    ]);
    expect((await answer({}, '"7"'))[0]).toBe(204);
    expect((await answer({ alsoSeen: 6 }, '"6"'))[0]).toBe(204);
  });

  it('says who may do it, the action’s words before the life’s', async () => {
    expect((await answer({ action: 'file' }))[2]).toBe('只有负责人可以归档。');
    expect((await answer({ action: 'burn' }))[2]).toBe('只有经办人可以操作。');
  });
});

describe('a race that is lost', () => {
  const before = { state: 'draft' as const, lock: 7 };
  const lost = (now: () => Promise<{ state: 'draft' | 'sent' | 'kept' | null; lock: number }>) =>
    orOvertaken(letter, 'send', before, now, () => Promise.reject(new WriteConflict([0])));

  it('ends as if the other had been first: by the state, by the form, or with another try', async () => {
    await expect(lost(async () => ({ state: 'sent', lock: 8 }))).rejects.toMatchObject({
      code: 'letter-state',
    });
    await expect(lost(async () => ({ state: 'draft', lock: 8 }))).rejects.toMatchObject({
      status: 412,
      extra: { lock: 8, state: 'draft' },
    });
    await expect(lost(async () => before)).rejects.toMatchObject({ status: 409, code: 'try-again' });
  });

  it('lets everything else through as it is', async () => {
    const now = async () => before;
    expect(await orOvertaken(letter, 'send', before, now, async () => 'done')).toBe('done');
    const broken = () =>
      orOvertaken(letter, 'send', before, now, () => Promise.reject(new TypeError('broken')));
    await expect(broken()).rejects.toThrow('broken');
  });
});
