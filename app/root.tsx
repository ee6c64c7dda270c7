import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  useLoaderData,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import type { ReactNode } from 'react';
import { frameOf } from '#app/http/frame.server.ts';
import { type Notice as OneTimeNotice, type RefusalBody, takeNotice } from '#app/http/respond.server.ts';
import { type PageFrame, useServerFrame } from '#app/http/ServerFrame.tsx';
import { SpeechProvider, useT } from '#app/i18n/context.tsx';
import { isMessageKey } from '#app/i18n/translate.ts';
import { ErrorPage } from '#app/ui/ErrorPage.tsx';
import { Header } from '#app/ui/Header.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { SignedOutPage } from '#app/ui/SignedOutPage.tsx';
import icon from './ui/icon.svg?url';
import './ui/styles/tokens.css';
import './ui/styles/base.css';
import './ui/styles/layout.css';
import './ui/styles/controls.css';
import './ui/styles/world.css';
import './ui/styles/evidence.css';
import './ui/styles/breach-facts.css';
import './ui/styles/campaigns.css';
import './ui/styles/document.css';
import './ui/styles/signing-in.css';
import './ui/styles/checklist.css';
import './ui/styles/grid.css';
import './ui/styles/charts.css';
import './ui/styles/review.css';
import './ui/styles/matrix.css';
import './ui/styles/portfolio.css';
import './ui/styles/overview.css';
import './ui/styles/start.css';
import './ui/styles/frameworks.css';
import './ui/styles/search.css';
import './ui/styles/settings.css';
import './ui/styles/print.css';

interface Frame extends PageFrame {
  notice: OneTimeNotice | null;
}

export async function loader(args: LoaderFunctionArgs) {
  const { notice, forget } = takeNotice(args.request);
  const frame: Frame = { ...(await frameOf(args)), notice };
  return Response.json(frame, forget ? { headers: { 'Set-Cookie': forget } } : {});
}

/** The title of a page that has none of its own: one that says why there is no page. */
export const meta: MetaFunction = () => [{ title: 'Waarborg' }];

export function Layout({ children }: { children: ReactNode }) {
  const { nonce, enhanceSrc, page } = useServerFrame();
  const frame = (useRouteLoaderData<typeof loader>('root') as Frame | undefined) ?? page;
  const language = frame?.language ?? 'nl';
  return (
    <html lang={language === 'nl' ? 'nl-BE' : 'en'}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <link rel="icon" href={icon} type="image/svg+xml" />
        <Meta />
        <Links />
        {enhanceSrc && <script type="module" nonce={nonce} src={enhanceSrc} />}
      </head>
      <body>
        <SpeechProvider language={language}>
          <Shell frame={frame}>{children}</Shell>
        </SpeechProvider>
      </body>
    </html>
  );
}

function Shell({ frame, children }: { frame: PageFrame | undefined; children: ReactNode }) {
  const t = useT();
  return (
    <>
      <a className="skip" href="#content">
        {t('common.skip')}
      </a>
      {frame?.demo && (
        <aside className="demo-banner" aria-label="Demo">
          {t('common.demo_banner')}
        </aside>
      )}
      <Header
        person={frame?.person ?? null}
        menu={frame?.menu ?? []}
        path={frame?.path ?? '/'}
        language={frame?.language ?? 'nl'}
      />
      {children}
      <footer className="foot">{t('common.tagline')}</footer>
    </>
  );
}

export default function App() {
  const { notice } = useLoaderData<typeof loader>() as Frame;
  const t = useT();
  return (
    <>
      {notice && isMessageKey(notice.key) && (
        <div className="flash">
          <Notice tone={notice.tone} live>
            <p>{t(notice.key)}</p>
          </Notice>
        </div>
      )}
      <Outlet />
    </>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const { requestId } = useServerFrame();
  if (isRouteErrorResponse(error)) {
    const body = typeof error.data === 'object' && error.data ? (error.data as Partial<RefusalBody>) : {};
    if (body.unsent) return <SignedOutPage {...body.unsent} />;
    return <ErrorPage status={error.status} reason={body.reason} requestId={requestId} />;
  }
  return <ErrorPage status={500} requestId={requestId} />;
}
