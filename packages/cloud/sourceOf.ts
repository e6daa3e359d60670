import { createAddressOf } from '@mingcha/http';

type Sources = {
  event?: { requestContext?: { identity?: { sourceIp?: string }; http?: { sourceIp?: string } } };
};

/** The address that the gateway saw, of either form of its events. */
export function sourceOf(environment: unknown): string | undefined {
  const { identity, http } = (environment as Sources | undefined)?.event?.requestContext ?? {};
  const remoteAddress = http?.sourceIp ?? identity?.sourceIp;
  return remoteAddress && addressOf({ socket: { remoteAddress }, headers: {} });
}
const addressOf = createAddressOf([]);
