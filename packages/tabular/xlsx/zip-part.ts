/** One file of an archive, its bytes as they come. */
export interface ZipPart {
  readonly name: string;
  readonly data: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}
