export { runDigest } from './digest.ts';
export { notifyPeople } from './notifyPeople.ts';
export { outgoingEntity } from './outgoing.ts';
export { type Outbound, sendOutgoing } from './send.ts';
