import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EdgeContext } from '../http/context.ts';
import { check, text, type FieldError, type Typed } from './fields.ts';
import type { Field } from './form-types.ts';
import { send } from './page.ts';
import { Refusal } from '../../kernel/index.ts';

const FIELDS: readonly (Field & { readonly type?: string; readonly autocomplete: string })[] = [
  { name: 'username', label: 'User name', kind: 'text', missing: 'Write your user name', autocomplete: 'username' },
  {
    name: 'password',
    label: 'Password',
    kind: 'text',
    missing: 'Write your password',
    type: 'password',
    autocomplete: 'current-password',
  },
];

interface SignIn {
  /** Where the form goes: the sign-in itself, or a form's own address that keeps its text meanwhile. */
  readonly action?: string;
  readonly kept?: string;
  readonly next?: string;
  readonly username?: string;
  readonly errors?: readonly FieldError[];
  readonly status?: number;
}

export const showSignIn = (
  context: EdgeContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { action = '/sign-in', kept, next = '/', username = '', errors = [], status = 200 }: SignIn,
): FastifyReply =>
  send(
    context,
    request,
    reply,
    'sign-in',
    { title: 'Sign in', errors, status },
    { fields: FIELDS, action, kept, next, typed: { username }, telephone: context.addresses.telephone },
  );

/** Signs in, or says why not. A busy desk and too many attempts are said on the page too, so that it keeps what it holds. */
export async function tryToSignIn(context: EdgeContext, request: FastifyRequest, typed: Typed) {
  const username = text(typed, 'username');
  const { errors, password, status, wrong } = signInFaults(typed);
  if (errors.length > 0) return { username, errors, status };
  try {
    const session = await context.sessions.signIn(username, password, request.ip);
    return session ? { session } : { username, errors: [wrong], status: 401 };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { username, errors: [{ field: null, text: error.message }], status: error.status };
  }
}

/** The password as typed, without trimming, and what is missing. One message for a wrong name and a wrong password, so that it does not reveal which names exist. */
function signInFaults(typed: Typed) {
  const errors = check(
    typed,
    FIELDS.map(({ name, missing }) => ({ name, ...(missing ? { missing } : {}) })),
  );
  return {
    password: typeof typed['password'] === 'string' ? typed['password'] : '',
    errors,
    status: 422,
    wrong: { field: 'username', text: 'The user name or the password is wrong. Try again.' },
  };
}
