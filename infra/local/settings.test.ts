import { describe, expect, it } from 'vitest';
import { forgetAws, readSettings } from './settings.ts';

describe('settings', () => {
  it('have defaults that reach nothing outside of this machine', () => {
    expect(readSettings([], {})).toMatchObject({
      port: 8787,
      host: '127.0.0.1',
      beacons: [],
      proxies: [],
      fresh: false,
      quiet: false,
      data: expect.stringMatching(/^\/.*\.mingcha$/),
    });
  });
  it('come from environment and command line', () => {
    const env = {
      PORT: '0',
      MINGCHA_DATA: '/tmp/x',
      BEACON_ENDPOINTS: 'https://a.example, http://127.0.0.1:1',
      TRUSTED_PROXIES: '10.0.0.5, fd00::/8',
      DYNAMODB_ENDPOINT: '',
    };
    expect(
      readSettings(['--fresh', '--quiet', '--objects', '500', '--notices', '620300,620800'], env),
    ).toEqual({
      port: 0,
      host: '127.0.0.1',
      data: '/tmp/x',
      beacons: ['https://a.example', 'http://127.0.0.1:1'],
      proxies: ['10.0.0.5', 'fd00::/8'],
      dynamodb: undefined,
      fresh: true,
      quiet: true,
      demoObjects: 500,
      demoNotices: ['620300', '620800'],
      demoCosigners: true,
      demoPast: true,
    });
    expect(readSettings(['--notices', 'none'], {}).demoNotices).toEqual([]);
    expect(readSettings(['--past', 'none'], {}).demoPast).toBe(false);
    expect(readSettings([], {}).demoCosigners).toBe(true);
    expect(readSettings(['--cosigners', 'none'], {}).demoCosigners).toBe(false);
  });
  it.each([
    ['a port that is none', [], { PORT: 'http' }],
    ['a port too high', [], { PORT: '70000' }],
    ['a beacon that is no address', [], { BEACON_ENDPOINTS: 'drand' }],
    ['a proxy that is a name', [], { TRUSTED_PROXIES: 'proxy.example' }],
    ['fewer objects than the demo draws from', ['--objects', '399'], {}],
    ['notices of no tenant', ['--notices', 'all'], {}],
    ['an option that is not there', ['--frehs'], {}],
  ])('refuse %s', (_, args, env) => expect(() => readSettings(args, env)).toThrow());
});

it('forgets everything of AWS, so that no credentials can be used by accident', () => {
  const env: NodeJS.ProcessEnv = {
    AWS_PROFILE: 'work',
    AWS_ACCESS_KEY_ID: 'AKIA',
    AWS_REGION: 'cn-north-1',
    HOME: '/home/me',
  };
  forgetAws(env);
  expect(env).toEqual({
    HOME: '/home/me',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
  });
});
