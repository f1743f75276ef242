import { join } from 'node:path';
import nunjucks from 'nunjucks';
import { NHSUK } from './assets.ts';
import { timeLeftText, whenText } from '../views/dates.ts';
import { contentSecurityPolicy } from './content-security.ts';
import {
  CHANNELS,
  ENDS,
  HEALTHS,
  LINES,
  REMOVED,
  ROLES,
  SENDING,
  SEVERITIES,
  STATES,
  SUSPECTED,
  sizeText,
  UNUSED,
} from './words.ts';

/** Templates are compiled once a process and shared by every desk in it: they hold no state. */
function environment(): nunjucks.Environment {
  const loader = new nunjucks.FileSystemLoader([join(import.meta.dirname, 'views'), NHSUK]);
  const made = new nunjucks.Environment(loader, { autoescape: true, trimBlocks: true, lstripBlocks: true });
  made.addFilter('when', (instant: string | null) => (instant === null ? '' : whenText(instant)));
  made.addFilter('timeLeft', timeLeftText);
  made.addFilter('size', sizeText);
  for (const [name, value] of Object.entries({
    STATES,
    SEVERITIES,
    CHANNELS,
    ROLES,
    REMOVED,
    SUSPECTED,
    ENDS,
    HEALTHS,
    LINES,
    SENDING,
    UNUSED,
  }))
    made.addGlobal(name, value);
  return made;
}

let shared: { readonly templates: nunjucks.Environment; readonly policy: string } | undefined;
function sharedTemplates() {
  if (!shared) {
    const templates = environment();
    // From the bare layout, so that nothing anybody typed can ever be among the scripts that are allowed.
    shared = { templates, policy: contentSecurityPolicy(templates.render('layout.njk', {})) };
  }
  return shared;
}

export const render = (view: string, data: object): string => sharedTemplates().templates.render(`${view}.njk`, data);
export const pagePolicy = (): string => sharedTemplates().policy;
