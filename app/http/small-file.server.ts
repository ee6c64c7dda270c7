/** The text of a small posted file; null when there is none, or when it is no text in UTF-8. */
export async function textOf(posted: FormData, name: string): Promise<string | null> {
  const file = posted.get(name);
  if (file === null || typeof file === 'string' || file.size === 0) return null;
  const text = new TextDecoder('utf-8').decode(await file.arrayBuffer());
  return text.includes('\uFFFD') || text.includes('\0') ? null : text;
}
