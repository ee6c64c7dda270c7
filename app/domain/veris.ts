/**
 * Incidents as VERIS JSON (Vocabulary for Event Recording and Incident Sharing, community schema 1.3) read as rows of our
 * own columns. What has no column is kept as text in the description; what says nothing about the incident itself is
 * listed as left out. Nothing is made up: a duration after an unknown moment stays a duration.
 */

import { readNumber } from './incident-values.ts';
import type { IncidentColumn } from './register-columns.ts';

export type FileRow = Partial<Record<IncidentColumn, string>>;

/** Rows with the members that were left out, by path, and in how many incidents each stood. */
export interface FileReading {
  rows: FileRow[];
  left: Map<string, number>;
}

/** Members that are kept as a line of the description, as VERIS names them. */
const KEPT =
  /^(incident_id|security_incident|confidence|targeted|notes|reference|control_failure|discovery_(method|notes)|action\.|actor\.|attribute\.|asset\.(notes|cloud|hosting|ownership)|timeline\.(compromise|exfiltration|discovery|containment)|victim\.(victim_id|notes|secondary))/;
/** Kinds of data in VERIS that are about people. */
const PERSONAL = ['personal', 'sensitive personal', 'medical', 'bank', 'payment', 'digital certificate', 'credentials'];
const MALICIOUS = ['malware', 'hacking', 'social', 'misuse', 'physical'] as const;

/** Reads one incident or a list of them; null for what is no VERIS. */
export function readVeris(document: unknown): FileReading | null {
  const found = Array.isArray(document) ? document : [document];
  const incidents = found.filter(isObject);
  const known = incidents.filter((each) => isObject(each.timeline) || isObject(each.action) || isObject(each.actor));
  if (incidents.length === 0 || incidents.length < found.length || known.length === 0) return null;
  const left = new Map<string, number>();
  return { rows: incidents.map((each) => rowOf(each, left)), left };
}

function rowOf(incident: Json, left: Map<string, number>): FileRow {
  const members = leavesOf(incident);
  const used = new Set<string>();
  const text = (path: string) => {
    for (const member of members.keys()) if (isUnder(member, path)) used.add(member);
    return textOfValue(valueAt(incident, path));
  };
  const under = (path: string) => [...members.keys()].some((member) => isUnder(member, path));
  const id = text('incident_id');
  const number = readNumber(id);
  const row: FileRow = {
    number: number && number !== 'none' ? id : '',
    municipality: text('victim.victim_id'),
    reported: momentOf(incident, 'plus.timeline.notification', text),
    occurred_from: momentOf(incident, 'timeline.incident', text),
    confidentiality: under('attribute.confidentiality') ? 'yes' : '',
    integrity: under('attribute.integrity') ? 'yes' : '',
    availability: under('attribute.availability') ? 'yes' : '',
    personal_data: isPersonal(incident) ? 'yes' : '',
    ...causeOf(under),
    category: categoryOf(under),
    systems: text('asset.assets'),
    impact: text('impact'),
    measures: [text('corrective_action'), text('cost_corrective_action')].filter(Boolean).join(' · '),
  };
  const summary = text('summary');
  if (!row.number) used.delete('incident_id');
  const lines = [...members.keys()].filter((path) => !used.has(path) && KEPT.test(path));
  for (const path of lines) used.add(path);
  const said = lines.map((path) => `VERIS ${path}: ${textOfValue(members.get(path))}`);
  for (const path of members.keys()) if (!used.has(path)) left.set(path, (left.get(path) ?? 0) + 1);
  return { ...row, description: [summary, said.join('\n')].filter(Boolean).join('\n\n') };
}

/** `2023`, `2023-05`, `2023-05-03` or `2023-05-03 14:30`, also where the calendar has no such day: that is said later. */
function momentOf(incident: Json, path: string, text: (path: string) => string): string {
  const at = valueAt(incident, path);
  text(path);
  if (!isObject(at)) return textOfValue(at);
  const part = (name: string) => textOfValue(at[name]);
  const two = (name: string) => (part(name) === '' || part(name) === '0' ? '' : `-${part(name).padStart(2, '0')}`);
  const day = `${part('year')}${two('month')}${two('month') ? two('day') : ''}`;
  const time = /^(\d{1,2}:\d{2})/.exec(part('time'))?.[1];
  return time && two('day') ? `${day} ${time.padStart(5, '0')}` : day;
}

function causeOf(under: (path: string) => boolean): FileRow {
  const outside = under('actor.external') || under('actor.partner');
  const inside = under('actor.internal');
  const bad = MALICIOUS.some((each) => under(`action.${each}`));
  const error = under('action.error') || under('action.environmental');
  return {
    cause_origin: outside === inside ? '' : outside ? 'external' : 'internal',
    cause_intent: bad ? 'malicious' : error ? 'accidental' : '',
  };
}

/** One of the four categories with which a service begins; which it is, the preview shows before anything is kept. */
function categoryOf(under: (path: string) => boolean): string {
  if (under('action.malware') || under('action.hacking')) return 'cyber_incident';
  if (['social', 'misuse', 'error', 'physical'].some((each) => under(`action.${each}`))) return 'information_security';
  return under('action.environmental') ? 'service_delivery' : '';
}

function isPersonal(incident: Json): boolean {
  const data = valueAt(incident, 'attribute.confidentiality.data');
  const kinds = Array.isArray(data) ? data.filter(isObject).map(({ variety }) => String(variety).toLowerCase()) : [];
  return kinds.some((kind) => PERSONAL.includes(kind));
}

type Json = Record<string, unknown>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isUnder(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}.`);
}

function valueAt(incident: Json, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, name) => (isObject(at) && Object.hasOwn(at, name) ? at[name] : null), incident);
}

/** Every member that holds something itself, by its path; a list is one, and so is what lies too deep to be read. */
function leavesOf(value: Json, above = '', depth = 0): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [name, member] of Object.entries(value)) {
    const path = above ? `${above}.${name}` : name;
    if (!isObject(member) || depth > 6 || ('unit' in member && !isObject(member.unit))) found.set(path, member);
    else for (const [below, leaf] of leavesOf(member, path, depth + 1)) found.set(below, leaf);
  }
  return found;
}

function textOfValue(value: unknown, depth = 0): string {
  if (value === null || value === undefined || depth > 4) return '';
  if (Array.isArray(value))
    return value
      .map((each) => textOfValue(each, depth + 1))
      .filter(Boolean)
      .join(', ');
  if (!isObject(value)) return String(value);
  const { variety, amount, value: count, unit } = value;
  if (variety !== undefined && Object.keys(value).every((name) => name === 'variety' || name === 'amount')) {
    return [textOfValue(variety, depth + 1), textOfValue(amount)].filter(Boolean).join(' × ');
  }
  if (unit !== undefined) return [textOfValue(count), textOfValue(unit)].filter(Boolean).join(' ');
  return Object.entries(value)
    .map(([name, member]) => `${name}: ${textOfValue(member, depth + 1)}`)
    .join(' · ');
}
