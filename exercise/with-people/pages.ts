import type { PeopleExercise } from '../../evidence/index.ts';
import { html, trusted, type Markup } from '../../evidence/html/markup.ts';

const STYLE = `body{font:19px/1.5 Arial,sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem;color:#212b32;background:#fff}
h1{font-size:1.6rem}label,button,input{font:inherit;display:block;margin:.6rem 0}input{padding:.4rem;border:2px solid #4c6272;width:100%;box-sizing:border-box}
button{padding:.6rem 1.2rem;background:#00703c;color:#fff;border:0;border-radius:4px}:focus{outline:4px solid #ffeb3b;outline-offset:0}`;

const page = (title: string, body: Markup): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <style>
          ${trusted(STYLE)}
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`.markup;

type Asked = PeopleExercise['people'][number];

const initials = html`<label for="initials">Your initials</label>
  <input id="initials" name="initials" required maxlength="6" autocomplete="off" autocapitalize="characters" />`;

/** Opening it answers nothing: programs that look at mail open links too. */
export const askPage = ({ id }: PeopleExercise, { name, title }: Asked): string =>
  page(
    `EXERCISE ${id}`,
    html`<p>Are you ${name} (${title}), and have you read the mail yourself? Nothing is broken: this is an exercise.</p>
      <form method="post">${initials}<button type="submit" name="how" value="link">Yes, I was reached</button></form>`,
  );

/** The telephone of the exercise: the call as the desk would speak it, and its keys. */
export const telephonePage = ({ id }: PeopleExercise, { name, title }: Asked): string =>
  page(
    `EXERCISE ${id}: a call`,
    html`<p>A call for ${name} (${title}). It says:</p>
      <blockquote>
        <p>EXERCISE. This exercise of the escalation plan calls the ${title}. Press 1 to take it, or 2 to let it go on.</p>
      </blockquote>
      <form method="post">
        ${initials}
        <button type="submit" name="key" value="1">1</button>
        <button type="submit" name="key" value="2">2</button>
      </form>`,
  );

export const thanksPage = ({ id }: PeopleExercise, at: string): string =>
  page(`EXERCISE ${id}`, html`<p>Thank you. You are recorded as reached since ${at}. The exercise asks no more of you.</p>`);

export const closedPage = ({ id, stopped }: PeopleExercise): string =>
  page(`EXERCISE ${id}`, html`<p>The exercise ${stopped ? 'was stopped' : 'is over'}: nothing is recorded any more.</p>`);

export const unknownPage = (): string =>
  page('EXERCISE', html`<p>This link belongs to nobody. Open the one in your own mail, whole.</p>`);

export const againPage = ({ id }: PeopleExercise): string =>
  page(`EXERCISE ${id}`, html`<p>Write your initials, so that it is known who answered: go back, and answer again.</p>`);
