import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Status } from '#app/ui/Status.tsx';
import { Table } from '#app/ui/Table.tsx';
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
  const columns = [
    { key: 'device', label: t('signing_in.account.session_device') },
    { key: 'since', label: t('signing_in.account.session_since') },
    { key: 'seen', label: t('signing_in.account.session_seen') },
    { key: 'act', label: <span className="visually-hidden">{t('signing_in.account.session_act')}</span> },
  ];
  const rows = sessions.map((session) => ({
    key: session.key,
    cells: [
      <DeviceName key="device" device={session.device} />,
      session.since,
      session.seen,
      session.own ? (
        <Status key="act" tone="good">
          {t('signing_in.account.session_own')}
        </Status>
      ) : (
        <EndOne key="act" session={session} />
      ),
    ],
  }));
  return (
    <section>
      <h2>{t('signing_in.account.sessions')}</h2>
      <p>{t('signing_in.account.sessions_hint')}</p>
      <Table caption={t('signing_in.account.sessions')} columns={columns} rows={rows} />
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

function DeviceName({ device }: { device: Device }) {
  return <>{useDeviceName(device)}</>;
}

function useDeviceName(device: Device): string {
  const t = useT();
  return t('signing_in.device.on', {
    browser: device.browser ?? t('signing_in.device.browser'),
    system: device.system ?? t('signing_in.device.system'),
  });
}

function EndOne({ session }: { session: SessionLine }) {
  const t = useT();
  const label = t('signing_in.account.session_end_one', { device: useDeviceName(session.device) });
  return (
    <form method="post" action="/account/sessions">
      <button className="button small" type="submit" name="session" value={session.key} aria-label={label}>
        {t('signing_in.account.session_end')}
      </button>
    </form>
  );
}
