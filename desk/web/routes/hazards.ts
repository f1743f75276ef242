import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { holds } from '../../domain/access/duties.ts';
import type { Actor } from '../../domain/access/actor.ts';
import type { NewHazard } from '../../domain/hazards/index.ts';
import type { EdgeContext } from '../../http/context.ts';
import { attempt, check, FormRefused, text, type Typed } from '../fields.ts';
import type { Field } from '../form-types.ts';
import { mustBe, send, viewerOf } from '../page.ts';
import type { Policy } from '../../../standards/index.ts';

const area = (name: string, label: string, missing: string, hint?: string): Field => ({
  ...{ name, label, kind: 'area', missing },
  ...(hint !== undefined && { hint }),
});

function fieldsOf({ clinicalSafety, services }: Policy): readonly Field[] {
  const levels = (of: readonly { id: string; title: string; means: string }[] = []) =>
    of.map(({ id, title, means }) => ({ value: id, text: `${title} – ${means}` }));
  return [
    { name: 'name', label: 'Name of the hazard', kind: 'text', missing: 'Write the name of the hazard' },
    area('description', 'What the hazard is', 'Write what the hazard is'),
    area('causes', 'What can cause it', 'Write what can cause it'),
    area('effect', 'What it does to the work', 'Write what it does to the work'),
    area('harm', 'What harm it can do to a patient', 'Write what harm it can do'),
    area(
      'existingControls',
      'Controls that exist',
      'Write which controls exist, or "none"',
      'In design, test, training or process.',
    ),
    { name: 'owner', label: 'Owner', kind: 'text', missing: 'Write who owns it' },
    {
      name: 'service',
      label: 'Service (optional)',
      kind: 'select',
      options: services.map(({ id, name }) => ({ value: id, text: name })),
    },
    {
      name: 'severity',
      label: 'Severity',
      kind: 'select',
      missing: 'Choose the severity',
      options: levels(clinicalSafety?.severities),
    },
    {
      name: 'likelihood',
      label: 'Likelihood',
      kind: 'select',
      missing: 'Choose the likelihood',
      options: levels(clinicalSafety?.likelihoods),
    },
  ];
}

function hazardIn(typed: Typed, fields: readonly Field[]): NewHazard {
  const errors = check(
    typed,
    fields.map(({ name, missing, options }) => ({
      name,
      ...(missing && { missing }),
      ...(options && { oneOf: options.map(({ value }) => value) }),
    })),
  );
  if (errors.length > 0) throw new FormRefused(errors);
  const given = Object.fromEntries(fields.map(({ name }) => [name, text(typed, name)])) as unknown as NewHazard;
  const { service, ...rest } = given;
  return { ...rest, ...(service && { service }) };
}

/** The hazard log: its entries, and one entry with its journal. The officer of clinical safety records. */
export function hazardPages(app: FastifyInstance, context: EdgeContext): void {
  const { service, policy } = context;
  const fields = fieldsOf(policy);
  const mayRecord = (viewer: Actor) => policy.clinicalSafety !== null && holds(viewer, policy.clinicalSafety.officer, policy);
  const list = async (request: FastifyRequest, reply: FastifyReply, refused?: { typed: Typed; error: FormRefused }) => {
    const viewer = viewerOf(context, request);
    mustBe(viewer, (role) => role !== 'requester', 'read the hazard log');
    const rows = await service.safety.hazards(viewer);
    return send(
      context,
      request,
      reply,
      'hazards',
      { title: 'Hazard log', ...(refused && { status: refused.error.status, errors: refused.error.errors }) },
      { rows, fields, mayRecord: mayRecord(viewer), typed: refused?.typed },
    );
  };
  app.get('/hazards', async (request, reply) => list(request, reply));
  app.post('/hazards', async (request: FastifyRequest<{ Body: Typed | undefined }>, reply) => {
    const typed = request.body ?? {};
    try {
      const { reference } = await attempt(request, async () =>
        service.safety.recordHazard(hazardIn(typed, fields), viewerOf(context, request)),
      );
      return await reply.redirect(`/hazards/${reference}`, 303);
    } catch (error) {
      if (error instanceof FormRefused) return list(request, reply, { typed, error });
      throw error;
    }
  });
  app.get<{ Params: { reference: string } }>('/hazards/:reference', async (request, reply) => {
    const viewer = viewerOf(context, request);
    mustBe(viewer, (role) => role !== 'requester', 'read the hazard log');
    const hazard = await service.safety.hazard(request.params.reference, viewer);
    return send(context, request, reply, 'hazard', { title: `${hazard.reference}: ${hazard.name}` }, { hazard });
  });
}
