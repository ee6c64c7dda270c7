import type { SheetFault } from '#app/documents/sheet.ts';
import type { BreachFate } from '#app/domain/breach-rows.ts';
import type { IncidentFate, IncidentFault } from '#app/domain/incident-rows.ts';
import type { CarriedFile, MappingProblem } from './incident-form.ts';

/** What the page needs beside the file: where incidents may be, and the words of the categories. */
export interface ImportChoices {
  municipalities: readonly { id: number; name: string }[];
  categories: readonly { id: number; titleNl: string; titleEn: string; retired: boolean }[];
}

/** What the page hears of a post that wrote nothing. */
export type IncidentReply =
  | {
      kind: 'refused';
      fault: Omit<SheetFault, 'why'> & { why: SheetFault['why'] | 'no_file' | 'too_much' | 'not_veris' };
    }
  /** The columns have to be pointed out first. */
  | { kind: 'map'; file: CarriedFile; choices: ImportChoices; problems: MappingProblem[] }
  | {
      kind: 'wrong';
      file: CarriedFile;
      choices: ImportChoices;
      faults: IncidentFault[];
      more: number;
      rows: IncidentFate[];
    }
  /** `stale` where the register, or the form, says something else than was shown. */
  | {
      kind: 'fit' | 'stale';
      file: CarriedFile;
      choices: ImportChoices;
      rows: IncidentFate[];
      breaches: BreachFate[];
      shown: string;
    }
  /** The form was changed on its way. */
  | { kind: 'lost' };

/** The status of its answer: a page as asked is one, everything else is refused. */
export function replyStatus(reply: IncidentReply): number {
  if (reply.kind === 'fit' || (reply.kind === 'map' && reply.problems.length === 0)) return 200;
  return reply.kind === 'stale' ? 409 : 422;
}

/** What an import wrote; kept with its form key, so that a post that is sent twice leads to the same page. */
export interface IncidentImportResult {
  incidents: number;
  kept: number;
  municipalities: number;
  breaches: number;
}

/** Where the page of an import leads. */
export interface IncidentImportLinks {
  incidents: string;
  self: string;
  map: string;
  confirm: string;
  template: (as: 'xlsx' | 'csv') => string;
}
