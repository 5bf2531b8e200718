/** A sentence about a number of things, in as many forms as its language has. */

/** By the categories of `Intl.PluralRules`; `other` stands for those that a language does not have. */
export type Plural = Readonly<
  Partial<Record<'zero' | 'one' | 'two' | 'few' | 'many', string>> & {other: string}
>;
