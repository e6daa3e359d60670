/** What a process has taken outside its heap since it was last reset. */
export interface Allocations {
  readonly exceeded: boolean;
  reset(): void;
}

/**
 * Bounds the bytes that a process unpacks: V8 bounds the heap alone, and readers of PDF and Word unpack into byte
 * arrays, which lie outside. All arrays of a task count, also those that are free again, so that a result does not hang on
 * when memory is collected. Replaces the process’s `Uint8Array`: only for a process that does nothing but read. Readers may
 * catch the error that ends an allocation, hence `exceeded`.
 */
export function limitAllocations(most: number): Allocations {
  let bytes = 0;
  const take = (more: number): void => {
    bytes += more;
    if (bytes > most) throw new RangeError(`more than ${most} bytes were unpacked`);
  };
  globalThis.Uint8Array = new Proxy(Uint8Array, {
    construct(target, args: [unknown?], newTarget) {
      const [source] = args;
      // Views of bytes that are there already take nothing.
      if (typeof source === 'number') take(source);
      else if (Array.isArray(source) || ArrayBuffer.isView(source)) take(lengthOf(source));
      return Reflect.construct(target, args, newTarget);
    },
  });
  // Unpacks outside of JavaScript: what comes out is counted.
  globalThis.DecompressionStream = class extends DecompressionStream {
    readonly #counted = super.readable.pipeThrough(
      new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform(chunk, controller) {
          take(chunk.byteLength);
          controller.enqueue(chunk);
        },
      }),
    );
    override get readable() {
      return this.#counted;
    }
  };
  return {
    get exceeded() {
      return bytes > most;
    },
    reset() {
      bytes = 0;
    },
  };
}

const lengthOf = (source: readonly unknown[] | ArrayBufferView): number =>
  ArrayBuffer.isView(source) ? source.byteLength : source.length;
