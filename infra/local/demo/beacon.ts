import { DEMO_CHAIN, QUICKNET, roundTime } from '@mingcha/draw/chain';
import { DEMO_SECRET_KEY, signBeacon } from '@mingcha/draw/testing';
import type { BeaconClient } from '@mingcha/inspection';
import { createBeaconClient } from '@mingcha/inspection/beaconClient';
import type { Clock } from '@mingcha/kernel';

type Init = {
  /** drand endpoints; none means that nothing outside this machine is asked. */
  endpoints: readonly string[];
  /** Whether demo cities are loaded now, or are there. */
  demo: () => 'none' | 'loading' | 'loaded';
  clock: Clock;
};

/**
 * The public beacon, if endpoints are given. Demo cities without endpoints have one of their own, on this machine, that
 * signs a round when it is due, and so has their past while it is played, whose rounds nobody should have to fetch.
 */
export function createLocalBeacon({ endpoints, demo, clock }: Init): BeaconClient {
  const real = createBeaconClient({ chain: QUICKNET, endpoints });
  const own: BeaconClient = {
    chain: DEMO_CHAIN,
    enabled: true,
    async fetch(round) {
      if (roundTime(DEMO_CHAIN, round) > clock().getTime()) return undefined;
      return { round, signature: signBeacon(DEMO_SECRET_KEY, round) };
    },
  };
  const current = () => {
    const state = demo();
    return state === 'loading' || (state === 'loaded' && !real.enabled) ? own : real;
  };
  return {
    earlier: [QUICKNET, DEMO_CHAIN],
    get chain() {
      return current().chain;
    },
    get enabled() {
      return current().enabled;
    },
    fetch: (round) => current().fetch(round),
  };
}
