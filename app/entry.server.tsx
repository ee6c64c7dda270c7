import type { AppLoadContext, EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { renderToStaticMarkup } from 'react-dom/server';
import { frameOf } from '#app/http/frame.server.ts';
import { type ServerFrame, ServerFrameProvider } from '#app/http/ServerFrame.tsx';
import type * as Acts from '#app/http/server/demo-acts.server.ts';

// The server in front is part of this build, so that the pages, the doors to the database and the server that opens
// them are one copy of each module: a class known in two copies is two classes.
export { startServer } from '#app/http/server/start.server.ts';
export { openDatabase, openEmbedded } from '#db/open.server.ts';

/** Only a demo loads what its people did. */
export async function actDemo(...args: Parameters<typeof Acts.actDemo>): Promise<void> {
  await (await import('#app/http/server/demo-acts.server.ts')).actDemo(...args);
}

/**
 * Renders a page to one string. No script takes over in the browser, so the loaders' data is not sent a second time:
 * the stream that would carry it is dropped.
 */
export default async function handleDocumentRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  loaded: AppLoadContext,
): Promise<Response> {
  const { serverHandoffStream, ...context } = remix;
  await serverHandoffStream?.cancel();
  const { nonce, requestId } = loaded;
  const frame: ServerFrame = { nonce, requestId, enhanceSrc: remix.manifest.entry.module };
  if (!remix.staticHandlerContext.loaderData.root) frame.page = await frameOf({ request, context: loaded });
  const html = renderToStaticMarkup(
    <ServerFrameProvider frame={frame}>
      <RemixServer context={context} url={request.url} nonce={nonce} />
    </ServerFrameProvider>,
  );
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(`<!DOCTYPE html>${html}`, { status, headers });
}
