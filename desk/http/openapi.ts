/** The parts of the OpenAPI document that do not come from the routes. */
export const openapi = {
  openapi: '3.1.0',
  info: {
    title: 'Deskproof service desk',
    version: '1.0.0',
    description:
      'The built-in local service desk. Errors are `{ "code", "message" }`; codes are stable, messages are for people.',
  },
  tags: [
    { name: 'session', description: 'Who you are' },
    { name: 'incidents', description: 'Contacts, and incidents from logging to closure' },
    { name: 'catalogue', description: 'Services and procedures' },
    { name: 'calendars', description: 'Hours in which clocks count, by version' },
    { name: 'changes', description: 'Requests for change, the forward schedule, free times and freezes' },
    { name: 'reports', description: 'What the desk did in a period, by rule; each month as it was issued' },
    { name: 'telephone', description: 'Calls' },
    { name: 'suppliers', description: 'What suppliers report' },
    { name: 'trouble tickets', description: 'TMF621 v4, for other desks. Errors here are those of TMF630' },
    { name: 'operation', description: 'For those who run the desk' },
  ],
  components: {
    securitySchemes: {
      token: { type: 'http' as const, scheme: 'bearer', description: 'An API token, or the token of a session' },
      session: {
        type: 'apiKey' as const,
        in: 'cookie' as const,
        name: 'deskproof',
        description: 'Set by signing in; posts must come from our own pages',
      },
      telephone: { type: 'http' as const, scheme: 'bearer', description: 'The token agreed with the telephone network' },
      ticket: { type: 'http' as const, scheme: 'bearer', description: 'An access token from /oauth2/token' },
      client: { type: 'http' as const, scheme: 'basic', description: 'Client id and secret; they may also be in the form' },
      webhook: {
        type: 'apiKey' as const,
        in: 'header' as const,
        name: 'webhook-signature',
        description: 'Standard Webhooks 1.0.0, with webhook-id and webhook-timestamp',
      },
    },
  },
  security: [{ token: [] }, { session: [] }],
};
