import type { TestDesk } from './desk.ts';

export type Form = Readonly<Record<string, string>>;
/** Completely filled-in forms. */
export const REPORT: Form = {
  service: 'crs',
  summary: 'Records do not open',
  description: 'Since seven.',
  impact: '2',
  urgency: '2',
  once: 'one',
};
export const CALL: Form = { ...REPORT, callerName: "Sister O'Neill", organisation: 'northgate', telephone: '020 7946 0123' };

/** A page as text, requested by `username` with a token; forms are posted as a browser on the desk's own page posts them. */
export const browse = (desk: TestDesk) => ({
  get: async (username: string | null, path: string) => {
    const { status, headers, bytes } = await desk.ask(username, 'GET', path);
    return { status, headers, html: bytes.toString() };
  },
  post: async (username: string | null, path: string, form: Form | readonly (readonly [string, string])[]) => {
    const body = String(new URLSearchParams(Array.isArray(form) ? (form as [string, string][]) : (form as Form)));
    const { status, headers, bytes } = await desk.ask(username, 'POST', path, body, {
      'content-type': 'application/x-www-form-urlencoded',
      origin: desk.desk.url,
    });
    return { status, location: headers.get('location'), html: bytes.toString() };
  },
});
