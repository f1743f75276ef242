import type { FastifyInstance, FastifyRequest } from 'fastify';
import { slotsView } from '../../http/routes/changes.ts';
import type { EdgeContext } from '../../http/context.ts';
import { itemOptions, organisationOptions } from '../change-form.ts';
import type { Field } from '../form-types.ts';
import { attempt, check, FormRefused, text, type Typed } from '../fields.ts';
import { mustBe, namesOf, send, viewerOf } from '../page.ts';
import { drawUse } from '../use-drawing.ts';

/** Slots that the page lists. */
const SHOWN = 12;

/** The slot finder: times of least clinical use for a change, with the curve that they are found by. */
export function changeSlotPages(app: FastifyInstance, context: EdgeContext): void {
  const { service, policy } = context;
  const fields: readonly Field[] = [
    { name: 'service', label: 'Service', kind: 'select', options: itemOptions(policy), missing: 'Choose the service' },
    {
      name: 'organisation',
      label: 'Who is affected',
      kind: 'select',
      options: organisationOptions(policy),
      hint: 'Leave it open where every customer is',
    },
    { name: 'minutes', label: 'How many minutes it takes', kind: 'number', missing: 'Write how many minutes it takes' },
  ];
  app.get('/changes/slots', async (request: FastifyRequest<{ Querystring: Typed }>, reply) => {
    const viewer = viewerOf(context, request);
    mustBe(viewer, (role) => role !== 'requester', 'look for a time: ask the desk');
    const typed = request.query;
    const isAsked = Object.keys(typed).some((name) => fields.some((field) => field.name === name));
    const show = (found: object | null, error?: FormRefused) =>
      send(
        context,
        request,
        reply,
        'change-slots',
        { title: 'Find a time for a change', ...(error && { status: error.status, errors: error.errors }) },
        { fields, typed, found, names: namesOf(policy) },
      );
    if (!isAsked) return show(null);
    try {
      const errors = check(
        typed,
        fields.map(({ name, missing, options, kind }) => ({
          name,
          ...(missing !== undefined && { missing }),
          ...(options && { oneOf: options.map(({ value }) => value) }),
          wholeNumber: kind === 'number',
        })),
      );
      if (errors.length > 0) throw new FormRefused(errors);
      const organisation = text(typed, 'organisation');
      const query = {
        services: [text(typed, 'service')],
        organisations: organisation === '' ? [] : [organisation],
        minutes: Number(text(typed, 'minutes')),
      };
      const found = slotsView(await attempt(request, async () => service.changeRequests.slots(query, viewer)));
      return await show({ ...found, slots: found.slots.slice(0, SHOWN), drawing: drawUse(found.curve) });
    } catch (error) {
      if (error instanceof FormRefused) return show(null, error);
      throw error;
    }
  });
}
