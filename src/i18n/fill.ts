/** A sentence with its gaps filled: `{name}` stands for the value of that name. Numbers come as text (`inDigits`). */
export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (gap, name: string) => values[name] ?? gap);
}
