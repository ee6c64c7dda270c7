// One attempt to save, and what became of it.

export type Saved =
  | { kind: 'saved'; version: number; time: string }
  | { kind: 'stale'; by: string; self: boolean }
  | { kind: 'closed' | 'refused' | 'invalid' | 'expired' | 'offline' | 'failed' };

/** What may become of any attempt, whatever the server would have answered. */
export interface NotSaved {
  kind: 'expired' | 'refused' | 'failed' | 'offline';
}

/** Sends the fields of an answer to the server. Never throws: no network is an answer too. */
export function sendAnswer(address: string, fields: Record<string, string>, leaving: boolean): Promise<Saved> {
  return sendFields<Saved>(address, fields, leaving);
}

/** As `sendAnswer`, for an address with an answer of its own. */
export async function sendFields<Answer>(
  address: string,
  fields: Record<string, string>,
  leaving: boolean,
): Promise<Answer | NotSaved> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { Accept: 'application/json' },
      // The sign-in page would be an answer like any other; as a redirect it says that the session is over.
      redirect: 'manual',
      keepalive: leaving,
      signal: AbortSignal.timeout(20_000),
    });
    if (response.type === 'opaqueredirect') return { kind: 'expired' };
    if (response.status === 403 || response.status === 404) return { kind: 'refused' };
    if (response.status >= 500 || response.status === 429) return { kind: 'failed' };
    return (await response.json()) as Answer;
  } catch {
    return { kind: navigator.onLine ? 'failed' : 'offline' };
  }
}
