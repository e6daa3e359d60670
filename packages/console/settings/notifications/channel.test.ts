import { expect, it } from 'vitest';
import { channelFields, emptyChannels, withValue } from './channel.ts';

const field = (name: string) => channelFields.mail.find((one) => one.name === name)!;

it('once sent an empty login of a mail server that needs none, which the API refused', () => {
  expect(Object.keys(emptyChannels.mail).sort()).toEqual(['from', 'host', 'port', 'secure']);
  const typed = ['user', 'secret'].reduce((given, name) => withValue(given, field(name), 'notice'), {
    ...emptyChannels.mail,
  } as Record<string, unknown>);
  expect(typed).toMatchObject({ user: 'notice', secret: 'notice' });
  const emptied = ['user', 'secret'].reduce((given, name) => withValue(given, field(name), ''), typed);
  expect(emptied).toEqual(emptyChannels.mail);
});

it('keeps what must be there, empty as it is, and of a number its digits', () => {
  expect(withValue({ host: 'a', port: 465 }, field('host'), '')).toEqual({ host: '', port: 465 });
  expect(withValue({ port: 465 }, field('port'), '58 7')).toEqual({ port: 587 });
  for (const { optional } of [...channelFields.wecom, ...channelFields.sms]) expect(optional).toBeUndefined();
});
