import fc from 'fast-check';

const deep = (open: string, close: string, depth: number) => `${open.repeat(depth)}1${close.repeat(depth)}`;

/** Texts that have broken something somewhere: encodings, control characters, other languages' syntax, paths, keys. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\u001b[31m\r\n',
  '\u202e\ufeff',
  '\ud800',
  'x\udfff',
  'e\u0301',
  '𠮷'.repeat(300),
  '汉'.repeat(5_000),
  'A'.repeat(100_000),
  "' OR 1=1 --",
  '{"$gt":""}',
  'T#620800#DRAW',
  '#',
  '%',
  '%00',
  '%2e%2e%2f',
  '../../etc/passwd',
  '..\\..\\x',
  '/',
  '.',
  '..',
  '__proto__',
  'constructor',
  'toString',
  'NaN',
  '-1',
  '1e309',
  '0x1',
  '９１',
  'null',
  '<script>alert(1)</script>',
  '=cmd|1!A1',
  '$' + '{7*7}',
  '2026-02-30',
  '+12026-01-01',
  '138****0000',
  '00000000000000000000000000',
];

/** JSON values of the wrong type or size, written as JSON, because some of them can only be written. */
const hostileJson: readonly string[] = [
  'null',
  'true',
  '0',
  '-1',
  '1.5',
  '1e308',
  '-1e400',
  '9007199254740993',
  '[]',
  '{}',
  '[null]',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  '{"toString":1,"valueOf":1}',
  '{"toJSON":1,"length":-1}',
  '{"$ref":"#"}',
  deep('[', ']', 60),
  deep('{"a":', '}', 60),
  deep('[', ']', 20_000),
  deep('{"a":', '}', 20_000),
  `[${'0,'.repeat(20_000)}0]`,
];

/** Numbers that JSON can write and a store may not take, as JSON. */
export const hostileNumber = fc.constantFrom(
  '1e300',
  '-1e300',
  '1e-300',
  '5e-324',
  '1e126',
  '9007199254740993',
  '-99999999999999999999',
  '0.1234567890123456789',
  '-0',
);

export const hostileText = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

/** A hostile value as JSON text. */
export const hostileValue = fc.oneof(
  fc.constantFrom(...hostileJson),
  hostileText.map((text) => JSON.stringify(text)),
);

/** 对象 and so on in GB 18030: not UTF-8. */
const gb18030 = Uint8Array.from([0x7b, 0x22, 0x6e, 0x22, 0x3a, 0x22, 0xb6, 0xd4, 0xcf, 0xf3, 0x22, 0x7d]);

export type RawBody = string | Uint8Array<ArrayBuffer>;

/** Bodies that are not what any route asks for. */
export const hostileBody: fc.Arbitrary<RawBody> = fc.oneof(
  fc.constantFrom<RawBody[]>(
    '',
    ' ',
    '{',
    '{"a":',
    '{"a":NaN}',
    "{'a':1}",
    '\ufeff{}',
    '{}{}',
    'a=1&b=2',
    '<a/>',
    '--x\r\n\r\n--x--',
    deep('[', ']', 200_000),
    `{"x":"${'x'.repeat(1_100_000)}"}`,
    gb18030,
    Uint8Array.from([0xff, 0xfe, 0x7b, 0x00]),
    Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]),
    Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  ),
  hostileValue,
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Uint8Array.from(bytes)),
);

export const hostileType = fc.constantFrom(
  '',
  'text/plain',
  'text/csv',
  'application/xml',
  'application/json;charset=gb18030',
  'application/json; x',
  'APPLICATION/JSON',
  'application/x-ndjson',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  '../json',
);

/** Header values that a client can send. */
export const hostileHeader = fc.constantFrom(
  '',
  '*',
  '"1"',
  '1',
  'W/"1"',
  '"1", "2"',
  '"',
  'undefined',
  '"__proto__"',
  'x'.repeat(5_000),
  '\u00ff\u0080',
  '-1',
  '1e0',
);

/** Without halves of characters, which no address can carry. */
export const wellFormed = (text: string) => Buffer.from(text).toString();

/** What stands in a path or a query as it is, encoded well or not. */
export const hostileUrlPart = fc.oneof(
  hostileText.map((text) => encodeURIComponent(wellFormed(text.slice(0, 3_000)))),
  fc.constantFrom(
    '%',
    '%zz',
    '%E0%A4%A',
    '%00',
    '%2F',
    '%252F',
    '%ED%A0%80',
    '..%2f..',
    '%c0%af',
    '%EF%BC%9B',
    ':import',
  ),
);
