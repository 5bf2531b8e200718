/** Variables in a text of the app's: `{{name}}` stands for the value of that name. */

/** Names in Dify are short; what is longer is something else in braces. */
const VARIABLE = /\{\{([^{}]{1,100})\}\}/g;

/**
 * @param valueOf `null` for a name that means nothing here: the braces stay, since they may be the text's own.
 * @param isMarkdown the values are text and must not become markup.
 */
export function fillVariables(
  text: string,
  valueOf: (name: string) => string | null,
  isMarkdown: boolean,
): string {
  return text.replace(VARIABLE, (braces, name: string) => {
    const value = valueOf(name.trim());
    if (value === null) return braces;
    const inline = value.replace(/\s+/g, ' ').trim();
    return isMarkdown ? inline.replace(/[!-/:-@[-`{-~]/g, '\\$&') : inline;
  });
}
