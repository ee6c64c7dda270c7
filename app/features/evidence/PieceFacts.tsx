import type { ReactNode } from 'react';
import { CONFIDENTIALITIES, TITLE_MAX } from '#app/domain/evidence.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay } from '#app/i18n/format.ts';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, RadioField, SelectField, TextField } from '#app/ui/Field.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import type { Piece } from '#db/queries/evidence-piece.server.ts';
import { Expiry } from './Expiry.tsx';
import type { PieceView } from './view-piece.server.ts';

/** What is known of a piece, to read. */
export function PieceFacts({ piece, today }: { piece: Piece; today: string }) {
  const t = useT();
  const language = useLanguage();
  return (
    <dl className="facts">
      <Fact label={t('evidence_register.name')}>{piece.title}</Fact>
      <Fact label={t('evidence_register.owner')}>{piece.owner ?? t('evidence_register.nobody')}</Fact>
      <Fact label={t('evidence_register.effective_on')}>
        {piece.effectiveOn ? formatDay(language, piece.effectiveOn) : '–'}
      </Fact>
      <Fact label={t('evidence_register.valid_until')}>
        <Expiry until={piece.validUntil} today={today} />
      </Fact>
      <Fact label={t('evidence_register.confidentiality_label')}>
        {t(`evidence_register.confidentiality.${piece.confidentiality}`)}
      </Fact>
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}

/** Somebody else was first: what is kept now, above what was typed. */
function Changed({ piece, today }: { piece: Piece; today: string }) {
  const t = useT();
  return (
    <Notice tone="warning" title={t('evidence_register.changed')} live>
      <p>{t('evidence_register.changed_text')}</p>
      <PieceFacts piece={piece} today={today} />
    </Notice>
  );
}

/** What is known of a piece, to change; beside what somebody else made of it meanwhile. */
export function FactsForm({ view, action, form }: { view: PieceView; action: string; form: FormState | undefined }) {
  const t = useT();
  const { piece, owners, today } = view;
  const choices = [...owners];
  if (piece.ownerId !== null && !owners.some(({ id }) => id === piece.ownerId))
    choices.push({ id: piece.ownerId, name: piece.owner ?? '' });
  return (
    <form method="post" action={action} className="card">
      <input type="hidden" name="act" value="facts" />
      <input type="hidden" name="version" value={piece.version} />
      {form?.errors?.version && <Changed piece={piece} today={today} />}
      <TextField
        name="title"
        label={t('evidence_register.name')}
        maxLength={TITLE_MAX}
        value={piece.title}
        form={form}
      />
      <SelectField
        name="owner"
        label={t('evidence_register.owner')}
        value={String(piece.ownerId ?? '')}
        options={[
          { value: '', label: t('evidence_register.nobody') },
          ...choices.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        form={form}
      />
      <TextField
        name="effective_on"
        type="date"
        label={t('evidence_register.effective_on')}
        value={piece.effectiveOn ?? ''}
        form={form}
        optional
      />
      <TextField
        name="valid_until"
        type="date"
        label={t('evidence_register.valid_until')}
        value={piece.validUntil ?? ''}
        form={form}
        optional
      />
      <RadioField
        name="confidentiality"
        label={t('evidence_register.confidentiality_label')}
        hint={t('evidence_register.confidentiality_hint')}
        value={piece.confidentiality}
        options={CONFIDENTIALITIES.map((value) => ({ value, label: t(`evidence_register.confidentiality.${value}`) }))}
        form={form}
      />
      <Button kind="primary">{t('evidence_register.save')}</Button>
    </form>
  );
}
