import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Status } from '#app/ui/Status.tsx';
import type { Device } from './device.ts';

/** One own session, written for its reader. */
export interface SessionLine {
  key: string;
  device: Device;
  since: string;
  seen: string;
  own: boolean;
}

/** Where somebody is signed in, with the means to end it. */
export function SessionList({ sessions }: { sessions: readonly SessionLine[] }) {
  const t = useT();
  return (
    <section>
      <h2>{t('signing_in.account.sessions')}</h2>
      <p>{t('signing_in.account.sessions_hint')}</p>
      <ul className="lines">
        {sessions.map((session) => (
          <SessionItem key={session.key} session={session} />
        ))}
      </ul>
      <div className="below">
        {sessions.length > 1 ? (
          <form method="post" action="/account/sessions">
            <Button name="session" value="others">
              {t('signing_in.account.session_end_others')}
            </Button>
          </form>
        ) : (
          <p className="soft">{t('signing_in.account.no_others')}</p>
        )}
      </div>
    </section>
  );
}

function SessionItem({ session }: { session: SessionLine }) {
  const t = useT();
  const device = useDeviceName(session.device);
  return (
    <li>
      <div>
        <strong>{device}</strong>
        <br />
        <span className="soft small">
          {t('signing_in.account.session_times', { since: session.since, seen: session.seen })}
        </span>
      </div>
      {session.own ? (
        <Status tone="good">{t('signing_in.account.session_own')}</Status>
      ) : (
        <form method="post" action="/account/sessions">
          <button
            className="button small"
            type="submit"
            name="session"
            value={session.key}
            aria-label={t('signing_in.account.session_end_one', { device })}
          >
            {t('signing_in.account.session_end')}
          </button>
        </form>
      )}
    </li>
  );
}

function useDeviceName(device: Device): string {
  const t = useT();
  return t('signing_in.device.on', {
    browser: device.browser ?? t('signing_in.device.browser'),
    system: device.system ?? t('signing_in.device.system'),
  });
}
