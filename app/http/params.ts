import { notFound } from './respond.server.ts';

interface WithParams {
  params: Readonly<Record<string, string | undefined>>;
}

/** A part of the address. @throws a 404 when the address lacks it. */
export function textParam({ params }: WithParams, name: string): string {
  const text = params[name];
  if (!text) throw notFound();
  return text;
}

/** A part of the address that is a number of ours. @throws a 404 for anything else, as for an unknown number. */
export function numberParam(args: WithParams, name: string): number {
  const text = textParam(args, name);
  const value = Number(text);
  if (!/^[1-9]\d{0,9}$/.test(text) || value > 2_147_483_647) throw notFound();
  return value;
}
