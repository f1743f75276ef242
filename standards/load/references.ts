import { didYouMean } from '../../kernel/index.ts';
import type { ControlledDocument } from '../types.ts';
import { dangling, twice, wrongDuration, wrongZone } from './checks.ts';
import type { PolicyFiles } from './files.ts';
import { checkChange } from './change.ts';
import { checkClinicalSafety } from './clinical-safety.ts';
import { checkInformationGovernance } from './information-governance.ts';
import { checkFollowUp } from './follow-up.ts';
import { checkPatientIdentifiers } from './patient-identifiers.ts';
import { checkHandOff } from './hand-off.ts';
import { checkKnowledge } from './knowledge.ts';
import { checkOperations } from './operations.ts';
import { checkMajorIncident } from './major-incident.ts';
import { checkRoom } from './room.ts';
import { checkReporting } from './reporting.ts';
import { checkRota } from './rota.ts';
import { checkServices, NO_TIER } from './services.ts';
import { checkSuppliers, type SupplierFile } from './suppliers.ts';
import { checkTeams } from './teams.ts';
import { calendarFaults } from './time.ts';
import type { Complaint, Path } from './complaint.ts';

/** Checks across files: dangling names, duplicate names, invalid times. Files that could not be read are null and are skipped. */
export function crossCheck(
  files: PolicyFiles,
  suppliers: readonly SupplierFile[],
  documents: readonly ControlledDocument[],
): readonly Complaint[] {
  return [
    ...checkZone(files),
    ...checkCriteria(files),
    ...checkCalendars(files),
    ...checkTiers(files),
    ...checkTeams(files),
    ...checkServices(files, suppliers),
    ...checkSuppliers(files, suppliers),
    ...checkPeople(files),
    ...checkRota(files),
    ...checkEscalation(files, documents),
    ...checkHandOff(files),
    ...checkFollowUp(files),
    ...checkReporting(files),
    ...checkPatientIdentifiers(files),
    ...checkOperations(files),
    ...checkRoom(files, suppliers),
    ...checkChange(files),
    ...checkClinicalSafety(files),
    ...checkInformationGovernance(files),
    ...checkKnowledge(files),
  ];
}

const checkZone = ({ 'standard.yaml': file }: PolicyFiles) => (file ? wrongZone(file, ['zone'], file.data.zone) : []);

function checkCriteria({ 'criteria.yaml': file }: PolicyFiles): readonly Complaint[] {
  if (!file) return [];
  const { criteria } = file.data;
  const times = criteria.flatMap(({ shownBy }, i) =>
    shownBy.flatMap((showing, n) =>
      showing.by === 'load' && showing.answeredWithin !== undefined
        ? wrongDuration(file, ['criteria', i, 'shownBy', n, 'answeredWithin'], showing.answeredWithin, false)
        : [],
    ),
  );
  return [
    ...twice(
      file,
      'criteria',
      criteria.map(({ id }) => id),
    ),
    ...times,
  ];
}

function checkCalendars({ 'calendars.yaml': file }: PolicyFiles): readonly Complaint[] {
  if (!file) return [];
  return Object.entries(file.data.calendars).flatMap(([id, calendar]) =>
    calendarFaults(calendar).map(([path, message]) => file.complain(['calendars', id, ...path], message)),
  );
}

function checkTiers({ 'tiers.yaml': file, 'calendars.yaml': calendars }: PolicyFiles): readonly Complaint[] {
  if (!file) return [];
  const targets = file.data.tiers.flatMap((tier, i) =>
    Object.entries(tier.targets).map(([severity, target]) => ({ i, severity, target })),
  );
  return [
    ...twice(
      file,
      'tiers',
      file.data.tiers.map(({ id }) => id),
    ),
    ...file.data.tiers.flatMap(({ id }, i) =>
      id === NO_TIER
        ? [file.complain(['tiers', i, 'id'], `"${NO_TIER}" marks a service without service levels. Give this tier another name.`)]
        : [],
    ),
    ...targets.flatMap(({ i, severity, target }) => {
      const at: Path = ['tiers', i, 'targets', severity];
      return [
        ...wrongDuration(file, [...at, 'response'], target.response, false),
        ...wrongDuration(file, [...at, 'resolution'], target.resolution, false),
        ...dangling(
          file,
          [...at, 'calendar'],
          target.calendar,
          'calendar',
          calendars && Object.keys(calendars.data.calendars),
          'calendars.yaml',
        ),
      ];
    }),
  ];
}

function checkPeople(files: PolicyFiles): readonly Complaint[] {
  const { 'organisations.yaml': organisations, 'contacts.yaml': contacts } = files;
  const domains =
    organisations?.data.organisations.flatMap(({ mailDomains }, i) => mailDomains.map((domain, n) => ({ domain, i, n }))) ?? [];
  return [
    ...(organisations
      ? twice(
          organisations,
          'organisations',
          organisations.data.organisations.map(({ id }) => id),
        )
      : []),
    ...(contacts
      ? twice(
          contacts,
          'contacts',
          contacts.data.contacts.map(({ role }) => role),
        )
      : []),
    ...(contacts?.data.contacts ?? []).flatMap(({ deputy }, i, all) =>
      deputy === undefined
        ? []
        : dangling(
            contacts!,
            ['contacts', i, 'deputy'],
            deputy,
            'role',
            all.map(({ role }) => role),
            'contacts.yaml',
          ),
    ),
    ...domains
      .filter(({ domain }, at) => domains.findIndex((other) => other.domain === domain) < at)
      .map(({ domain, i, n }) =>
        organisations!.complain(
          ['organisations', i, 'mailDomains', n],
          `"${domain}" already belongs to another organisation, so its senders could not be told apart.`,
        ),
      ),
  ];
}

const PLACEHOLDERS = ['reference', 'service', 'severity', 'summary', 'organisation'];

function checkEscalation(files: PolicyFiles, documents: readonly ControlledDocument[]): readonly Complaint[] {
  const {
    'escalation-plan.yaml': file,
    'contacts.yaml': contacts,
    'services.yaml': services,
    'calendars.yaml': calendars,
  } = files;
  if (!file) return [];
  const { steps, inHours, document } = file.data;
  const office = calendars?.data.calendars[inHours];
  return [
    ...dangling(file, ['inHours'], inHours, 'calendar', calendars && Object.keys(calendars.data.calendars), 'calendars.yaml'),
    ...dangling(
      file,
      ['document'],
      document,
      'document',
      documents.map(({ id }) => id),
      'documents/',
    ),
    ...Object.entries(file.data.updateEvery ?? {}).flatMap(([severity, every]) =>
      wrongDuration(file, ['updateEvery', severity], every, false),
    ),
    ...(file.data.digestWindow === undefined ? [] : wrongDuration(file, ['digestWindow'], file.data.digestWindow, true)),
    ...(file.data.lateness === undefined ? [] : wrongDuration(file, ['lateness'], file.data.lateness, true)),
    ...checkMajorIncident(files),
    ...twice(
      file,
      'steps',
      steps.map(({ id }) => id),
    ),
    ...steps.flatMap((step, i) => {
      const at: Path = ['steps', i];
      const { after, declared, clock, percent } = step.trigger;
      return [
        ...dangling(
          file,
          [...at, 'to'],
          step.to,
          'role',
          contacts?.data.contacts.map(({ role }) => role),
          'contacts.yaml',
        ),
        ...(step.services ?? []).flatMap((service, n) =>
          dangling(
            file,
            [...at, 'services', n],
            service,
            'service',
            services?.data.services.map(({ id }) => id),
            'services.yaml',
          ),
        ),
        ...([after, declared, clock].filter((given) => given !== undefined).length !== 1 ||
        (clock === undefined) !== (percent === undefined)
          ? [file.complain([...at, 'trigger'], 'needs either "after", or "declared", or both "clock" and "percent".')]
          : []),
        ...(after === undefined ? [] : wrongDuration(file, [...at, 'trigger', 'after'], after, true)),
        ...(declared === undefined ? [] : wrongDuration(file, [...at, 'trigger', 'declared'], declared, true)),
        ...(declared !== undefined && !file.data.majorIncident
          ? [
              file.complain(
                [...at, 'trigger', 'declared'],
                'can never come: the plan has no "majorIncident". Add it, or count from opening with "after".',
              ),
            ]
          : []),
        ...(step.then === undefined ? [] : wrongDuration(file, [...at, 'then', 'after'], step.then.after, false)),
        ...(step.then && !step.channels.includes('telephone')
          ? [
              file.complain(
                [...at, 'then'],
                'waits for an answer, but the step calls nobody. Add "telephone" to its channels, or remove it.',
              ),
            ]
          : []),
        ...(step.then && contacts?.data.contacts.some(({ role, deputy }) => role === step.to && deputy === undefined)
          ? [
              file.complain(
                [...at, 'then'],
                `has no effect: ${step.to} has no deputy in contacts.yaml. Add "deputy" there, or remove it.`,
              ),
            ]
          : []),
        ...(step.period === 'bank-holiday' && office && !office.versions.some(({ closures }) => closures?.length)
          ? [
              file.complain(
                [...at, 'period'],
                `can never come: calendar "${inHours}" has no closures. Add the bank holidays to calendars.yaml.`,
              ),
            ]
          : []),
        ...[...step.says.matchAll(/\{([^}]*)\}/g)]
          .map(([, name = '']) => name)
          .filter((name) => !PLACEHOLDERS.includes(name))
          .map((name) =>
            file.complain(
              [...at, 'says'],
              `{${name}} is not a placeholder.${didYouMean(name, PLACEHOLDERS) || ` Known: ${PLACEHOLDERS.join(', ')}.`}`,
            ),
          ),
      ];
    }),
  ];
}
