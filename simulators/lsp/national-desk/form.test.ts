import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rekeyed } from './form.ts';
import { resolverOf } from './resolver.ts';

const SENT = {
  externalId: 'INC-000042',
  description: 'Nobody can open a patient record.\nIt began after the lights went out.',
  severity: 'Severity 1',
  ticketType: 'incident',
  minimumDataSet: {
    occurredAt: '2026-11-23T08:55:00Z',
    description: 'Nobody can open a patient record.\nIt began after the lights went out.',
    impact: 'The whole hospital works on paper',
    affectedUsers: 4000,
    affectedService: 'Care Records Service',
    workaround: 'paper',
    stepsTaken: 'tried a second site',
    requesterContact: 'Grace Adeyemi, 020 7946 0301',
    updateContact: 'desk@desk.example',
    errorText: 'E4711',
  },
};
const from = { severities: { '1': 'Severity 1', '2': 'Severity 2', '3': 'Severity 3', '4': 'Severity 4', '5': 'Severity 5' } };
const to = {
  severities: { '1': 'Critical', '2': 'Major', '3': 'Minor', '4': 'Low', '5': 'Planned' },
  minimumDataSet: ['occurredAt', 'description', 'affectedUsers', 'workaround', 'requesterContact'],
};

test('a rekeyed ticket has the form’s fields, its own reference and the supplier’s words; lost fields are named', () => {
  assert.deepEqual(rekeyed({ reference: 'NSD-T0000007', sent: SENT, from, to }), {
    body: {
      externalId: 'NSD-T0000007',
      description: 'Nobody can open a patient record.',
      severity: 'Critical',
      ticketType: 'incident',
      minimumDataSet: {
        description: 'Nobody can open a patient record.',
        occurredAt: '2026-11-23T08:55:00Z',
        affectedUsers: 'over 100',
        affectedService: 'Care Records Service',
        requesterContact: 'National service desk',
        updateContact: 'National service desk',
        workaround: 'not stated',
      },
    },
    lost: [
      'externalId',
      'description',
      'affectedUsers',
      'requesterContact',
      'updateContact',
      'impact',
      'workaround',
      'stepsTaken',
      'errorText',
    ],
  });
});

test('the responsible supplier comes from the catalogue, else from the file that lists the service, else it is the first', () => {
  const supplier = (id: string, services: readonly string[]) => ({ id, name: id, minimumDataSet: [], services });
  const policy = {
    suppliers: [
      { ...supplier('national', ['crs']), route: 'national-desk' as const },
      supplier('bt-health', ['crs', 'eps']),
      supplier('atos-origin', ['choose-and-book']),
      supplier('csc', ['crs']),
    ],
    services: [
      { id: 'crs', name: 'Care Records Service', aliases: ['CRS', 'patient record'], supplier: 'csc' },
      { id: 'eps', name: 'Electronic Prescription Service', aliases: ['EPS'], supplier: 'national' },
      { id: 'choose-and-book', name: 'Choose and Book', aliases: [], supplier: null },
    ],
  };
  const resolverFor = (affectedService: string, description = '') =>
    resolverOf(policy, { description, minimumDataSet: { affectedService } });
  assert.equal(resolverFor('Care Records Service'), 'csc');
  assert.equal(resolverFor('EPS'), 'bt-health', 'the catalogue names the national desk itself');
  assert.equal(resolverFor('choose and book'), 'atos-origin');
  assert.equal(resolverFor('', 'no patient record opens'), 'csc');
  assert.equal(resolverFor('a kettle'), 'bt-health');
  assert.equal(resolverOf({ ...policy, suppliers: policy.suppliers.slice(0, 1) }, {}), null);
});
