const CHUNK = 64 * 1024;

/** JSON lines in UTF-8, one object a line. Throws what `JSON.stringify` throws (cycles, BigInt). */
export async function* writeNdjson(
  values: Iterable<object> | AsyncIterable<object>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let pending = '';
  for await (const value of values) {
    pending += `${JSON.stringify(value)}\n`;
    if (pending.length < CHUNK) continue;
    yield encoder.encode(pending);
    pending = '';
  }
  if (pending !== '') yield encoder.encode(pending);
}
