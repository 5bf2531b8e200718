/** Variables in a text of the app's: `{{name}}` stands for the value of that name. */

/** With what stands close before it, and marks of emphasis. Names in Dify are short: what is longer is something else. */
const VARIABLE = /([,،，、]?[ \t]{0,3})([*_]{0,3})\{\{([^{}]{1,100})\}\}\2/g;

/** Stands in a sentence for what nobody has filled in yet. */
const BLANK = '…';

/**
 * @param valueOf empty where nothing is filled in; `null` for a name that means nothing here: the braces stay, since
 *   they may be the text's own.
 * @param isMarkdown the values are text and must not become markup.
 */
export function fillVariables(
  text: string,
  valueOf: (name: string) => string | null,
  isMarkdown: boolean,
): string {
  return text.replace(VARIABLE, (whole: string, before: string, marks: string, name: string, at: number) => {
    const value = valueOf(name.trim());
    if (value === null) return whole;
    const inline = value.replace(/\s+/g, ' ').trim();
    if (inline === '' && isAddress(before, text.slice(0, at), text.slice(at + whole.length))) return '';
    const shown = inline === '' ? BLANK : isMarkdown ? inline.replace(/[!-/:-@[-`{-~]/g, '\\$&') : inline;
    return before + marks + shown + marks;
  });
}

/** Whether something in the text is still to be filled in. */
export function hasBlank(text: string, valueOf: (name: string) => string | null): boolean {
  return [...text.matchAll(VARIABLE)].some(([, , , name = '']) => valueOf(name.trim())?.trim() === '');
}

/** `Hello {{name}}!`, `Welcome back, {{name}}.`: the sentence is whole without the name of whom it speaks to. */
function isAddress(before: string, earlier: string, later: string): boolean {
  if (!/^\s*(?:[,.!?;:،，、。！？]|$)|^[ \t]*\n/.test(later)) return false;
  return /^[,،，、]/.test(before) || /(?:^|[.!?。！？\n])[^\p{L}\p{N}]*[\p{L}\p{M}'’]+$/u.test(earlier);
}
