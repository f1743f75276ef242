/** What the OpenAPI document says beside the routes. */
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
    { name: 'incidents', description: 'Contacts and what becomes of them' },
    { name: 'catalogue', description: 'Services and procedures' },
    { name: 'calendars', description: 'When clocks count, and edits of it' },
    { name: 'telephone', description: 'Calls' },
    { name: 'suppliers', description: 'What suppliers report' },
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
