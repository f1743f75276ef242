import Type from 'typebox';
import { Role, orNull, strict, words } from './common.ts';

export const SignIn = Type.Object({ username: words(120), password: words(200) }, strict);

const person = { name: Type.String(), role: Role, organisation: orNull(Type.String()) };

export const Me = Type.Object({ ...person, username: Type.String() });

export const SignedIn = Type.Object({ token: Type.String(), ...person });
