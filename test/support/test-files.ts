/** Files as a visitor's device has them. */

/** A picture that browsers can show. */
export async function picture(name: string): Promise<File> {
  const canvas = new OffscreenCanvas(8, 8);
  canvas.getContext('2d')!.fillRect(0, 0, 8, 8);
  return new File([await canvas.convertToBlob()], name, {type: 'image/png'});
}

export function pdf(name: string, bytes = 2_000): File {
  return new File([new Uint8Array(bytes)], name, {type: 'application/pdf'});
}

export function transferOf(
  files: readonly File[],
  texts: Readonly<Record<string, string>> = {},
): DataTransfer {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  for (const [type, text] of Object.entries(texts)) data.setData(type, text);
  return data;
}
