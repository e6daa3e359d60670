/** Stands for the SDK's cache of discovered endpoints: DynamoDB's endpoint is known, so nothing is ever put into it. */
export class EndpointCache {
  get(): undefined {}
  set(): void {}
  delete(): void {}
  has(): boolean {
    return false;
  }
  clear(): void {}
}
