/** What is thrown where a text or bytes of a log are not as the formats want them; the message says what is wrong. */
export class FormatError extends Error {
  override readonly name = 'FormatError';
}
