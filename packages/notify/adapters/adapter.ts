import { CallFailed, type CallOptions } from '@mingcha/webhooks';
import type { Outgoing } from '../outgoing.ts';

/** A message as it leaves: no name, no text of a matter, nothing but its kind and number. */
export type Message = Pick<Outgoing, 'id' | 'kind' | 'number'> & {
  title: string;
  text: string;
  /** The whole address of the console's page. */
  url: string;
};

export type Sender = {
  /** Resolves once the partner has taken the message. Rejects with `CallFailed`, whose words stand in the list of what left. */
  send(address: string, message: Message): Promise<void>;
};

/** How a partner is called; `secret` is the text that its reference names. */
export type Outside = CallOptions & { secret: string };

/** What a partner answered, as JSON. Throws `CallFailed` where it is an error, or no such thing: a partner that says nothing of use has taken nothing. */
export function answeredJson({ status, text }: { status: number; text: string }): Record<string, unknown> {
  if (status < 200 || status >= 300) throw new CallFailed(`对方应答 ${status}`);
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer === 'object' && answer !== null) return answer as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new CallFailed('对方的应答无法识别');
}
