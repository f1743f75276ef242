import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { EdgeContext } from '../../http/context.ts';
import type { HeldBecause } from '../../views/types.ts';
import { attempt, FormRefused, mustFit, text, type Typed } from '../fields.ts';
import { mustBe, namesOf, send, viewerOf } from '../page.ts';
import { isStaff } from '../words.ts';

type Decided = FastifyRequest<{ Params: { id: string }; Body: Typed | undefined }>;

const WHY: Readonly<Record<HeldBecause, string>> = {
  'automatic-answer': 'An automatic answer that names no incident',
  'returned-letter': 'A bounce of a letter that the desk does not know',
  receipt: 'A receipt that names no incident',
  'own-address': 'Its sender claims to be the desk itself',
};

const FIELD = { open: 'organisation', dismiss: 'reason', erase: 'passage' } as const;
/** The two lists: what waits, and what somebody discarded. */
type List = 'waiting' | 'dismissed';
const PAGE = {
  waiting: { path: '/held-mail', title: 'Mail that waits' },
  dismissed: { path: '/held-mail/dismissed', title: 'Discarded mail' },
} as const satisfies Readonly<Record<List, object>>;

/** Received mail that is not a contact by itself: a person reads it, and makes it a contact or dismisses it. What was dismissed stays on a list of its own, with who did and why. */
export function heldMailPages(app: FastifyInstance, context: EdgeContext): void {
  const { service, policy } = context;

  const list = async (
    request: FastifyRequest,
    reply: FastifyReply,
    which: List,
    refused?: { of: string; typed: Typed; error: FormRefused },
  ) => {
    const viewer = viewerOf(context, request);
    mustBe(viewer, (role) => role !== 'requester', 'read the mail that waits');
    const { items, total } = await service[which === 'waiting' ? 'heldMail' : 'dismissedMail'](viewer);
    return send(
      context,
      request,
      reply,
      'held-mail',
      { title: PAGE[which].title, ...(refused ? { status: refused.error.status, errors: refused.error.errors } : {}) },
      {
        mails: items.map((mail) => ({ ...mail, whyHeld: WHY[mail.why] })),
        more: total - items.length,
        which,
        organisations: policy.organisations.map(({ id, name }) => ({ value: id, text: name })),
        mayDecide: isStaff(viewer.role),
        names: namesOf(policy),
        typed: refused && {
          of: refused.of,
          organisation: text(refused.typed, 'organisation'),
          reason: text(refused.typed, 'reason'),
          passage: text(refused.typed, 'passage'),
        },
      },
    );
  };
  for (const which of ['waiting', 'dismissed'] as const)
    app.get(PAGE[which].path, async (request, reply) => list(request, reply, which));

  /** The list on which a form stood: it names it. */
  const listOf = ({ body }: Decided): List => (text(body ?? {}, 'list') === 'dismissed' ? 'dismissed' : 'waiting');
  const fitting = async (request: Decided, decision: (request: Decided) => Promise<string>) => {
    mustFit(request.body ?? {}, (name) => `${name}-${request.params.id}`);
    return decision(request);
  };
  const decide = (verb: keyof typeof FIELD, decision: (request: Decided) => Promise<string>) =>
    app.post(`/held-mail/:id/${verb}`, async (request: Decided, reply) => {
      try {
        const next = await attempt(request, async () => fitting(request, decision), `${FIELD[verb]}-${request.params.id}`);
        return await reply.redirect(next, 303);
      } catch (error) {
        if (error instanceof FormRefused)
          return list(request, reply, listOf(request), { of: request.params.id, typed: request.body ?? {}, error });
        throw error;
      }
    });
  decide('open', async (request) => {
    const organisation = text(request.body ?? {}, 'organisation');
    const as = organisation === '' ? {} : { organisation };
    const { reference } = await service.openHeldMail(request.params.id, as, viewerOf(context, request));
    return `/incidents/${reference}?done=held-mail`;
  });
  decide('dismiss', async (request) => {
    await service.dismissHeldMail(request.params.id, text(request.body ?? {}, 'reason'), viewerOf(context, request));
    return '/held-mail';
  });
  decide('erase', async (request) => {
    await service.eraseInHeldMail(request.params.id, text(request.body ?? {}, 'passage'), viewerOf(context, request));
    return PAGE[listOf(request)].path;
  });
}
