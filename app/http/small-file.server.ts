/** A small posted file; null when there is none. */
export async function fileOf(posted: FormData, name: string): Promise<{ name: string; bytes: Uint8Array } | null> {
  const file = posted.get(name);
  if (file === null || typeof file === 'string' || file.size === 0) return null;
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** The text of a small posted file; null when there is none, or when it is no text in UTF-8. */
export async function textOf(posted: FormData, name: string): Promise<string | null> {
  const file = await fileOf(posted, name);
  if (!file) return null;
  const text = new TextDecoder('utf-8').decode(file.bytes);
  return text.includes('\uFFFD') || text.includes('\0') ? null : text;
}
