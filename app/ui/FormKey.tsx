/**
 * Marks a form that must happen once however often it is sent: the key is made with the page, and the verb claims it.
 */
export function FormKey({ value }: { value: string }) {
  return <input type="hidden" name="form_key" value={value} />;
}
