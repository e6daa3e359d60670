/** As much of WebAssembly's own types as is used: neither Node's nor a worker's library need be loaded for it. */
interface Engine {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (size: { initial: number; maximum: number; shared: boolean }) => Memory;
  readonly Instance: new (
    module: object,
    imports: { own: { memory: Memory } },
  ) => { readonly exports: { readonly run: (groups: number) => void } };
}

export interface Memory {
  readonly buffer: ArrayBufferLike;
}

/** WebAssembly, where there is any. */
export const engine = (globalThis as unknown as { readonly WebAssembly?: Engine }).WebAssembly;
