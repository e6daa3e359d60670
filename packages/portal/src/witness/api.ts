import { request } from '../api/client.ts';
import type { WitnessView } from '../api/types.ts';

/** Who is asking: a party of a draw, by the token of its link. */
export type Seat = { tenant: string; draw: string; party: string; token: string };

const base = (seat: Seat) => `/v1/witness/${seat.tenant}/${seat.draw}/${encodeURIComponent(seat.party)}`;

export const fetchSeat = (seat: Seat, signal?: AbortSignal) =>
  request<WitnessView>(base(seat), { token: seat.token, signal });

export const sendCommitment = (seat: Seat, commitment: string) =>
  request<unknown>(`${base(seat)}/commitment`, { token: seat.token, body: { commitment } });

export const sendNonce = (seat: Seat, nonce: string) =>
  request<unknown>(`${base(seat)}/nonce`, { token: seat.token, body: { nonce } });
