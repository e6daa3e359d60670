import { User } from 'oidc-client-ts';

/** In the address of a tab that is there to sign in again for another one: which one. */
export const againParameter = 'again';

const open = () => new BroadcastChannel('mingcha-session');

/** Gives the fresh sign-in to the tab that asked for it. */
export function handOver(id: string, user: User): void {
  const channel = open();
  channel.postMessage({ id, user: user.toStorageString() });
  channel.close();
}

/** The fresh sign-in of a person, once another tab has handed it over. That of somebody else is not taken. */
export function awaitHandOver(id: string, sub: string | undefined): Promise<User> {
  const channel = open();
  return new Promise((done) => {
    channel.onmessage = ({ data }: MessageEvent<{ id: string; user: string }>) => {
      if (data.id !== id) return;
      const user = User.fromStorageString(data.user);
      if (user.profile.sub !== sub) return;
      channel.close();
      done(user);
    };
  });
}
