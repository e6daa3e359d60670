import { defineEntity } from '@mingcha/store';

/** Who signs a city's heads besides the log itself: outside of the deployment, or inside, which protects nobody from its operator. */
export type Cosigner = {
  /** In the policy file. */
  name: string;
  /** The organisation. */
  title: string;
  vkey: string;
  place: 'inside' | 'outside';
};

/** What a city proposes to its auditors: who of the outside cosigners must have signed, as a number of them. */
export type Cosigners = { cosigners: Cosigner[]; needed: number };

export const cosignersEntity = defineEntity<Cosigners>()({
  name: 'LOGCOSIGNERS',
  key: () => ({ partition: [], sort: ['last'] }),
});

/** One cosigner's first signature under one head. `time` is its own, in seconds since 1970. */
export type Cosignature = { size: number; vkey: string; line: string; time: number };

export const cosignatureEntity = defineEntity<Cosignature>()({
  name: 'LOGCOSIGNATURE',
  key: (of: { size: number; vkey: string }) => ({ partition: [of.size], sort: [of.vkey] }),
  index: ({ vkey, size }) => ({ partition: [vkey], sort: [size] }),
});

/** A head that so many outside cosigners have signed as the city's proposal wanted then. */
export type CosignedHead = { size: number };

export const cosignedHeadEntity = defineEntity<CosignedHead>()({
  name: 'LOGCOSIGNED',
  key: (of: { size: number }) => ({ partition: [], sort: [of.size] }),
});
