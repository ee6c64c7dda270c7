import { type EarlierChecklist, pickPrevious } from '#app/domain/previous.ts';
import { writeAnswers } from './answers.ts';
import type { Book } from './book.server.ts';
import type { CampaignPlan, Story } from './campaigns.ts';
import type { Draft, Written } from './draft.ts';
import type { Questionnaire, Questionnaires } from './frameworks.server.ts';
import type { Journal } from './journal.server.ts';
import { writeLaunchMails } from './mails.ts';
import type { Staff } from './people.ts';
import { writeReminders } from './reminders.ts';
import { writeScore } from './scores.ts';
import { CLOSED, writeSteps } from './steps.ts';
import { timelineOf } from './timeline.ts';
import { coveredOn, type Place, type Tenant } from './world.ts';

export interface ChecklistKit {
  book: Book;
  journal: Journal;
  tenant: Tenant;
  staff: Staff;
  questionnaires: Questionnaires;
  now: Date;
  /** What was written before and holds answers, the newest first: what a later checklist starts from. */
  earlier: EarlierChecklist[];
}

/** Launches a campaign over the municipalities it asks, and tells how each of them got on. */
export function writeCampaign(kit: ChecklistKit, plan: CampaignPlan): Written[] {
  const questionnaire = kit.questionnaires(plan.framework, plan.level);
  const launchedAt = plan.calendar.at(plan.launchedAgo);
  const id = kit.book.add('campaign', {
    service_id: kit.tenant.id,
    framework_id: questionnaire.frameworkId,
    level: plan.level,
    title: plan.title,
    instructions: plan.instructions,
    due_on: plan.calendar.day(plan.dueAgo),
    as_pair: plan.asPair,
    launched_at: launchedAt,
    launched_by: kit.staff.dpoId,
  });
  const asked = kit.tenant.places.flatMap((place) => {
    const story = place.coverage.length > 0 ? plan.story(place) : null;
    return story ? [{ place, story }] : [];
  });
  kit.journal.add({
    serviceId: kit.tenant.id,
    at: launchedAt,
    actorId: kit.staff.dpoId,
    role: 'dpo',
    event: 'campaign.launched',
    municipalityId: null,
    objectType: 'campaign',
    objectId: id,
    after: {
      title: plan.title,
      level: plan.level,
      municipalities: asked.length,
      dueOn: plan.calendar.day(plan.dueAgo),
    },
  });
  const written = asked.map(({ place, story }) =>
    writeChecklist(kit, { plan, campaignId: id, questionnaire, place, story }),
  );
  writeLaunchMails(kit.book, kit.tenant, plan, id, written);
  return written;
}

interface Asking {
  plan: CampaignPlan;
  campaignId: number;
  questionnaire: Questionnaire;
  place: Place;
  story: Story;
}

function writeChecklist(kit: ChecklistKit, asking: Asking): Written {
  const { place, questionnaire } = asking;
  const draft = writeRow(kit, asking);
  for (const entityId of draft.entityIds) {
    kit.book.put('checklist_entity', {
      checklist_id: draft.id,
      service_id: place.serviceId,
      municipality_id: place.id,
      entity_id: entityId,
    });
  }
  const steps = writeSteps(draft, kit.staff.dpoId);
  writeReminders(draft);
  const given = writeAnswers(draft);
  writeScore(draft, questionnaire.model, given, kit.now);
  if (given.length > 0) kit.earlier.unshift(toEarlier(draft));
  return { draft, given, steps };
}

function toEarlier({ id, place, plan, entityIds }: Draft): EarlierChecklist {
  return { id, municipalityId: place.id, framework: plan.framework, entityIds };
}

function writeRow(kit: ChecklistKit, { plan, campaignId, questionnaire, place, story }: Asking): Draft {
  const key = `${place.slug} ${plan.key}`;
  const times = timelineOf(plan, story, key);
  const { calendar } = plan;
  const handedOver = plan.key === 'small-now' ? place.contributorId : null;
  const covered = coveredOn(place, calendar.day(plan.launchedAgo));
  const entityIds = plan.framework === 'ksz' ? [place.ocmw] : covered;
  const asked = { framework: plan.framework, municipalityId: place.id, entityIds };
  const authorId = handedOver ?? place.spocId ?? kit.staff.dpoId;
  const id = kit.book.add('checklist', {
    service_id: place.serviceId,
    municipality_id: place.id,
    campaign_id: campaignId,
    framework_id: questionnaire.frameworkId,
    level: plan.level,
    title: plan.title,
    instructions: plan.instructions,
    due_on: calendar.day(story.more?.dueAgo ?? plan.dueAgo),
    assignee_id: authorId,
    phase: story.closedAgo === undefined ? story.phase : 'closed',
    phase_before_close: story.closedAgo === undefined ? null : story.phase,
    closed_reason: story.closedAgo === undefined ? '' : CLOSED,
    launched_at: calendar.at(plan.launchedAgo),
    submitted_at: story.phase === 'open' ? null : calendar.at(story.cycle ? times.again : story.submittedAgo),
    decided_at: story.phase === 'accepted' || story.phase === 'returned' ? calendar.at(story.decidedAgo) : null,
    previous_id: pickPrevious(kit.earlier, asked),
  });
  return {
    book: kit.book,
    journal: kit.journal,
    key,
    id,
    plan,
    place,
    story,
    times,
    frameworkId: questionnaire.frameworkId,
    entityIds,
    asked: questionnaire.asked,
    authorId,
    authorRole: handedOver ? 'contributor' : 'spoc',
    reviewerId: place.index % 3 === 1 ? kit.staff.substituteId : kit.staff.dpoId,
  };
}
