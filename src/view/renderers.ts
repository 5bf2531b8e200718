/** Draws the code of a fenced block in place of the code. It may take its time; what it throws leaves the code as it is. */
export type Renderer = (code: string, language: string) => Node | Promise<Node>;

/** By the language that stands behind the fence, in lower case. */
export type Renderers = Readonly<Record<string, Renderer>>;
