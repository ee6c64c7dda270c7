import { mayChangeEvidence } from '#app/domain/evidence.ts';
import type { Phase } from '#app/domain/review.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { titleIn } from '#app/i18n/words.ts';
import { Button } from '#app/ui/Button.tsx';
import { FieldErrors, type FormState } from '#app/ui/Field.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import type { Target } from '#db/queries/evidence-piece.server.ts';
import type { PieceView } from './view-piece.server.ts';

interface Props {
  view: PieceView;
  action: string;
  question: (checklist: number, code: string) => string;
}

/** The questions that a piece serves, each with its place; one takes it off where that may be. */
export function PiecePlaces({ view, action, question }: Props) {
  const t = useT();
  const language = useLanguage();
  const { piece, mayPlace } = view;
  if (piece.places.length === 0) return <p className="soft">{t('evidence_register.no_places')}</p>;
  return (
    <ul className="evidence-list">
      {piece.places.map((place) => (
        <li key={place.placedId} className="card">
          <div>
            <p>
              <a href={question(place.checklistId, place.code)}>
                <span className="code">{place.code}</span> {titleIn(language, place)}
              </a>
            </p>
            <p className="soft small">{place.checklist}</p>
          </div>
          {mayPlace && mayChangeEvidence(place.phase as Phase) && (
            <form method="post" action={action}>
              <input type="hidden" name="act" value="remove" />
              <input type="hidden" name="checklist" value={place.checklistId} />
              <input type="hidden" name="code" value={place.code} />
              <input type="hidden" name="placed" value={place.placedId} />
              <Button small>
                <span aria-hidden="true">{t('evidence.remove')}</span>
                <span className="visually-hidden">{t('evidence.remove_of', { title: place.code })}</span>
              </Button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Puts the piece beside one more question of an open checklist. */
export function AttachForm({ view, action, form }: Omit<Props, 'question'> & { form: FormState | undefined }) {
  const t = useT();
  const language = useLanguage();
  const checklists = new Map<number, Target[]>();
  for (const target of view.targets) {
    const known = checklists.get(target.checklistId);
    if (known) known.push(target);
    else checklists.set(target.checklistId, [target]);
  }
  return (
    <form method="post" action={action} className="card">
      <h3>{t('evidence_register.attach')}</h3>
      <input type="hidden" name="act" value="attach" />
      <FormKey value={view.formKeys.attach} />
      <div className="field">
        <label htmlFor="question">{t('evidence_register.attach_question')}</label>
        <p className="hint" id="question-hint">
          {t('evidence_register.attach_hint')}
        </p>
        <select id="question" name="question" aria-describedby="question-hint" defaultValue={form?.values?.question}>
          <option value="">{t('evidence_register.choose')}</option>
          {[...checklists].map(([id, targets]) => (
            <optgroup key={id} label={targets[0]?.checklist ?? ''}>
              {targets.map((target) => (
                <option key={target.code} value={`${id}/${target.code}`}>
                  {`${target.code} ${titleIn(language, target)}`}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <FieldErrors name="question" errors={form?.errors?.question} />
      </div>
      <Button>{t('evidence_register.attach_send')}</Button>
    </form>
  );
}
