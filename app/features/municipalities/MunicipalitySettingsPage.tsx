import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay } from '#app/i18n/format.ts';
import { ButtonLink } from '#app/ui/Button.tsx';
import type { FormState } from '#app/ui/Field.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import { SubNav, type SubNavLine } from '#app/ui/SubNav.tsx';
import { EntityCard } from './EntityCard.tsx';
import { OpenSettingsForm } from './SettingsForms.tsx';
import type { OpenForm, ShownEntity } from './settings-view.ts';

interface MunicipalitySettingsProps {
  municipality: {
    name: string;
    nisCode: string | null;
    province: string | null;
    endedOn: string | null;
    successor: { slug: string; name: string } | null;
  };
  entities: readonly ShownEntity[];
  today: string;
  mayChange: boolean;
  open: OpenForm | null;
  successors: readonly { slug: string; name: string }[];
  nav: readonly SubNavLine[];
  crumbs: readonly Crumb[];
  here: string;
  formHref: (query: Record<string, string | number>) => string;
  municipalityHref: (slug: string) => string;
  form?: FormState | undefined;
}

/** The world of one municipality: its entities, what is covered, what applies, who decides. */
export function MunicipalitySettingsPage(props: MunicipalitySettingsProps) {
  const { municipality, entities, today, mayChange, open, here, formHref } = props;
  const t = useT();
  const numbers = [municipality.nisCode && `NIS ${municipality.nisCode}`, municipality.province]
    .filter(Boolean)
    .join(' · ');
  return (
    <Page
      title={municipality.name}
      lead={[t('municipalities.settings.lead', { name: municipality.name }), numbers].filter(Boolean).join(' ')}
      crumbs={props.crumbs}
    >
      <SubNav label={municipality.name} lines={props.nav} current={here} />
      <Ended {...props} />
      <div className="stack">
        {open && mayChange && (
          <OpenSettingsForm
            open={open}
            form={props.form}
            today={today}
            successors={props.successors}
            cancelHref={here}
          />
        )}
        <div className="columns wide">
          {entities.map((entity) => (
            <EntityCard
              key={entity.id}
              entity={entity}
              today={today}
              formHref={mayChange ? (form, more) => formHref({ form, entity: entity.id, ...more }) : null}
            />
          ))}
        </div>
        {mayChange && (
          <div className="row no-print">
            <ButtonLink href={formHref({ form: 'add_entity' })}>{t('municipalities.settings.add_entity')}</ButtonLink>
            {!municipality.endedOn && (
              <ButtonLink kind="plain" href={formHref({ form: 'end_municipality' })}>
                {t('municipalities.settings.end')}
              </ButtonLink>
            )}
          </div>
        )}
      </div>
    </Page>
  );
}

function Ended({ municipality, municipalityHref }: MunicipalitySettingsProps) {
  const t = useT();
  const language = useLanguage();
  const { endedOn, successor } = municipality;
  if (!endedOn) return null;
  return (
    <Notice tone="warning" title={t('municipalities.ended_on', { day: formatDay(language, endedOn) })}>
      {successor && (
        <p>
          <a href={municipalityHref(successor.slug)}>{t('municipalities.succeeded_by', { name: successor.name })}</a>
        </p>
      )}
    </Notice>
  );
}
