import type { MessageKey } from '#app/i18n/catalogue.ts';
import type { GridView } from './view-grid.server.ts';

/** Addresses that the table leads to. */
export interface GridLinks {
  municipality: string;
  checklists: string;
  checklist: string;
  self: string;
  /** This page without its filters. */
  all: string;
  save: string;
  question: (code: string) => string;
}

/** What became of a form over the ticked rows that wrote nothing. */
export interface GridReply {
  problem?: MessageKey;
  faults: { code: string; why: MessageKey }[];
  ticked: string[];
  reason: string;
}

export interface GridPageProps {
  view: GridView;
  links: GridLinks;
  reply?: GridReply | undefined;
}
