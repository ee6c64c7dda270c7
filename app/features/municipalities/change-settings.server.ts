import type { FormOutcome } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import type { MunicipalityFacts } from '#db/queries/municipalities.server.ts';
import { endCoverage, startCoverage } from './change-coverage.server.ts';
import { addEntity, addOrgan, changeEntity } from './change-entities.server.ts';
import { endMunicipality } from './end-municipality.server.ts';
import { setRegime } from './set-regime.server.ts';
import type { SettingsForm } from './settings-forms.ts';

/** Leads each form of the settings page to its verb. */
export function changeSettings(tx: ActorTx, municipality: MunicipalityFacts, form: SettingsForm): Promise<FormOutcome> {
  switch (form.intent) {
    case 'add_entity':
      return addEntity(tx, municipality.id, form);
    case 'change_entity':
      return changeEntity(tx, municipality.id, form);
    case 'start_coverage':
      return startCoverage(tx, municipality.id, form);
    case 'end_coverage':
      return endCoverage(tx, municipality.id, form);
    case 'set_regime':
      return setRegime(tx, municipality.id, form);
    case 'add_organ':
      return addOrgan(tx, municipality.id, form);
    case 'end_municipality':
      return endMunicipality(tx, municipality, form);
  }
}
