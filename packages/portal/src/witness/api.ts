import { request, requestText } from '../api/client.ts';
import type { Witnesses, WitnessView } from '../api/types.ts';

/** Who is asking: a party of a draw, by the token of its link. */
export type Seat = { tenant: string; draw: string; party: string; token: string };

const base = (seat: Seat) => `/v1/witness/${seat.tenant}/${seat.draw}/${encodeURIComponent(seat.party)}`;

export const fetchSeat = (seat: Seat, signal?: AbortSignal, onTime?: (time: number) => void) =>
  request<WitnessView>(base(seat), { token: seat.token, signal, onTime });

/** The city's standing list, the withdrawn among it, and whether its province confirms them. */
export const fetchWitnesses = (tenant: string, signal?: AbortSignal, onTime?: (time: number) => void) =>
  request<Witnesses>(`/public/${tenant}/witnesses`, { signal, onTime });

/** Parties without a key sign nothing. */
const signed = <T extends object>(said: T, signature: string | undefined) =>
  signature === undefined ? said : { ...said, signature };

export const sendCommitment = (seat: Seat, commitment: string, signature?: string) =>
  request<unknown>(`${base(seat)}/commitment`, {
    token: seat.token,
    body: signed({ commitment }, signature),
  });

export const sendNonce = (seat: Seat, nonce: string, signature?: string) =>
  request<unknown>(`${base(seat)}/nonce`, { token: seat.token, body: signed({ nonce }, signature) });

export const sendAttestation = (seat: Seat, signature: string) =>
  request<unknown>(`${base(seat)}/attestation`, { token: seat.token, body: { signature } });

export const fetchProof = (seat: Seat) => requestText(`${base(seat)}/proof`, { token: seat.token });
