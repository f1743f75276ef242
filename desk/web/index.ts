import type { FastifyInstance } from 'fastify';
import type { EdgeContext } from '../http/context.ts';
import { assets } from './assets.ts';
import { errorPage, notFoundPage } from './errors.ts';
import { formBodies } from './form-bodies.ts';
import { takeKeptForms } from './kept-forms.ts';
import { accessReviewPages } from './routes/access-reviews.ts';
import { answerPages } from './routes/answers.ts';
import { articlePages } from './routes/articles.ts';
import { incidentArticlePages } from './routes/articles-of-incident.ts';
import { byHandPages } from './routes/by-hand.ts';
import { calendarPages } from './routes/calendars.ts';
import { changePages } from './routes/changes.ts';
import { changeSlotPages } from './routes/change-slots.ts';
import { competencePages } from './routes/competence.ts';
import { contactPages } from './routes/contact.ts';
import { explainPages } from './routes/explain.ts';
import { handOffPages } from './routes/hand-offs.ts';
import { hazardPages } from './routes/hazards.ts';
import { heldMailPages } from './routes/held-mail.ts';
import { incidentPages } from './routes/incident.ts';
import { libraryPages } from './routes/library.ts';
import { queue } from './routes/queue.ts';
import { reportPages } from './routes/reports.ts';
import { rotaPages } from './routes/rota.ts';
import { signInPages } from './routes/sign-in.ts';
import { wallPage } from './routes/wall.ts';
import { testPages } from './routes/tests.ts';

/** Addresses for programs, where a 404 is JSON. */
const FOR_PROGRAMS = /^\/(api|channels|suppliers|tmf-api|oauth2|assets)(\/|$)/;

/**
 * The desk's pages, as a Fastify plugin: rendered on the server, enhanced by three small scripts, usable without them. They call the same
 * service as the API; a page decides nothing.
 */
export async function pages(app: FastifyInstance, context: EdgeContext): Promise<void> {
  await formBodies(app, context);
  app.setErrorHandler(errorPage(context));
  takeKeptForms(app, context);
  assets(app);
  signInPages(app, context);
  queue(app, context);
  incidentPages(app, context);
  explainPages(app, context);
  contactPages(app, context);
  libraryPages(app, context);
  handOffPages(app, context);
  heldMailPages(app, context);
  answerPages(app, context);
  byHandPages(app, context);
  calendarPages(app, context);
  articlePages(app, context);
  incidentArticlePages(app, context);
  competencePages(app, context);
  testPages(app, context);
  rotaPages(app, context);
  hazardPages(app, context);
  accessReviewPages(app, context);
  changeSlotPages(app, context);
  changePages(app, context);
  reportPages(app, context);
  wallPage(app, context);
  const notFound = notFoundPage(context);
  app.get('/*', async (request, reply) => (FOR_PROGRAMS.test(request.url) ? reply.callNotFound() : notFound(request, reply)));
}
