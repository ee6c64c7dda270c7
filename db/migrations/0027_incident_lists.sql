-- The lists that a service keeps for its incidents: categories and task templates. A line is never changed: a new version
-- takes its place and the old one is retired, so that what was recorded with it keeps its words. At most one version of a
-- code is in use.
create unique index incident_category_in_use on incident_category (service_id, code) where retired_at is null;

create table task_template (
  id integer generated always as identity primary key,
  service_id integer not null references service (id) on delete cascade,
  code text not null check (code ~ '^[a-z][a-z0-9_]{1,60}$'),
  version integer not null default 1 check (version > 0),
  title_nl text not null check (length(title_nl) between 1 and 120),
  title_en text not null check (length(title_en) between 1 and 120),
  retired_at timestamptz,
  unique (service_id, code, version),
  unique (service_id, id)
);
create unique index task_template_in_use on task_template (service_id, code) where retired_at is null;

-- What a template asks to be done. Insert-only.
create table task_template_task (
  template_id integer not null,
  service_id integer not null,
  position integer not null check (position between 1 and 40),
  title_nl text not null check (length(title_nl) between 1 and 200),
  title_en text not null check (length(title_en) between 1 and 200),
  -- Hours after the incident was reported.
  due_hours integer not null check (due_hours between 0 and 8760),
  primary key (template_id, position),
  foreign key (service_id, template_id) references task_template (service_id, id) on delete cascade
);

-- Which templates an incident was given: each once, in whichever version. Insert-only.
create table incident_template (
  incident_id integer not null,
  service_id integer not null,
  municipality_id integer not null,
  template_code text not null,
  template_id integer not null,
  at timestamptz not null,
  by_id integer references account (id) on delete set null,
  primary key (incident_id, template_code),
  foreign key (municipality_id, incident_id) references incident (municipality_id, id) on delete cascade,
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete restrict,
  foreign key (service_id, template_id) references task_template (service_id, id) on delete restrict
);
create index incident_template_by_template on incident_template (template_id);

-- The seven templates with which a service begins, soonest task first.
create function give_first_task_templates(p_service integer) returns void language sql security definer
  set search_path = pg_catalog, public as $$
  with made as (
    insert into public.task_template (service_id, code, title_nl, title_en)
    select p_service, t.* from (values
      ('malware', 'Malware', 'Malware'),
      ('phishing', 'Phishing', 'Phishing'),
      ('lost_device', 'Verloren toestel', 'Lost device'),
      ('wrong_recipient', 'Verkeerde ontvanger', 'Wrong recipient'),
      ('supplier_breach', 'Lek bij een leverancier', 'Breach at a supplier'),
      ('ransomware', 'Ransomware', 'Ransomware'),
      ('identity_fraud', 'Fraude met identiteit', 'Fraud with identity')) as t (code, nl, en)
    returning id, code)
  insert into public.task_template_task (template_id, service_id, position, due_hours, title_nl, title_en)
  select made.id, p_service, t.position, t.hours, t.nl, t.en from made join (values
      ('malware', 1, 1, 'Het toestel van het netwerk halen en aan laten staan',
        'Take the device off the network and leave it on'),
      ('malware', 2, 4, 'Nagaan welke andere toestellen hetzelfde tonen',
        'Find out which other devices show the same'),
      ('malware', 3, 8, 'Wachtwoorden van de gebruikers van het toestel wijzigen',
        'Change the passwords of the device’s users'),
      ('malware', 4, 24, 'Beoordelen of er persoonsgegevens betrokken zijn en het advies van de DPO vragen',
        'Judge whether personal data are involved and ask for the DPO’s advice'),
      ('malware', 5, 24, 'Logbestanden en een staal bewaren als bewijs',
        'Keep logs and a sample as evidence'),
      ('malware', 6, 72, 'Het toestel herinstalleren of vrijgeven',
        'Reinstall or release the device'),
      ('malware', 7, 336, 'Lessen opschrijven en maatregelen voorstellen',
        'Write down lessons and propose measures'),
      ('phishing', 1, 1, 'De afzender en de link blokkeren',
        'Block the sender and the link'),
      ('phishing', 2, 2, 'Nagaan wie klikte of gegevens invulde',
        'Find out who clicked or filled in data'),
      ('phishing', 3, 4, 'Wachtwoorden en sessies van wie invulde intrekken',
        'Revoke passwords and sessions of who filled in data'),
      ('phishing', 4, 8, 'Nakijken of er doorstuurregels in de mailboxen staan',
        'Look for forwarding rules in the mailboxes'),
      ('phishing', 5, 8, 'De collega’s waarschuwen met een voorbeeld',
        'Warn colleagues with an example'),
      ('phishing', 6, 24, 'Beoordelen of er persoonsgegevens betrokken zijn en het advies van de DPO vragen',
        'Judge whether personal data are involved and ask for the DPO’s advice'),
      ('phishing', 7, 336, 'Lessen opschrijven en maatregelen voorstellen',
        'Write down lessons and propose measures'),
      ('lost_device', 1, 1, 'Het toestel vanop afstand vergrendelen of wissen',
        'Lock or wipe the device from a distance'),
      ('lost_device', 2, 2, 'Accounts en certificaten van het toestel intrekken',
        'Revoke accounts and certificates of the device'),
      ('lost_device', 3, 8, 'Nagaan wat erop stond en of het versleuteld was',
        'Find out what it held and whether it was encrypted'),
      ('lost_device', 4, 24, 'Aangifte doen bij de politie',
        'Report it to the police'),
      ('lost_device', 5, 24, 'Beoordelen of er persoonsgegevens betrokken zijn en het advies van de DPO vragen',
        'Judge whether personal data are involved and ask for the DPO’s advice'),
      ('lost_device', 6, 336, 'Lessen opschrijven en maatregelen voorstellen',
        'Write down lessons and propose measures'),
      ('wrong_recipient', 1, 1, 'Het bericht intrekken of de ontvanger opbellen',
        'Recall the message or telephone the recipient'),
      ('wrong_recipient', 2, 4, 'Schriftelijk laten bevestigen dat het gewist is',
        'Have it confirmed in writing that it was deleted'),
      ('wrong_recipient', 3, 8, 'Oplijsten over wie en over welke gegevens het gaat',
        'List whose data and which data they are'),
      ('wrong_recipient', 4, 24, 'Beoordelen of er persoonsgegevens betrokken zijn en het advies van de DPO vragen',
        'Judge whether personal data are involved and ask for the DPO’s advice'),
      ('wrong_recipient', 5, 336, 'Lessen opschrijven en maatregelen voorstellen',
        'Write down lessons and propose measures'),
      ('supplier_breach', 1, 2, 'De leverancier vragen wat, wanneer en wie het betreft',
        'Ask the supplier what, when and whom it concerns'),
      ('supplier_breach', 2, 4, 'Nagaan welke besturen en verwerkingen de leverancier bedient',
        'Find out which municipalities it serves'),
      ('supplier_breach', 3, 8, 'Koppelingen en sleutels van de leverancier stopzetten',
        'Stop the supplier’s connections and keys'),
      ('supplier_breach', 4, 24, 'Beoordelen of er persoonsgegevens betrokken zijn en het advies van de DPO vragen',
        'Judge whether personal data are involved and ask for the DPO’s advice'),
      ('supplier_breach', 5, 48, 'Het verslag van de leverancier opvragen en bewaren',
        'Ask for the supplier’s report and keep it'),
      ('supplier_breach', 6, 336, 'De verwerkersovereenkomst nalezen en bijsturen',
        'Reread and mend the processor agreement'),
      ('supplier_breach', 7, 336, 'Lessen opschrijven en maatregelen voorstellen',
        'Write down lessons and propose measures'),
      ('ransomware', 1, 1, 'Netwerk en back-ups losmaken, niets uitzetten',
        'Disconnect network and back-ups, turn nothing off'),
      ('ransomware', 2, 2, 'Het crisisteam en de algemeen directeur samenroepen',
        'Call the crisis team and the general director'),
      ('ransomware', 3, 4, 'Het CCB en de verzekeraar verwittigen',
        'Tell the CCB and the insurer'),
      ('ransomware', 4, 8, 'Nagaan of er gegevens zijn weggehaald',
        'Find out whether data were taken'),
      ('ransomware', 5, 12, 'De dienstverlening op papier of elders regelen',
        'Arrange service on paper or elsewhere'),
      ('ransomware', 6, 24, 'Beoordelen of er persoonsgegevens betrokken zijn en het advies van de DPO vragen',
        'Judge whether personal data are involved and ask for the DPO’s advice'),
      ('ransomware', 7, 24, 'Klacht indienen bij de politie',
        'File a complaint with the police'),
      ('ransomware', 8, 72, 'Herstellen vanaf een back-up die nagekeken is',
        'Restore from a back-up that was looked at'),
      ('ransomware', 9, 336, 'Lessen opschrijven en maatregelen voorstellen',
        'Write down lessons and propose measures'),
      ('identity_fraud', 1, 2, 'De betrokken accounts en aanvragen blokkeren',
        'Block the accounts and applications concerned'),
      ('identity_fraud', 2, 8, 'Nagaan welke handelingen onder die identiteit gebeurden',
        'Find out what was done under that identity'),
      ('identity_fraud', 3, 24, 'De persoon inlichten en helpen met de aangifte',
        'Tell the person and help to report it'),
      ('identity_fraud', 4, 24, 'Beoordelen of er persoonsgegevens betrokken zijn en het advies van de DPO vragen',
        'Judge whether personal data are involved and ask for the DPO’s advice'),
      ('identity_fraud', 5, 48, 'Onterechte beslissingen en betalingen terugdraaien',
        'Undo wrongful decisions and payments'),
      ('identity_fraud', 6, 336, 'Lessen opschrijven en maatregelen voorstellen',
        'Write down lessons and propose measures')) as t (code, position, hours, nl, en) using (code)
$$;
create function first_task_templates() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  perform public.give_first_task_templates(new.id);
  return new;
end $$;
create trigger service_task_templates after insert on service for each row execute function first_task_templates();
revoke all on function give_first_task_templates(integer), first_task_templates() from public;

do $$
declare t text;
begin
  perform give_first_task_templates(id) from service;
  foreach t in array array['task_template', 'task_template_task', 'incident_template'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
    execute format('grant select on %I to waarborg_web', t);
  end loop;
  foreach t in array array['task_template', 'task_template_task'] loop
    execute format('create policy web on %I for select to waarborg_web
      using (service_id = (select app_service()) and exists (select 1 from app_memberships()))', t);
  end loop;
  -- Who writes frameworks for its service keeps these lists too: a DPO of all of it.
  foreach t in array array['incident_category', 'task_template', 'task_template_task'] loop
    execute format('create policy web_insert on %I for insert to waarborg_web
      with check (service_id = (select app_service()) and (select app_writes_frameworks()))', t);
  end loop;
  -- Out of use is all that a line can become.
  foreach t in array array['incident_category', 'task_template'] loop
    execute format('create policy web_retire on %I for update to waarborg_web
      using (service_id = (select app_service()) and (select app_writes_frameworks()))
      with check (service_id = (select app_service()) and retired_at is not null)', t);
    execute format('grant update (retired_at) on %I to waarborg_web', t);
  end loop;
end $$;
create policy web on incident_template to waarborg_web using (service_id = (select app_service())
  and municipality_id = any ((select app_registers())::integer[]));

grant insert (service_id, code, version, title_nl, title_en, taxonomy_class, taxonomy_version) on incident_category
  to waarborg_web;
grant insert (service_id, code, version, title_nl, title_en) on task_template to waarborg_web;
grant insert (template_id, service_id, position, title_nl, title_en, due_hours) on task_template_task to waarborg_web;
grant insert (incident_id, service_id, municipality_id, template_code, template_id, at, by_id) on incident_template
  to waarborg_web;
