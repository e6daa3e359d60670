import * as z from 'zod';

/** What a value of an element is, and what that is called on screen. */
export const elementTypes = {
  text: '文字',
  code: '编码',
  date: '日期',
  number: '整数',
  flag: '是否',
  choice: '单选',
  choices: '多选',
  words: '多个词语',
  department: '部门',
  division: '区划',
  records: '明细',
} as const;
export type ElementType = keyof typeof elementTypes;

/** Who decides what an element says, where a list goes through several levels of government. */
export const elementOwners = ['国家', '省', '市', '县'] as const;

/** Whether a broken rule keeps a row out. */
export const severities = ['error', 'warning'] as const;

const text = (max: number) => z.string().min(1).max(max);
const name = text(40);

const elementSchema = z
  .object({
    field: name,
    title: name,
    type: z.enum(Object.keys(elementTypes) as ElementType[]),
    /** It is part of each entry of this element, whose type is `records`. */
    of: name.optional(),
    required: z.boolean().optional(),
    choices: z.array(text(60)).max(300).optional(),
    /** Of a number its bounds; else how many characters, words or entries there may be. */
    least: z.number().int().min(0).optional(),
    most: z.number().int().min(1).optional(),
    search: z.boolean().optional(),
    filter: z.boolean().optional(),
    /** It is shown in lists before somebody chooses columns. */
    shown: z.boolean().optional(),
    /** Everybody reads it once the list is published. */
    open: z.boolean().optional(),
    /** Nobody outside ever reads it. */
    internal: z.boolean().optional(),
    owner: z.enum(elementOwners).optional(),
    note: text(300).optional(),
    example: text(300).optional(),
  })
  .strict();

/** A part of a code: its form is made of 9 (a digit), A (a capital) and X (either), each with a count as in 9(4) or X(1-6). */
const codePartSchema = z
  .object({
    of: name,
    title: name,
    form: text(60),
    values: z.array(text(64)).max(300).optional(),
    check: z.enum(['uscc']).optional(),
  })
  .strict();

/** What must hold in each row, as an expression over its elements. */
const ruleSchema = z
  .object({
    name: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, '应为 2 至 40 位小写字母、数字或连字符，以字母开头'),
    field: name,
    severity: z.enum(severities),
    when: text(300).optional(),
    test: text(300),
    message: text(200),
    basis: text(200).optional(),
  })
  .strict();

/** A list as data: what its rows hold, how they are coded, what must hold in them, and what of it is public. */
export const listSchema = z
  .object({
    id: z.string().regex(/^[a-z][a-z0-9-]{2,39}$/, '应为 3 至 40 位小写字母、数字或连字符，以字母开头'),
    title: text(60),
    noun: text(30),
    unit: text(4).optional(),
    group: text(30).optional(),
    about: text(300).optional(),
    basis: text(500).optional(),
    /** Its versions are published after a review by three people who have not edited it. */
    reviewed: z.boolean().optional(),
    /** The element by which the same item is found at other levels and in other cities; the id where it is missing. */
    sameBy: name.optional(),
    /** What the list means to everybody, where parts of it are open. */
    openNote: text(300).optional(),
    elements: z.array(elementSchema).min(1).max(120),
    codes: z.array(codePartSchema).max(60).optional(),
    rules: z.array(ruleSchema).max(80).optional(),
  })
  .strict();

export type ListDefinition = z.infer<typeof listSchema>;
export type Element = ListDefinition['elements'][number];
export type CodePart = NonNullable<ListDefinition['codes']>[number];
export type Rule = NonNullable<ListDefinition['rules']>[number];
