import type { Clock } from '@mingcha/kernel';
import { replace, type Stored, type TenantStore, unlessOvertaken } from '@mingcha/store';
import { CallFailed, mostAttempts, nextAttempt } from '@mingcha/webhooks';
import type { Outside, Sender } from './adapters/adapter.ts';
import { mailSender } from './adapters/mail.ts';
import { smsSender } from './adapters/sms.ts';
import { wecomSender } from './adapters/wecom.ts';
import { type Channel, channels } from './kinds.ts';
import { type Outgoing, outgoingEntity } from './outgoing.ts';
import { addressAt, loadPreferences } from './preferences.ts';
import { loadNotifySettings, type NotifySettings } from './settings.ts';
import { messageText, titleOf } from './words.ts';

/** How messages leave this system; without it nothing does, and they are kept to be looked at. */
export type Outbound = {
  /** The text of a tenant's secret; undefined where there is none of this name. */
  secretOf: (tenant: string, name: string) => Promise<string | undefined>;
  /** Lets plain http and private addresses be called: for tests. */
  allowPrivate?: boolean;
};

export type SendDeps = { clock: Clock; publicUrl: string; outbound?: Outbound | undefined };

/** What one look does at most, so that a partner who is slow does not hold up the clock. */
const callsPerRun = 40;
const callsAtOnce = 5;

/**
 * Sends the messages that are due. The next attempt is put down before each call, so that a crash repeats it later: a message
 * may come twice, under one id, but never not at all. Resolves to the instant at which there is more to do.
 */
export async function sendOutgoing(store: TenantStore, deps: SendDeps): Promise<string | undefined> {
  const now = deps.clock().toISOString();
  const pending = (limit: number) => store.query(outgoingEntity, ['pending'], { index: true, limit });
  const { items } = await pending(callsPerRun);
  const due = items.filter(({ nextAt }) => nextAt <= now);
  if (due.length === 0) return items[0]?.nextAt;
  const sender = senders(store.tenant, await loadNotifySettings(store), deps);
  for (let at = 0; at < due.length; at += callsAtOnce)
    await Promise.all(due.slice(at, at + callsAtOnce).map((one) => attempt(store, one, sender, deps)));
  const [next] = (await pending(1)).items;
  return next?.nextAt;
}

type SenderOf = (channel: Channel) => Promise<Sender>;

/** One sender for each channel, made when it is needed. Throws `CallFailed` where the city has none. */
function senders(tenant: string, settings: NotifySettings, { clock, outbound }: SendDeps): SenderOf {
  const made = new Map<Channel, Promise<Sender>>();
  async function make(channel: Channel): Promise<Sender> {
    const { wecom, sms, mail } = settings.channels;
    const given = settings.channels[channel];
    if (!given || !outbound) throw new CallFailed(`本市没有设置${channels[channel]}`);
    const { secretOf, allowPrivate = false } = outbound;
    const secret = given.secret === undefined ? '' : await secretOf(tenant, given.secret);
    if (secret === undefined) throw new CallFailed(`密钥库中没有编号为 ${given.secret} 的密钥`);
    const outside: Outside = { secret, allowPrivate };
    if (channel === 'wecom' && wecom) return wecomSender(wecom, outside);
    if (channel === 'sms' && sms) return smsSender(sms, { ...outside, now: clock });
    return mailSender(mail!, outside);
  }
  return (channel) => {
    const known = made.get(channel) ?? make(channel);
    made.set(channel, known);
    return known;
  };
}

async function attempt(
  store: TenantStore,
  { lock, ...found }: Stored<Outgoing>,
  senderOf: SenderOf,
  deps: SendDeps,
): Promise<void> {
  const at = deps.clock();
  if (!deps.outbound) {
    const kept: Outgoing = { ...found, state: 'kept', endedAt: at.toISOString() };
    await unlessOvertaken(store.write(replace(outgoingEntity, kept, lock)));
    return;
  }
  // The last attempt was cut off before its outcome was written.
  if (found.attempts >= mostAttempts) {
    const failed: Outgoing = { ...found, state: 'failed', endedAt: at.toISOString() };
    await unlessOvertaken(store.write(replace(outgoingEntity, failed, lock)));
    return;
  }
  const attempts = found.attempts + 1;
  const claimed: Outgoing = { ...found, attempts, nextAt: nextAttempt(attempts, at) };
  if (!(await unlessOvertaken(store.write(replace(outgoingEntity, claimed, lock))))) return;
  const error = await sent(store, claimed, senderOf, deps);
  const { lastError: _, ...rest } = claimed;
  const isEnded = error === undefined || attempts >= mostAttempts;
  const after: Outgoing = {
    ...rest,
    ...(error !== undefined && { lastError: error }),
    ...(isEnded && {
      state: error === undefined ? 'sent' : 'failed',
      endedAt: deps.clock().toISOString(),
    }),
  };
  await unlessOvertaken(store.write(replace(outgoingEntity, after, lock + 1)));
}

/** Sends a message; what went wrong, in words for the list. */
async function sent(
  store: TenantStore,
  message: Outgoing,
  senderOf: SenderOf,
  { publicUrl }: SendDeps,
): Promise<string | undefined> {
  const { id, kind, number, channel, person, link } = message;
  try {
    const sender = await senderOf(channel);
    const address = addressAt(await loadPreferences(store, person), channel);
    if (address === undefined) throw new CallFailed('本人没有填写这个渠道的地址，或已不再使用');
    await sender.send(address, {
      id,
      ...(kind !== undefined && { kind }),
      ...(number !== undefined && { number }),
      title: titleOf(message),
      text: messageText(message),
      url: `${publicUrl}/console${link}`,
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    return error.message;
  }
}
